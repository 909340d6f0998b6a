package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.Verdict;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.reductions.group.LocationForm;
import dev.prank.solver.SolveControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Groupings are ones of the network, with the value that they are said to have, and on small networks they are mostly the best. */
class GroupingLocalSearchPropertyTest {

    private static final int STEPS = 20_000;

    /** Slots have leaders and conflicts then. */
    private static final LocationForm.Limits NO_CLIQUES = new LocationForm.Limits(0, 0);

    @Provide
    Arbitrary<ProximateRankProblem> problems() {
        return Problems.small(7);
    }

    private static GroupingLocalSearch search(LocationForm form, long seed) {
        return new GroupingLocalSearch(form, new CoverSearch(SolveControl.unlimited(), seed, 1, Long.MAX_VALUE));
    }

    @Property(tries = 300)
    void findsGroupingsMostlyTheBest(
            @ForAll("problems") ProximateRankProblem problem, @ForAll long seed, @ForAll boolean isLed) {
        LocationForm form = isLed ? LocationForm.of(problem, NO_CLIQUES, () -> {}) : LocationForm.of(problem);
        int optimum = BruteForceOracle.proximateRank(problem);
        GroupingLocalSearch localSearch = search(form, seed);
        int before = localSearch.value();
        assertThat(before)
                .isEqualTo(
                        GreedySlotCover.of(form, new boolean[form.unitCount()]).size());
        assertThat(localSearch.improve(optimum, STEPS)).isEqualTo(localSearch.value() < before);
        assertThat(localSearch.value()).isBetween(optimum, before);

        List<int[]> cancelled = localSearch.cancelled();
        assertThat(cancelled).allMatch(group -> form.cancellation().cancels(group) && form.shareLocation(group));
        assertThat(units(cancelled)).doesNotHaveDuplicates();
        List<Integer> joined = units(cancelled);
        joined.addAll(units(localSearch.kept()));
        assertThat(joined)
                .containsAll(IntStream.range(0, form.unitCount())
                        .filter(form::mustJoin)
                        .boxed()
                        .toList());
        NearbyNetwork found = form.decode(localSearch.kept(), cancelled).applyTo(problem.network());
        assertThat(found.check(problem)).isEqualTo(Verdict.accepted());
        assertThat(found.value()).isLessThanOrEqualTo(localSearch.value());

        Statistics.label("best").collect(localSearch.value() == optimum);
        Statistics.label("best").coverage(coverage -> coverage.check(true).percentage(share -> share > 95));
    }

    @Property(tries = 100)
    void theSameSeedFindsTheSame(@ForAll("problems") ProximateRankProblem problem, @ForAll long seed) {
        LocationForm form = LocationForm.of(problem);
        GroupingLocalSearch once = search(form, seed);
        GroupingLocalSearch again = search(form, seed);
        once.improve(0, STEPS / 10);
        again.improve(0, STEPS / 10);
        assertThat(again.kept()).usingRecursiveComparison().isEqualTo(once.kept());
        assertThat(again.cancelled()).usingRecursiveComparison().isEqualTo(once.cancelled());
    }

    private static List<Integer> units(List<int[]> groups) {
        return new ArrayList<>(groups.stream()
                .flatMapToInt(group -> Arrays.stream(group).map(box -> box >> 1).distinct())
                .boxed()
                .toList());
    }
}
