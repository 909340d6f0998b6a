package dev.prank.solver.engine;

import static dev.prank.solver.engine.Problems.problem;
import static dev.prank.solver.engine.Problems.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.Verdict;
import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.generate.RandomFormulas;
import dev.prank.instances.generate.RandomPoints;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.hardness.DirectRoute;
import dev.prank.reductions.hardness.FormulaToPointCover;
import dev.prank.reductions.hardness.PointCoverToNetwork;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.ExternalChecker;
import dev.prank.solver.SolveControl;
import dev.prank.solver.StopReason;
import dev.prank.solver.certificate.DrupCheck;
import dev.prank.solver.engine.SatRefutation.Outcome;
import dev.prank.solver.engine.SatRefutation.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SatRefutationTest {

    @TempDir
    private Path directory;

    private final StringWriter formula = new StringWriter();
    private final StringWriter proof = new StringWriter();

    private Result refute(ProximateRankProblem problem, int rank) throws IOException {
        return SatRefutation.refute(problem, rank, SolveControl.unlimited(), formula, proof);
    }

    private void requireProof() throws IOException {
        Verdict verdict = DrupCheck.check(
                new BufferedReader(new StringReader(formula.toString())),
                new BufferedReader(new StringReader(proof.toString())));
        assertThat(verdict).isEqualTo(Verdict.accepted());
    }

    private static PointCoverProblem row(int... positions) {
        return new PointCoverProblem(
                new PointSet(
                        1,
                        Arrays.stream(positions)
                                .mapToObj(x -> new Point(List.of(Rational.of(x))))
                                .toList()),
                Rational.ONE);
    }

    /** Both files word for word: an interval of length 2 cannot cover 0, 2 and 4, nor 4 and 9. */
    @Test
    void formulaAndProofOfARowOfPoints() throws IOException {
        Result result = SatRefutation.refute(row(0, 2, 4, 9), 2, SolveControl.unlimited(), formula, proof);

        assertThat(result.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(result.stopReason()).isEmpty();
        assertThat(formula.toString().lines())
                .containsExactly(
                        "c satisfiable exactly when 2 squares of side 2*radius cover all 4 points; radius 1",
                        "c points count from 0; squares are the maximal sets of points that are pairwise within"
                                + " 2*radius in every coordinate",
                        "c x1 square 0: points 0 1",
                        "c x2 square 1: points 1 2",
                        "c x3 square 2: points 3",
                        "c from clause 1: point 0 is in a square",
                        "c from clause 2: point 1 is in a square",
                        "c from clause 3: point 2 is in a square",
                        "c from clause 4: point 3 is in a square",
                        "c from clause 5: at most 2 of x1 x2 x3",
                        "c from clause 5: points 0 2 must each be in one of these, and no two fit into the same: one of"
                                + " each list below holds, in this order, and at most 0 more",
                        "c from clause 5: none of the others",
                        "p cnf 3 5",
                        "1 0",
                        "1 2 0",
                        "2 0",
                        "3 0",
                        "-3 0");
        assertThat(proof.toString().lines().toList()).endsWith("0");
        requireProof();
    }

    /** Units 0, 1 and 2 are at one place, with weights 5, −4 and 5: the first two cancel, all three do not. */
    @Test
    void violatedInequalitiesJoinTheFormula() throws IOException {
        ProximateRankProblem problem =
                problem("1", unit("5", "4", "0"), unit("-4", "4", "0"), unit("5", "4", "0"), unit("3", "-9", "7"));
        Result result = refute(problem, 1);

        assertThat(result.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(result.statistics().counts().get("noGoods")).isPositive();
        assertThat(formula.toString()).contains("c x1 kept group 0: units +0 +1 +2\n");
        assertThat(formula.toString().lines().filter(line -> line.contains("the sum is above 0")))
                .isNotEmpty()
                .allMatch(line -> line.matches(
                        "c from clause \\d+: cancelled group 0, output 0, -?s\\*a - radius: the sum is above"
                                + " 0 with( [+-]\\d)+( and without( [+-]\\d)+)?, whoever else is in it"));
        requireProof();
    }

    /** As in {@link SatEngineTest}: nearly every set of helpers is a new reason, so inequalities become clauses. */
    @Test
    void inequalitiesAreWrittenOutWhenTheyFailTooOften() throws IOException {
        Random random = new Random(5);
        List<HiddenUnit> units = new ArrayList<>(List.of(unit("1000", "3/2", "5")));
        for (int i = 0; i < 18; i++) {
            int weight = 2000 * (1 + random.nextInt(20)) * (random.nextBoolean() ? 1 : -1);
            units.add(unit(String.valueOf(weight), "1/2", "5"));
        }
        Result result = refute(problem("1", units.toArray(HiddenUnit[]::new)), 0);

        assertThat(result.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(result.statistics().counts().get("sums")).isPositive();
        assertThat(formula.toString()).contains("times the common denominator, over 2^");
        requireProof();
        ExternalChecker.DRAT_TRIM.require();
        assertThat(isVerified(formula.toString(), proof.toString())).isTrue();
    }

    /** A proof, through geometry, that a formula is unsatisfiable. */
    @Test
    void pointsMadeFromAnUnsatisfiableFormulaAreRefuted() throws IOException {
        FormulaToPointCover points =
                new FormulaToPointCover(new DirectRoute(RandomFormulas.signPatterns(3)), Rational.of(1, 8));
        Result result = SatRefutation.refute(points.target(), points.bound(), SolveControl.unlimited(), formula, proof);

        assertThat(result.outcome()).isEqualTo(Outcome.REFUTED);
        requireProof();
        ExternalChecker.DRAT_TRIM.require();
        assertThat(isVerified(formula.toString(), proof.toString())).isTrue();
    }

    /** Units close together, so that most groups could cancel but few do. */
    private static ProximateRankProblem crowd(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        HiddenUnit[] units = new HiddenUnit[8];
        Arrays.setAll(
                units,
                i -> unit(
                        String.valueOf(random.nextInt(19) - 9),
                        String.valueOf(1 + random.nextInt(4)),
                        String.valueOf(random.nextInt(5) - 2)));
        return problem("1", units);
    }

    @Test
    void dratTrimAcceptsEveryProof() throws IOException {
        ExternalChecker.DRAT_TRIM.require();
        int refuted = 0;
        long noGoods = 0;
        long conflicts = 0;
        for (long seed = 0; seed < 60; seed++) {
            ProximateRankProblem problem = seed < 30
                    ? crowd(seed)
                    : new PointCoverToNetwork(RandomPoints.uniform(90, Rational.ONE, Rational.of(8), seed)).target();
            int rank = new SatEngine()
                    .solve(problem, EngineOptions.defaults(), SolveControl.unlimited())
                    .lowerBound();
            if (rank > 0) {
                StringWriter cnf = new StringWriter();
                StringWriter drup = new StringWriter();
                Result result = SatRefutation.refute(problem, rank - 1, SolveControl.unlimited(), cnf, drup);
                assertThat(result.outcome()).as("seed %d", seed).isEqualTo(Outcome.REFUTED);
                assertThat(isVerified(cnf.toString(), drup.toString()))
                        .as("seed %d", seed)
                        .isTrue();
                refuted++;
                noGoods += result.statistics().counts().get("noGoods");
                conflicts += result.statistics().counts().get("conflicts");
            }
        }
        assertThat(refuted).isGreaterThan(40);
        assertThat(noGoods).isGreaterThan(20);
        assertThat(conflicts).isGreaterThan(20);
    }

    @Test
    void countersThatAreTooLargeAreNotWritten() throws IOException {
        PointCoverProblem points = RandomPoints.uniform(3000, Rational.ONE, Rational.of(4), 1);
        Result result = SatRefutation.refute(points, 2999, SolveControl.unlimited(), formula, proof);
        assertThat(result.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(result.stopReason()).contains(StopReason.SIZE_LIMIT);
    }

    @Test
    void dratTrimRejectsProofsOfOtherFormulas() throws IOException {
        ExternalChecker.DRAT_TRIM.require();
        SatRefutation.refute(row(0, 2, 4, 9), 2, SolveControl.unlimited(), formula, proof);
        assertThat(isVerified(formula.toString(), proof.toString())).isTrue();
        String withoutLast =
                formula.toString().replace("p cnf 3 5", "p cnf 3 4").replace("\n-3 0", "");
        assertThat(isVerified(withoutLast, proof.toString())).isFalse();
    }

    @Test
    void noCheckerTakesAWordForAClause() throws IOException {
        refute(Problems.dense(14, 1), 1);
        List<String> lines = formula.toString().lines().toList();
        int header = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("p cnf "))
                .findFirst()
                .orElseThrow());
        assertThat(lines.subList(0, header)).allMatch(line -> line.startsWith("c ") && !line.contains("cnf"));
        assertThat(lines.subList(header + 1, lines.size())).allMatch(line -> line.matches("(-?[1-9]\\d* )+0"));
    }

    @Test
    void whatCanBeIsNotRefuted() throws IOException {
        ProximateRankProblem problem = problem("1", unit("5", "4", "0"), unit("5", "8", "0"));
        assertThat(refute(problem, 1).outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(refute(problem, 2).outcome()).isEqualTo(Outcome.SATISFIABLE);
        assertThat(refute(problem("1"), 0).outcome()).isEqualTo(Outcome.SATISFIABLE);
        assertThat(SatRefutation.refute(row(), 0, SolveControl.unlimited(), formula, proof)
                        .outcome())
                .isEqualTo(Outcome.SATISFIABLE);
    }

    @Test
    void equalQuestionsGetEqualBytes() throws IOException {
        refute(Problems.dense(40, 3), 5);
        StringWriter formulaAgain = new StringWriter();
        StringWriter proofAgain = new StringWriter();
        SatRefutation.refute(Problems.dense(40, 3), 5, SolveControl.unlimited(), formulaAgain, proofAgain);
        assertThat(formulaAgain).hasToString(formula.toString());
        assertThat(proofAgain).hasToString(proof.toString());
        assertThat(formula.toString()).isNotEmpty();
    }

    @Test
    void limitsStopIt() throws IOException {
        SolveControl cancelled = SolveControl.unlimited();
        cancelled.cancel(StopReason.CANCELLED);
        Result result = SatRefutation.refute(Problems.dense(40, 3), 5, cancelled, formula, proof);
        assertThat(result.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(result.stopReason()).contains(StopReason.CANCELLED);

        SolveControl late = SolveControl.unlimited().withTimeLimit(Duration.ZERO);
        Result later = SatRefutation.refute(Problems.dense(40, 3), 5, late, formula, proof);
        assertThat(later.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(later.stopReason()).contains(StopReason.TIME_LIMIT);
        assertThat(formula.toString()).isEmpty();
    }

    /** Whoever gets the proof cancels at its first line. */
    @Test
    void aSearchStopsOnItsWay() throws IOException {
        SolveControl control = SolveControl.unlimited();
        Writer cancelling = new StringWriter() {
            @Override
            public void write(String line) {
                control.cancel(StopReason.CANCELLED);
                super.write(line);
            }
        };
        PointCoverProblem points = RandomPoints.uniform(400, Rational.ONE, Rational.of(8), 1);
        Result result = SatRefutation.refute(points, 60, control, formula, cancelling);
        assertThat(result.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(result.stopReason()).contains(StopReason.CANCELLED);
        assertThat(cancelling.toString().lines()).isNotEmpty().doesNotContain("0");
        assertThat(formula.toString()).isEmpty();
    }

    @Test
    void negativeRanksAreNoQuestion() {
        assertThatThrownBy(() -> refute(problem("1"), -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rank must not be negative, but is -1");
    }

    @Test
    void whatAWriterThrowsIsThrownOn() {
        Writer full = new Writer() {
            @Override
            public void write(char[] characters, int from, int length) throws IOException {
                throw new IOException("full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Stream.of(List.of(full, proof), List.of(formula, full))
                .forEach(writers -> assertThatThrownBy(() -> SatRefutation.refute(
                                row(0, 2, 4, 9), 2, SolveControl.unlimited(), writers.get(0), writers.get(1)))
                        .isInstanceOf(IOException.class)
                        .hasMessage("full"));
    }

    private boolean isVerified(String formula, String proof) throws IOException {
        return ExternalChecker.DRAT_TRIM.accepts(
                Files.writeString(directory.resolve("p.cnf"), formula),
                Files.writeString(directory.resolve("p.drup"), proof),
                "-I");
    }
}
