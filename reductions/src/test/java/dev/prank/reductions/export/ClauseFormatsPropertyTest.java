package dev.prank.reductions.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.sat4j.core.VecInt;
import org.sat4j.maxsat.WeightedMaxSatDecorator;
import org.sat4j.pb.IPBSolver;
import org.sat4j.pb.OptToPBSATAdapter;
import org.sat4j.pb.PBSolverHandle;
import org.sat4j.pb.PseudoOptDecorator;
import org.sat4j.pb.SolverFactory;
import org.sat4j.pb.reader.OPBReader2012;
import org.sat4j.reader.DimacsReader;
import org.sat4j.reader.ParseFormatException;
import org.sat4j.specs.ContradictionException;
import org.sat4j.specs.ISolver;
import org.sat4j.specs.TimeoutException;

/** CNF and OPB read and solved by Sat4j; WCNF, whose new form Sat4j does not read, split here and solved by Sat4j. */
@Domain(SmallCovers.class)
class ClauseFormatsPropertyTest {

    @Property(tries = 200)
    void theFormulaIsSatisfiableExactlyFromTheLeastCoverOn(@ForAll PointCoverProblem problem)
            throws IOException, ParseFormatException, TimeoutException {
        SetCoverModel model = SetCoverModel.of(problem);
        int least = SmallCovers.leastCover(problem);
        if (model.squareCount() == 0) {
            // Sat4j's reader wants variables.
            assertThat(SmallCovers.text(out -> CnfWriter.write(model, 0, out))).endsWith("\np cnf 0 0\n");
            return;
        }
        for (int rank = 0; rank <= model.squareCount() + 1; rank++) {
            int bound = rank;
            String cnf = SmallCovers.text(out -> CnfWriter.write(model, bound, out));
            ISolver solver = org.sat4j.minisat.SolverFactory.newDefault();
            boolean isSatisfiable;
            try {
                new DimacsReader(solver)
                        .parseInstance(new ByteArrayInputStream(cnf.getBytes(StandardCharsets.US_ASCII)));
                isSatisfiable = solver.isSatisfiable();
            } catch (ContradictionException e) {
                isSatisfiable = false;
            }
            assertThat(isSatisfiable).as("%s", cnf).isEqualTo(rank >= least);
            if (isSatisfiable) {
                requireCover(model, solver.model(), rank);
            }
        }
    }

    @Property(tries = 200)
    void theFormulaHasAsManyVariablesAndClausesAsItSays(@ForAll PointCoverProblem problem) throws IOException {
        SetCoverModel model = SetCoverModel.of(problem);
        List<String> lines = SmallCovers.text(out -> CnfWriter.write(model, model.squareCount() / 2, out))
                .lines()
                .filter(line -> !line.startsWith("c"))
                .toList();
        int[] literals = lines.stream()
                .skip(1)
                .flatMap(line -> Arrays.stream(line.split(" ")))
                .mapToInt(Integer::parseInt)
                .map(Math::abs)
                .toArray();

        // Every square is over some point and every counter is in some clause.
        assertThat(lines.get(0))
                .isEqualTo("p cnf " + Arrays.stream(literals).max().orElse(0) + " " + (lines.size() - 1));
        assertThat(Arrays.stream(literals).filter(literal -> literal == 0).count())
                .isEqualTo(lines.size() - 1);
    }

    @Property(tries = 200)
    void thePseudoBooleanMinimumIsTheLeastCover(@ForAll PointCoverProblem problem)
            throws IOException, ContradictionException, ParseFormatException, TimeoutException {
        SetCoverModel model = SetCoverModel.of(problem);
        String opb = SmallCovers.text(out -> OpbWriter.writeMinimum(model, out));
        PseudoOptDecorator optimizer = new PseudoOptDecorator(SolverFactory.newDefault());

        new OPBReader2012(new PBSolverHandle(optimizer)).parseInstance(new StringReader(opb));
        OptToPBSATAdapter solver = new OptToPBSATAdapter(optimizer);

        assertThat(solver.isSatisfiable()).isTrue();
        assertThat(requireCover(model, solver.model(), model.squareCount()).value())
                .as("%s", opb)
                .isEqualTo(SmallCovers.leastCover(problem));
    }

    @Property(tries = 200)
    void thePseudoBooleanDecisionIsYesExactlyFromTheLeastCoverOn(@ForAll PointCoverProblem problem)
            throws IOException, ParseFormatException, TimeoutException {
        SetCoverModel model = SetCoverModel.of(problem);
        int least = SmallCovers.leastCover(problem);
        for (int rank = 0; rank <= model.squareCount() + 1; rank++) {
            int bound = rank;
            String opb = SmallCovers.text(out -> OpbWriter.writeDecision(model, bound, out));
            IPBSolver solver = new PseudoOptDecorator(SolverFactory.newDefault());
            boolean isSatisfiable;
            try {
                new OPBReader2012(new PBSolverHandle(solver)).parseInstance(new StringReader(opb));
                isSatisfiable = solver.isSatisfiable();
            } catch (ContradictionException e) {
                isSatisfiable = false;
            }
            assertThat(isSatisfiable).as("%s", opb).isEqualTo(rank >= least);
            if (isSatisfiable) {
                requireCover(model, solver.model(), rank);
            }
        }
    }

    @Property(tries = 200)
    void theLeastCostIsTheLeastCover(@ForAll PointCoverProblem problem)
            throws IOException, ContradictionException, TimeoutException {
        SetCoverModel model = SetCoverModel.of(problem);
        String wcnf = SmallCovers.text(out -> WcnfWriter.write(model, out));
        WeightedMaxSatDecorator solver = new WeightedMaxSatDecorator(org.sat4j.maxsat.SolverFactory.newDefault());
        solver.newVar(model.squareCount());
        for (String line : wcnf.lines().filter(line -> !line.startsWith("c")).toList()) {
            String[] words = line.split(" ");
            int[] numbers =
                    Arrays.stream(words).skip(1).mapToInt(Integer::parseInt).toArray();
            assertThat(numbers[numbers.length - 1]).isZero();
            VecInt clause = new VecInt(Arrays.copyOf(numbers, numbers.length - 1));
            if (words[0].equals("h")) {
                solver.addHardClause(clause);
            } else {
                solver.addSoftClause(new BigInteger(words[0]), clause);
            }
        }
        OptToPBSATAdapter optimizer = new OptToPBSATAdapter(new PseudoOptDecorator(solver));

        assertThat(optimizer.isSatisfiable()).isTrue();
        assertThat(requireCover(model, optimizer.model(), model.squareCount()).value())
                .as("%s", wcnf)
                .isEqualTo(SmallCovers.leastCover(problem));
    }

    /** The true ones among the variables of the squares are a cover of at most this value. */
    private static PointCover requireCover(SetCoverModel model, int[] literals, int rank) {
        PointCover cover = model.decode(Arrays.stream(literals)
                .filter(literal -> literal > 0 && literal <= model.squareCount())
                .boxed()
                .toList());
        cover.check(model.problem()).requireAccepted();
        assertThat(cover.value()).isLessThanOrEqualTo(rank);
        return cover;
    }
}
