package dev.prank.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.Verdict;
import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.generate.RandomPoints;
import dev.prank.instances.number.Rational;
import dev.prank.solver.certificate.CoverCertificate;
import dev.prank.solver.engine.Engines;
import dev.prank.solver.proof.ProofSteps;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The bound of every cover search is proved by lines that the checker accepts, whatever stopped the search. */
class PointCoverProofTest {

    private static final String HASH = "00";

    @Property(tries = 400)
    void boundsOfSmallProblemsAreProved(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        PointCoverProblem problem = RandomPoints.lattice(
                random.nextInt(0, 40), Rational.of(3, 2), random.nextInt(1, 12), random.nextLong());
        SolveResult<PointCover> result = solved(problem, 1 + random.nextInt(2), OptionalLong.empty());

        assertThat(result.isOptimal()).as("seed " + seed).isTrue();
        assertProved(problem, result, "seed " + seed);
    }

    @Property(tries = 200)
    void boundsInOtherDimensionsAreProved(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int dimension = random.nextInt(1, 5);
        List<Point> points = new ArrayList<>();
        for (int p = random.nextInt(0, 30); p > 0; p--) {
            points.add(new Point(random.ints(dimension, -4, 5)
                    .mapToObj(x -> Rational.of(x, 3))
                    .toList()));
        }
        PointCoverProblem problem =
                new PointCoverProblem(new PointSet(dimension, points), Rational.of(random.nextInt(0, 5), 6));

        assertProved(problem, solved(problem, 1, OptionalLong.empty()), "seed " + seed);
    }

    /** Dense enough for linear programs, cuts and branching; the limit stops some in the middle. */
    @Property(tries = 8)
    void boundsOfDensePointsAreProved(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        PointCoverProblem problem = RandomPoints.uniform(
                random.nextInt(400, 700), Rational.ONE, Rational.of(random.nextInt(5, 9)), random.nextLong());
        OptionalLong limit = random.nextInt(2) == 0 ? OptionalLong.empty() : OptionalLong.of(random.nextInt(0, 4_000));

        assertProved(problem, solved(problem, 1 + random.nextInt(2), limit), "seed " + seed);
    }

    @Test
    void everyKindOfLineIsPutToTheTest() throws IOException {
        Set<String> words = new TreeSet<>();
        for (long seed = 0; seed < 6; seed++) {
            PointCoverProblem problem = RandomPoints.uniform(500, Rational.ONE, Rational.of(6), seed);
            SolveResult<PointCover> result = solved(problem, 1, OptionalLong.empty());
            assertProved(problem, result, "seed " + seed);
            certificate(problem, result).lines().forEach(line -> words.add(line.split(" ")[0]));
        }

        assertThat(words)
                .contains(
                        "drop",
                        "force",
                        "dominated",
                        "fold",
                        "exchange",
                        "canonical",
                        "refuted",
                        "cut",
                        "fix",
                        "bound",
                        "branch",
                        "propagate",
                        "parts",
                        "part");
    }

    @Test
    void noProofIsMadeWhenNobodyAsksForOne() {
        PointCoverProblem problem = RandomPoints.uniform(50, Rational.ONE, Rational.TWO, 1);
        PointCoverSolver solver =
                new PointCoverSolver(new ProximateRankSolver(Engines.named("auto"), EngineOptions.defaults()));

        assertThat(solver.solve(problem, SolveControl.unlimited()).proof()).isEmpty();
    }

    /** Whatever changes in a certificate, it never proves more than the truth; with another head it proves nothing. */
    @Test
    void changedCertificatesProveNothingFalse() throws IOException {
        for (long seed = 0; seed < 3; seed++) {
            PointCoverProblem problem = RandomPoints.uniform(160, Rational.ONE, Rational.of(6), seed);
            SolveResult<PointCover> result = solved(problem, 1, OptionalLong.empty());
            assertThat(result.isOptimal()).isTrue();
            int least = result.upperBound();
            List<String> lines = certificate(problem, result).lines().toList();
            SplittableRandom random = new SplittableRandom(seed);
            for (int line = 0; line < lines.size(); line++) {
                for (int way = 0; way < 5; way++) {
                    List<String> changed = new ArrayList<>(lines);
                    changed.set(line, changed(lines.get(line), way, random));
                    String what = "seed " + seed + ", line " + (line + 1) + ": " + changed.get(line);
                    if (line < 4 && !changed.equals(lines)) {
                        assertThat(verdict(problem, least, changed).isAccepted())
                                .as(what)
                                .isFalse();
                    }
                    // One square more is wrong, however it is proved.
                    changed.set(3, "bound " + (least + 1));
                    assertThat(verdict(problem, least + 1, changed).isAccepted())
                            .as(what)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void certificatesOfOtherInstancesAndTornOnesAreRejected() throws IOException {
        PointCoverProblem problem = RandomPoints.uniform(160, Rational.ONE, Rational.of(6), 1);
        SolveResult<PointCover> result = solved(problem, 1, OptionalLong.empty());
        int bound = result.lowerBound();
        List<String> lines = certificate(problem, result).lines().toList();
        PointCoverProblem wider = new PointCoverProblem(problem.points(), Rational.of(11, 10));

        assertThat(verdict(problem, bound, lines)).isEqualTo(Verdict.accepted());
        assertThat(verdict(wider, bound, lines).isAccepted()).isFalse();
        List<String> sameRadius = new ArrayList<>(lines);
        sameRadius.set(2, "radius 11/10");
        assertThat(verdict(wider, bound, sameRadius).isAccepted()).isFalse();
        for (int length = 0; length < lines.size(); length++) {
            assertThat(verdict(problem, bound, lines.subList(0, length)).isAccepted())
                    .as("the first %d lines", length)
                    .isFalse();
        }
        List<String> longer = new ArrayList<>(lines);
        longer.add("end");
        assertThat(verdict(problem, bound, longer).isAccepted()).isFalse();
    }

    /** Another number, word, or order; the way counts from 0 to 4. */
    private static String changed(String line, int way, SplittableRandom random) {
        String[] words = line.split(" ");
        int place = random.nextInt(words.length);
        switch (way) {
            case 0 -> words[place] = plus(words[place], 1);
            case 1 -> words[place] = plus(words[place], -1);
            case 2 -> words[place] = "";
            case 3 -> words[place] = words[place] + " " + random.nextInt(20);
            default -> {
                int other = random.nextInt(words.length);
                String kept = words[place];
                words[place] = words[other];
                words[other] = kept;
            }
        }
        return String.join(" ", words).strip();
    }

    private static String plus(String word, int difference) {
        return word.matches("-?\\d+") ? Long.toString(Long.parseLong(word) + difference) : word + "x";
    }

    private static SolveResult<PointCover> solved(PointCoverProblem problem, int threads, OptionalLong workLimit) {
        EngineOptions options = new EngineOptions(threads, 0, workLimit, ProofSteps.ALL);
        return new PointCoverSolver(new ProximateRankSolver(Engines.named("auto"), options))
                .solve(problem, SolveControl.unlimited());
    }

    private static String certificate(PointCoverProblem problem, SolveResult<PointCover> result) throws IOException {
        StringWriter text = new StringWriter();
        result.proof().orElseThrow().writeTo(text, HASH, problem.radius());
        return text.toString();
    }

    private static void assertProved(PointCoverProblem problem, SolveResult<PointCover> result, String instance)
            throws IOException {
        List<String> lines = certificate(problem, result).lines().toList();
        assertThat(verdict(problem, result.lowerBound(), lines)).as(instance).isEqualTo(Verdict.accepted());
    }

    private static Verdict verdict(PointCoverProblem problem, int bound, List<String> lines) throws IOException {
        String text = String.join("\n", lines) + (lines.isEmpty() ? "" : "\n");
        return CoverCertificate.check(problem, HASH, bound, new BufferedReader(new StringReader(text)));
    }
}
