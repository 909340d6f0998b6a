package dev.prank.solver.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.Verdict;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.number.Rational;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.SolveControl;
import dev.prank.solver.engine.BruteForceOracle;
import dev.prank.solver.engine.Engines;
import dev.prank.solver.engine.SmallNetworks;
import dev.prank.solver.proof.ProofSteps;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * Whatever a certificate says, it is not accepted with a bound above the proximate rank, which an oracle finds from the
 * definition.
 */
class NetworkCertificatePropertyTest {

    private static final int MOST_UNITS = 6;

    /** What random lines prove is known: they are accepted for that, and not for more; and it is never more than the truth. */
    @Property(tries = 1500)
    void sectionsFromScratchProveWhatTheyShouldAndNothingFalse(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ProximateRankProblem problem = SmallNetworks.upTo(5, random);
        RandomGroupings groupings = new RandomGroupings(problem, random);
        int proved = groupings.proved();
        String instance = "seed " + seed + ": " + problem + "\n" + String.join("\n", groupings.section(proved));

        assertThat(proved).as(instance).isLessThanOrEqualTo(BruteForceOracle.proximateRank(problem));
        assertThat(verdict(problem, proved, groupings.section(proved)))
                .as(instance)
                .isEqualTo(Verdict.accepted());
        assertThat(verdict(problem, proved + 1, groupings.section(proved + 1)).isAccepted())
                .as(instance)
                .isFalse();
    }

    @Property(tries = 150)
    void changedSectionsFromScratchProveNothingFalse(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ProximateRankProblem problem = SmallNetworks.upTo(4, random);
        RandomGroupings groupings = new RandomGroupings(problem, random);
        int rank = BruteForceOracle.proximateRank(problem);
        List<String> lines = new ArrayList<>();
        lines.add("alone");
        lines.addAll(groupings.section(rank + 1));
        requireAllChangedRejected(
                problem, rank + 1, NetworkLines.certificate(problem, rank + 1, lines), random, "seed " + seed);
    }

    /** Not a matter of luck: often they prove all there is. */
    @Test
    void manySectionsFromScratchProveTheRank() {
        int whole = 0;
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ProximateRankProblem problem = SmallNetworks.upTo(5, random);
            int rank = BruteForceOracle.proximateRank(problem);
            whole += rank > 0 && new RandomGroupings(problem, random).proved() == rank ? 1 : 0;
        }

        assertThat(whole).isGreaterThan(50);
    }

    /** The bound of one section, and that of all, one higher: nothing else that changes makes up for that. */
    @Property(tries = 150)
    void changedCertificatesProveNothingFalse(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        ProximateRankProblem problem = SmallNetworks.upTo(MOST_UNITS, random);
        int rank = BruteForceOracle.proximateRank(problem);
        List<String> lines = solved(problem, rank, random.nextBoolean());
        assertThat(NetworkLines.verdict(problem, rank, lines))
                .as("seed " + seed)
                .isEqualTo(Verdict.accepted());

        List<String> higher = new ArrayList<>(lines);
        higher.set(3, "bound " + (rank + 1));
        requireAllChangedRejected(problem, rank + 1, higher, random, "seed " + seed);
        for (int line = 0; line < lines.size(); line++) {
            String[] words = lines.get(line).split(" ");
            if (words[0].equals("groups") || words[0].equals("cover")) {
                words[1] = Integer.toString(Integer.parseInt(words[1]) + 1);
                List<String> raised = new ArrayList<>(higher);
                raised.set(line, String.join(" ", words));
                requireAllChangedRejected(problem, rank + 1, raised, random, "seed " + seed);
            }
        }
    }

    @Property(tries = 300)
    void certificatesOfOtherInstancesProveNothingFalse(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        ProximateRankProblem problem = SmallNetworks.upTo(MOST_UNITS, random);
        int rank = BruteForceOracle.proximateRank(problem);
        List<String> lines = solved(problem, rank, random.nextBoolean());
        for (int quarters = 0; quarters < 8; quarters++) {
            Rational radius = Rational.of(quarters, 4);
            if (!radius.equals(problem.radius())) {
                ProximateRankProblem other = new ProximateRankProblem(problem.network(), radius);
                assertThat(NetworkLines.verdict(other, rank, lines).isAccepted())
                        .as("seed %d, radius %s", seed, radius)
                        .isFalse();
                requireSound(other, rank, replaced(lines, 2, "radius " + radius), "seed " + seed);
            }
        }
        ProximateRankProblem other = SmallNetworks.of(problem.network().size(), random);
        requireSound(other, rank, replaced(lines, 2, "radius " + other.radius()), "seed " + seed);
        assertThat(NetworkLines.verdict(problem, rank, replaced(lines, 1, "instance 01"))
                        .isAccepted())
                .isFalse();
        for (int length = 0; length < lines.size(); length++) {
            assertThat(NetworkLines.verdict(problem, rank, lines.subList(0, length))
                            .isAccepted())
                    .as("seed %d, the first %d lines", seed, length)
                    .isFalse();
        }
    }

    private static List<String> replaced(List<String> lines, int at, String line) {
        List<String> replaced = new ArrayList<>(lines);
        replaced.set(at, line);
        return replaced;
    }

    private static void requireSound(ProximateRankProblem problem, int bound, List<String> lines, String instance) {
        if (NetworkLines.verdict(problem, bound, lines).isAccepted()) {
            assertThat(bound).as(instance).isLessThanOrEqualTo(BruteForceOracle.proximateRank(problem));
        }
    }

    private static Verdict verdict(ProximateRankProblem problem, int bound, List<String> section) {
        List<String> lines = new ArrayList<>(List.of("alone"));
        lines.addAll(section);
        return NetworkLines.verdict(problem, bound, NetworkLines.certificate(problem, bound, lines));
    }

    private static List<String> solved(ProximateRankProblem problem, int rank, boolean byTrying) throws IOException {
        EngineOptions options = new EngineOptions(1, 0, OptionalLong.empty(), ProofSteps.ALL);
        var result = new ProximateRankSolver(byTrying ? Engines.named("auto") : SmallNetworks.branchAndPrice(), options)
                .solve(problem, SolveControl.unlimited());
        assertThat(result.lowerBound()).isEqualTo(rank);
        StringWriter text = new StringWriter();
        result.proof().orElseThrow().writeTo(text, NetworkLines.HASH, problem.radius());
        return text.toString().lines().toList();
    }

    /** Each place of each line in every way, and lines as a whole. */
    private static void requireAllChangedRejected(
            ProximateRankProblem problem, int bound, List<String> lines, SplittableRandom random, String instance) {
        requireRejected(problem, bound, lines, instance);
        // The head stays: without it nothing is accepted.
        for (int line = 4; line < lines.size(); line++) {
            String[] words = lines.get(line).split(" ");
            for (int place = 0; place < words.length; place++) {
                for (String other : others(words, place, random)) {
                    String[] changed = words.clone();
                    changed[place] = other;
                    String text = Arrays.stream(changed)
                            .filter(word -> !word.isEmpty())
                            .collect(Collectors.joining(" "));
                    requireRejected(problem, bound, replaced(lines, line, text), instance);
                }
            }
            List<String> without = new ArrayList<>(lines);
            String removed = without.remove(line);
            requireRejected(problem, bound, without, instance);
            List<String> elsewhere = new ArrayList<>(without);
            elsewhere.add(random.nextInt(4, lines.size()), removed);
            requireRejected(problem, bound, elsewhere, instance);
            List<String> twice = new ArrayList<>(lines);
            twice.add(random.nextInt(4, lines.size()), removed);
            requireRejected(problem, bound, twice, instance);
            List<String> longer = replaced(lines, line, lines.get(line) + " " + random.nextInt(8));
            requireRejected(problem, bound, longer, instance);
        }
    }

    /** One more or less, negated, larger, dropped, another of the line, two for one. */
    private static List<String> others(String[] words, int place, SplittableRandom random) {
        String word = words[place];
        String another = words[random.nextInt(words.length)];
        if (!word.matches("-?\\d+")) {
            return List.of("", another, word + " " + random.nextInt(4));
        }
        long number = Long.parseLong(word);
        return List.of(
                Long.toString(number + 1),
                Long.toString(number - 1),
                Long.toString(-number),
                Long.toString(2 * number + 1),
                Integer.toString(random.nextInt(12)),
                "",
                another,
                word + " " + random.nextInt(6),
                word + " /");
    }

    private static void requireRejected(ProximateRankProblem problem, int bound, List<String> lines, String instance) {
        if (NetworkLines.verdict(problem, bound, lines).isAccepted()) {
            assertThat(false)
                    .as("%s: %d is accepted of %s%n%s", instance, bound, problem, String.join("\n", lines))
                    .isTrue();
        }
    }
}
