package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.prank.instances.Verdict;
import dev.prank.instances.generate.RandomNetworks;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.network.LosslessCompression;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import dev.prank.solver.SolveResult;
import dev.prank.solver.Statistics;
import dev.prank.solver.StopReason;
import dev.prank.solver.bound.GreedyUpperBound;
import dev.prank.solver.certificate.ResultChecker;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Networks on coarse lattices, where equal, opposite, constant and vanishing units are common. */
class ShownGroupingPropertyTest {

    @Property(tries = 500)
    void itsCostIsTheRank(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 2) int inputs,
            @ForAll @IntRange(min = 1, max = 2) int outputs,
            @ForAll @IntRange(max = 12) int units) {
        TanhNetwork network = RandomNetworks.onLattice(inputs, outputs, units, 1, Rational.ONE, seed);

        UnitGrouping grouping = ShownGrouping.of(network);

        assertThat(grouping.cost()).isEqualTo(LosslessCompression.rank(network));
        // The grouping changes nothing but what it calls dead, and those units are constant already.
        assertThat(grouping.applyTo(network).network()).isEqualTo(network);
    }

    /** Whatever valid witness a search ends with, the checker accepts what is written about it. */
    @Property(tries = 300)
    void writtenResultsAreAccepted(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 2) int inputs,
            @ForAll @IntRange(min = 1, max = 2) int outputs,
            @ForAll @IntRange(max = 8) int units,
            @ForAll @IntRange(max = 4) int radius,
            @ForAll boolean greedy) {
        TanhNetwork network = RandomNetworks.onLattice(inputs, outputs, units, 2, Rational.ONE, seed);
        ProximateRankProblem problem = new ProximateRankProblem(network, Rational.of(radius, 2));
        int paper = GreedyUpperBound.paper(problem).value();
        UnitGrouping grouping = greedy ? GreedyUpperBound.best(problem).grouping() : UnitGrouping.trivial(network);
        NearbyNetwork witness = grouping.applyTo(network);
        Answer<NetworkFile, NearbyNetwork> answer = new Answer<>(
                new Inputs.Instance<>("n.json", "00", NetworkFile.of(network)),
                problem.radius(),
                OptionalInt.empty(),
                paper,
                SolveResult.of(
                        witness, 0, StopReason.TIME_LIMIT, new Statistics("none", Duration.ofMillis(1), Map.of())));

        String line = ResultWriter.network(answer);
        JsonNode read = CheckCommand.parsed(line);

        assertThat(line).doesNotContain("\n");
        assertThat(new ResultChecker("00").checkNetwork(network, read)).isEqualTo(Verdict.accepted());
        assertThat(new ResultChecker("01").checkNetwork(network, read)).isNotEqualTo(Verdict.accepted());
    }
}
