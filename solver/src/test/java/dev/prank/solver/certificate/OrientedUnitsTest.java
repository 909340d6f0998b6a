package dev.prank.solver.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.number.Rational;
import dev.prank.solver.engine.SmallNetworks;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Against all sets of oriented units, by the definitions of fitting and cancelling. */
class OrientedUnitsTest {

    @Property(tries = 1500)
    void whatIsInAGroupThatCancelsMayBeCancelled(@ForAll long seed) {
        ProximateRankProblem problem = SmallNetworks.upTo(5, new SplittableRandom(seed));
        OrientedUnits units = new OrientedUnits(problem);
        int[][] near = new int[units.unitCount()][];
        Arrays.setAll(near, unit -> units.boxes().near(2 * unit));
        boolean[] may = units.mayBeCancelled(near);

        for (int set = 1; set < 1 << 2 * units.unitCount(); set++) {
            int[] boxes = BitSet.valueOf(new long[] {set}).stream().toArray();
            if (Arrays.stream(boxes).map(box -> box >> 1).distinct().count() == boxes.length) {
                boolean cancels = cancels(problem, boxes);
                assertThat(units.cancel(boxes)).as("seed " + seed).isEqualTo(cancels);
                if (cancels && fit(problem, boxes)) {
                    assertThat(Arrays.stream(boxes).allMatch(box -> may[box >> 1]))
                            .as("seed %d: %s of %s", seed, Arrays.toString(boxes), problem)
                            .isTrue();
                }
            }
        }
        for (int unit = 0; unit < may.length; unit++) {
            HiddenUnit its = problem.network().units().get(unit);
            assertThat(units.mustJoin(unit))
                    .isEqualTo(exceeds(its.incoming(), problem.radius()) && exceeds(its.outgoing(), problem.radius()));
            assertThat(units.mustJoin(unit) || may[unit]).as("seed " + seed).isTrue();
        }
    }

    private static boolean exceeds(List<Rational> numbers, Rational radius) {
        return numbers.stream().anyMatch(number -> number.abs().compareTo(radius) > 0);
    }

    private static int orientation(int box) {
        return (box & 1) == 0 ? 1 : -1;
    }

    private static boolean cancels(ProximateRankProblem problem, int[] boxes) {
        return IntStream.range(0, problem.network().outputs()).allMatch(k -> {
            Rational sum = Rational.sum(Arrays.stream(boxes)
                    .mapToObj(box -> problem.network()
                            .units()
                            .get(box >> 1)
                            .outgoing()
                            .get(k)
                            .multiply(orientation(box)))
                    .toList());
            return sum.abs().compareTo(problem.radius().multiply(boxes.length)) <= 0;
        });
    }

    private static boolean fit(ProximateRankProblem problem, int[] boxes) {
        Rational side = problem.radius().multiply(2);
        return IntStream.rangeClosed(0, problem.network().inputs()).allMatch(k -> {
            List<Rational> sorted = Arrays.stream(boxes)
                    .mapToObj(box -> problem.network()
                            .units()
                            .get(box >> 1)
                            .position(orientation(box))
                            .get(k))
                    .sorted()
                    .toList();
            return sorted.get(sorted.size() - 1).subtract(sorted.get(0)).compareTo(side) <= 0;
        });
    }
}
