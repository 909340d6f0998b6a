package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.reductions.group.Cancellation;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** After any changes everything is as if it had been computed anew. */
class PlacedUnitsPropertyTest {

    private static final int LOCATIONS = 3;
    private static final int CHANGES = 60;

    @Provide
    Arbitrary<ProximateRankProblem> problems() {
        return Problems.small(6);
    }

    @Property(tries = 200)
    void keepsUpWithChanges(@ForAll("problems") ProximateRankProblem problem, @ForAll long seed) {
        Random random = new Random(seed);
        int units = problem.network().size();
        if (units == 0) {
            return;
        }
        Cancellation cancellation = new Cancellation(problem);
        boolean[] mustJoin = new boolean[units];
        IntStream.range(0, units).forEach(unit -> mustJoin[unit] = random.nextInt(3) > 0);
        int[][] kept = new int[1 + random.nextInt(4)][];
        for (int j = 0; j < kept.length; j++) {
            kept[j] = IntStream.range(0, units)
                    .filter(unit -> random.nextBoolean())
                    .toArray();
        }
        PlacedUnits placed = new PlacedUnits(cancellation, mustJoin, kept, LOCATIONS);
        PlacedUnits.Snapshot marked = placed.snapshot();
        PlacedUnits.Snapshot keptForLater = marked;
        for (int change = 0; change < CHANGES; change++) {
            int unit = random.nextInt(units);
            int to = random.nextInt(LOCATIONS + 1) - 1;
            int its = 2 * unit + random.nextInt(2);
            switch (random.nextInt(6)) {
                case 0 -> placed.flip(random.nextInt(kept.length));
                case 1 -> {
                    placed.mark();
                    marked = placed.snapshot();
                }
                case 2 -> {
                    placed.undo();
                    requireSame(placed.snapshot(), marked);
                }
                case 3 -> {
                    if (random.nextInt(4) == 0) {
                        placed.restore(keptForLater);
                        requireSame(placed.snapshot(), keptForLater);
                        marked = placed.snapshot();
                    } else {
                        keptForLater = placed.snapshot();
                    }
                }
                default -> {
                    double before = violation(cancellation, placed);
                    double promised = placed.change(unit, to, its);
                    placed.move(unit, to, its);
                    assertThat(violation(cancellation, placed) - before).isCloseTo(promised, within(1e-6));
                }
            }
            requireConsistent(cancellation, placed, mustJoin, kept);
        }
    }

    /** In any order, as the chosen ones are in none. */
    private static void requireSame(PlacedUnits.Snapshot one, PlacedUnits.Snapshot other) {
        assertThat(one.location()).isEqualTo(other.location());
        for (int unit = 0; unit < one.location().length; unit++) {
            if (one.location()[unit] != PlacedUnits.NOWHERE) {
                assertThat(one.orientedUnit()[unit]).isEqualTo(other.orientedUnit()[unit]);
            }
        }
        assertThat(one.chosen()).containsExactlyInAnyOrder(other.chosen());
    }

    private static int[] unitsAt(PlacedUnits placed, int location, int units) {
        return IntStream.range(0, units)
                .filter(unit -> placed.location(unit) == location)
                .toArray();
    }

    private static void requireConsistent(
            Cancellation cancellation, PlacedUnits placed, boolean[] mustJoin, int[][] kept) {
        for (int l = 0; l < LOCATIONS; l++) {
            int location = l;
            int[] there = unitsAt(placed, location, mustJoin.length);
            assertThat(IntStream.range(0, placed.countAt(location)).map(j -> placed.unitAt(location, j)))
                    .containsExactlyInAnyOrder(Arrays.stream(there).boxed().toArray(Integer[]::new));
            double violation = violation(cancellation, placed, there);
            assertThat(placed.violation(location)).isCloseTo(violation, within(1e-6));
            assertThat(placed.violated().contains(location)).isEqualTo(violation > 0);
            assertThat(placed.inUse().contains(location)).isEqualTo(there.length > 0);
        }
        for (int unit = 0; unit < mustJoin.length; unit++) {
            int its = unit;
            long times = Arrays.stream(placed.chosen().toArray())
                    .filter(j -> Arrays.stream(kept[j]).anyMatch(each -> each == its))
                    .count();
            boolean isNowhere = placed.location(unit) == PlacedUnits.NOWHERE;
            assertThat(placed.isFree(unit)).isEqualTo(!mustJoin[unit] || times > 0);
            assertThat(placed.isHomeless(unit)).isEqualTo(mustJoin[unit] && times == 0 && isNowhere);
            assertThat(placed.dependsOn(unit)).isEqualTo(mustJoin[unit] && times == 1 && isNowhere);
        }
    }

    private static double violation(Cancellation cancellation, PlacedUnits placed) {
        int units = placed.snapshot().location().length;
        return IntStream.range(0, LOCATIONS)
                .mapToDouble(location -> violation(cancellation, placed, unitsAt(placed, location, units)))
                .sum();
    }

    /** In radii. */
    private static double violation(Cancellation cancellation, PlacedUnits placed, int[] units) {
        double violation = 0;
        for (int row = 0; row < cancellation.rowCount(); row++) {
            int its = row;
            long sum = Arrays.stream(units)
                    .mapToLong(unit -> cancellation.roundedExcess(its, placed.orientedUnit(unit)))
                    .sum();
            double radius = -(cancellation.roundedExcess(row, 0) + cancellation.roundedExcess(row ^ 1, 0)) / 2.0;
            violation += Math.max(0, sum) / Math.max(1, radius);
        }
        return violation;
    }
}
