package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.Verdict;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.certificate.NetworkCertificate;
import dev.prank.solver.proof.ProofSteps;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * Every optimum and every no of the engines that prove has a proof, which the checker accepts, of the bound that an oracle
 * knows.
 */
class NetworkProofTest {

    private static final String HASH = "00";

    private static final Engine BRANCH_AND_PRICE = SmallNetworks.branchAndPrice();

    private static final EngineOptions PROVING = new EngineOptions(1, 0, OptionalLong.empty(), ProofSteps.ALL);

    /** Up to so many units the oracle reads the rank off the definition. */
    private static final int MOST_FOR_ORACLE = 6;

    @Provide
    Arbitrary<ProximateRankProblem> problems() {
        return Problems.small(9);
    }

    @Property(tries = 1000)
    void branchAndPriceProvesWhatItSays(@ForAll("problems") ProximateRankProblem problem, @ForAll long seed)
            throws IOException {
        assertProved(BRANCH_AND_PRICE, problem, new SplittableRandom(seed));
    }

    @Property(tries = 1000)
    void branchAndPriceProvesWhatItSaysOfHalves(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        assertProved(BRANCH_AND_PRICE, SmallNetworks.upTo(9, random), random);
    }

    @Property(tries = 300)
    void branchProvesWhatItSays(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        assertProved(new BranchEngine(), SmallNetworks.upTo(9, random), random);
    }

    @Property(tries = 300)
    void autoProvesWhatItSays(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        assertProved(new AutoEngine(), SmallNetworks.upTo(9, random), random);
    }

    @Test
    void everyKindOfSectionIsPutToTheTest() throws IOException {
        Set<String> words = new TreeSet<>();
        for (long seed = 0; seed < 150; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            for (Engine engine : List.of(BRANCH_AND_PRICE, new BranchEngine())) {
                ProximateRankProblem problem = SmallNetworks.of(9, random);
                addWords(problem, assertProved(engine, problem, random), words);
            }
        }

        assertThat(words).contains("cover", "groups", "lossless", "kept", "location", "bound", "exhaust");
    }

    /** Larger ones, as small ones hardly ever need branching. */
    @Test
    void branchingIsProved() throws IOException {
        Set<String> words = new TreeSet<>();
        for (long seed = 16; seed < 30; seed++) {
            ProximateRankProblem problem = Problems.dense(60, seed);
            SolveResult<NearbyNetwork> result =
                    new ProximateRankSolver(BRANCH_AND_PRICE, PROVING).solve(problem, SolveControl.unlimited());
            assertThat(result.isOptimal()).as("seed " + seed).isTrue();
            assertAccepted(problem, result);
            addWords(problem, result, words);
        }

        assertThat(words).contains("member");
    }

    private static void addWords(ProximateRankProblem problem, SolveResult<NearbyNetwork> result, Set<String> words)
            throws IOException {
        certificate(problem, result).lines().forEach(line -> words.add(line.split(" ")[0]));
    }

    private static SolveResult<NearbyNetwork> assertProved(
            Engine engine, ProximateRankProblem problem, SplittableRandom random) throws IOException {

        EngineOptions options =
                new EngineOptions(1 + random.nextInt(2), random.nextLong(), OptionalLong.empty(), ProofSteps.ALL);
        ProximateRankSolver solver = new ProximateRankSolver(engine, options);
        SolveResult<NearbyNetwork> result = solver.solve(problem, SolveControl.unlimited());
        int rank = problem.network().size() <= MOST_FOR_ORACLE
                ? BruteForceOracle.proximateRank(problem)
                : Results.optimum(new ExhaustiveEngine(), problem);
        assertThat(result.lowerBound()).as(problem.toString()).isEqualTo(rank);
        assertThat(result.isOptimal()).as(problem.toString()).isTrue();
        assertAccepted(problem, result);

        SolveResult<NearbyNetwork> answer = solver.decide(problem, rank - 1, SolveControl.unlimited());
        assertThat(answer.lowerBound()).as(problem.toString()).isEqualTo(rank);
        assertAccepted(problem, answer);
        return result;
    }

    private static void assertAccepted(ProximateRankProblem problem, SolveResult<NearbyNetwork> result)
            throws IOException {
        assertThat(result.proof()).as(problem.toString()).isPresent();
        String text = certificate(problem, result);
        assertThat(verdict(problem, result.lowerBound(), text))
                .as("%s%n%s", problem, text)
                .isEqualTo(Verdict.accepted());
        assertThat(verdict(problem, result.lowerBound() + 1, text).isAccepted())
                .as("%s%n%s", problem, text)
                .isFalse();
    }

    private static String certificate(ProximateRankProblem problem, SolveResult<NearbyNetwork> result)
            throws IOException {
        StringWriter text = new StringWriter();
        result.proof().orElseThrow().writeTo(text, HASH, problem.radius());
        return text.toString();
    }

    private static Verdict verdict(ProximateRankProblem problem, int bound, String text) throws IOException {
        return NetworkCertificate.check(problem, HASH, bound, new BufferedReader(new StringReader(text)));
    }
}
