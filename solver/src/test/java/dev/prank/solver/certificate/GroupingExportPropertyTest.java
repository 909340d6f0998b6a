package dev.prank.solver.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.ExternalChecker;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.PseudoBooleanExportTest;
import dev.prank.solver.SolveControl;
import dev.prank.solver.engine.BruteForceOracle;
import dev.prank.solver.engine.Engines;
import dev.prank.solver.engine.SmallNetworks;
import dev.prank.solver.proof.ProofSteps;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines about groupings, of engines and from scratch, in the formats of other checkers. */
class GroupingExportPropertyTest {

    @TempDir
    private Path directory;

    @Property(tries = 400)
    void sectionsFromScratchAreDerived(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        ProximateRankProblem problem = SmallNetworks.upTo(5, random);
        RandomGroupings groupings = new RandomGroupings(problem, random);
        if (groupings.proved() > 0) {
            requireDerived(problem, groupings.proved(), lines(problem, groupings), "seed " + seed);
        }
    }

    @Property(tries = 200)
    void certificatesOfEnginesAreDerived(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        ProximateRankProblem problem = SmallNetworks.upTo(7, random);
        int rank = BruteForceOracle.proximateRank(problem);
        List<String> lines = solved(problem, random.nextBoolean());
        if (rank > 0 && !lines.contains("lossless")) {
            requireDerived(problem, rank, lines, "seed " + seed);
        }
    }

    private static void requireDerived(ProximateRankProblem problem, int bound, List<String> lines, String seed)
            throws IOException {
        String what = seed + "\n" + problem + "\n" + String.join("\n", lines);
        StringWriter file = new StringWriter();

        Optional<String> obstacle = ViprExport.write(problem, NetworkLines.HASH, bound, reader(lines), file);

        assertThat(obstacle).as(what).isEmpty();
        assertThat(ViprInterpreter.accepts(file.toString())).as(what).isTrue();
        String more = file.toString().replace("RTP range " + bound, "RTP range " + (bound + 1));
        assertThat(ViprInterpreter.accepts(more)).as(what).isFalse();
    }

    /** Trying everything proves the rank, so the least number of kept groups in the program is that, too. */
    @Property(tries = 200)
    void theProgramHasASolutionForTheRank(@ForAll long seed) throws IOException, CertificateRejection {
        SplittableRandom random = new SplittableRandom(seed);
        ProximateRankProblem problem = SmallNetworks.upTo(4, random);
        int[] its = IntStream.range(0, problem.network().size()).toArray();
        boolean[] may = new boolean[its.length];
        Arrays.fill(may, true);
        GroupingProgram program = new GroupingCertificate(
                        problem, its, may, new CertificateTokens(reader(List.of("exhaust"))), GroupingSteps.IGNORED)
                .program();

        assertThat(new Solutions(program).least())
                .as("seed " + seed + "\n" + problem)
                .isEqualTo(BruteForceOracle.proximateRank(problem));
    }

    /** All solutions, unit by unit, where each one is in one kept set or left to one place. */
    private static final class Solutions {
        private final GroupingProgram program;
        private final List<Inequality> constraints;
        private final int[] value;

        Solutions(GroupingProgram program) {
            this.program = program;
            constraints = program.constraints();
            value = new int[program.variableCount()];
        }

        int least() {
            return least(0);
        }

        private int least(int unit) {
            if (unit == program.units().unitCount()) {
                return constraints.stream().allMatch(this::holds)
                        ? IntStream.range(0, program.kept().size())
                                .map(kept -> Math.min(1, value[kept]))
                                .sum()
                        : Integer.MAX_VALUE;
            }
            int least = least(unit + 1);
            IntStream kept = IntStream.range(0, program.kept().size())
                    .filter(k -> Arrays.stream(program.kept().get(k)).anyMatch(each -> each == unit));
            for (int variable : IntStream.concat(kept, Arrays.stream(program.variablesOf(unit)))
                    .toArray()) {
                value[variable]++;
                least = Math.min(least, least(unit + 1));
                value[variable]--;
            }
            return least;
        }

        private boolean holds(Inequality its) {
            BigInteger sum = BigInteger.ZERO;
            for (int place = 0; place < its.variables().length; place++) {
                sum = sum.add(its.coefficients()[place].multiply(
                        BigInteger.valueOf(Math.min(1, value[its.variables()[place]]))));
            }
            return sum.compareTo(its.bound()) >= 0;
        }
    }

    @Test
    void veriPbAcceptsWhatIsProvedOfGroupings() throws IOException {
        ExternalChecker.VERIPB.require();
        for (long seed = 0; seed < 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ProximateRankProblem problem = SmallNetworks.upTo(6, random);
            List<String> lines = solved(problem, seed % 2 == 0);
            if (seed % 3 == 0) {
                problem = SmallNetworks.upTo(5, random);
                lines = lines(problem, new RandomGroupings(problem, random));
            }
            int bound = Integer.parseInt(lines.get(3).substring("bound ".length()));
            StringWriter program = new StringWriter();
            StringWriter proof = new StringWriter();
            if (bound > 0 && !lines.contains("lossless")) {
                assertThat(PseudoBooleanExport.write(
                                problem, NetworkLines.HASH, bound, reader(lines), VeriPbDialect.V1_2, program, proof))
                        .isEmpty();
                assertThat(ExternalChecker.VERIPB.accepts(
                                "--requireUnsat",
                                Files.writeString(directory.resolve("p.opb"), program.toString()),
                                Files.writeString(directory.resolve("p.pbp"), proof.toString())))
                        .as("seed " + seed + "\n" + problem + "\n" + String.join("\n", lines))
                        .isTrue();
            }
        }
    }

    private static void write(
            ProximateRankProblem problem,
            int bound,
            List<String> lines,
            VeriPbDialect dialect,
            StringWriter program,
            StringWriter proof)
            throws IOException {
        assertThat(PseudoBooleanExport.write(problem, NetworkLines.HASH, bound, reader(lines), dialect, program, proof))
                .isEmpty();
    }

    @Property(tries = 50)
    void bothVersionsSayTheSame(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        ProximateRankProblem problem = SmallNetworks.upTo(5, random);
        RandomGroupings groupings = new RandomGroupings(problem, random);
        int bound = groupings.proved();
        if (bound > 0) {
            List<String> lines = lines(problem, groupings);
            StringWriter program = new StringWriter();
            StringWriter proof = new StringWriter();
            write(problem, bound, lines, VeriPbDialect.V1_2, program, proof);
            StringWriter sameProgram = new StringWriter();
            StringWriter inVersion3 = new StringWriter();
            write(problem, bound, lines, VeriPbDialect.V3_0, sameProgram, inVersion3);

            assertThat(sameProgram).hasToString(program.toString());
            assertThat(PseudoBooleanExportTest.inVersion1(inVersion3.toString()))
                    .as("seed " + seed)
                    .isEqualTo(proof.toString());
            assertThat(program.toString()).contains("keeps a group of");
        }
    }

    /** Numbers of more than 31 bits are not negative in what VeriPB of 2022 reads. */
    @Property(tries = 100)
    void noLargeNumberIsNegative(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int count = random.nextInt(2, 5);
        List<HiddenUnit> units = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Rational weight = Rational.of(random.nextLong(1L << 53) - (1L << 52), 1L << 50);
            units.add(new HiddenUnit(List.of(weight), List.of(Rational.of(3)), Rational.ZERO));
        }
        ProximateRankProblem problem =
                new ProximateRankProblem(TanhNetwork.of(1, 1, units), Rational.of(random.nextInt(1, 5), 7));
        List<String> lines = solved(problem, random.nextBoolean());
        int bound = Integer.parseInt(lines.get(3).substring("bound ".length()));
        if (bound > 0) {
            StringWriter program = new StringWriter();
            StringWriter proof = new StringWriter();
            write(problem, bound, lines, VeriPbDialect.V1_2, program, proof);

            assertThat(program + proof.toString())
                    .as("seed " + seed)
                    .doesNotContainPattern("-\\d{10}")
                    .containsPattern(
                            lines.stream().anyMatch(line -> line.startsWith("groups")) ? " \\d{10}\\d* ~?x" : "x");
        }
    }

    /** Only unit 0 weighs something. All other weights are multiples of 1,000, so no set with it cancels, but nothing short shows that. */
    @Test
    @Tag("slow")
    void longSearchesAreNotExported() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        List<HiddenUnit> units = new ArrayList<>();
        for (int i = 0; i < 26; i++) {
            long weight = (i % 2 == 0 ? 1_000 : -1_000) * random.nextLong(1L << 20) + (i == 0 ? 500 : 0);
            units.add(new HiddenUnit(List.of(Rational.of(weight)), List.of(Rational.of(4)), Rational.ZERO));
        }
        ProximateRankProblem problem = new ProximateRankProblem(TanhNetwork.of(1, 1, units), Rational.ONE);
        String all = IntStream.range(0, 26).mapToObj(i -> " " + i).collect(Collectors.joining());
        String members = IntStream.range(0, 26).mapToObj(i -> " " + 2 * i).collect(Collectors.joining());
        List<String> lines = NetworkLines.certificate(
                problem,
                1,
                List.of("alone", "groups 1 /" + all, "kept /" + all, "location -1 0 /" + members, "bound 1 / 0 1 /"));

        Optional<String> obstacle = ViprExport.write(problem, NetworkLines.HASH, 1, reader(lines), new StringWriter());

        assertThat(obstacle).hasValueSatisfying(reason -> assertThat(reason).contains("10000000 terms"));
    }

    private static List<String> lines(ProximateRankProblem problem, RandomGroupings groupings) {
        List<String> lines = new ArrayList<>(List.of("alone"));
        lines.addAll(groupings.section(groupings.proved()));
        return NetworkLines.certificate(problem, groupings.proved(), lines);
    }

    private static List<String> solved(ProximateRankProblem problem, boolean byTrying) throws IOException {
        EngineOptions options = new EngineOptions(1, 0, OptionalLong.empty(), ProofSteps.PLAIN);
        var result = new ProximateRankSolver(byTrying ? Engines.named("auto") : SmallNetworks.branchAndPrice(), options)
                .solve(problem, SolveControl.unlimited());
        StringWriter text = new StringWriter();
        result.proof().orElseThrow().writeTo(text, NetworkLines.HASH, problem.radius());
        return text.toString().lines().toList();
    }

    private static BufferedReader reader(List<String> lines) {
        return new BufferedReader(new StringReader(String.join("\n", lines) + "\n"));
    }
}
