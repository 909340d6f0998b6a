package dev.prank.solver.bound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.group.LocationForm;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.engine.ExhaustiveEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

class PackingLowerBoundPropertyTest {

    private static final int HEAVY = 100;

    @Provide
    Arbitrary<ProximateRankProblem> networks() {
        return LatticeProblems.problems(7, 9);
    }

    @Property(tries = 500)
    void neverExceedsTheProximateRank(@ForAll("networks") ProximateRankProblem problem) {
        int[] units = requirePacking(problem);
        int optimum = new ExhaustiveEngine()
                .solve(problem, EngineOptions.defaults(), SolveControl.unlimited())
                .lowerBound();
        assertThat(units.length).as(problem.toString()).isLessThanOrEqualTo(optimum);
        boolean somethingVanishes = optimum
                < problem.network().units().stream()
                        .filter(unit ->
                                !unit.isNearlyConstant(problem.radius()) && !unit.isNearlySilent(problem.radius()))
                        .count();
        Statistics.label("packed").collect(Math.min(units.length, 2), somethingVanishes);
    }

    /** Weights of one sign that are large: nothing dies or cancels, so only positions count. Radius 1. */
    private static ProximateRankProblem cover(List<int[]> points) {
        List<HiddenUnit> units = points.stream()
                .map(p -> new HiddenUnit(
                        List.of(Rational.of(HEAVY)), List.of(Rational.of(HEAVY + p[0])), Rational.of(p[1])))
                .toList();
        return new ProximateRankProblem(TanhNetwork.of(1, 1, units), Rational.ONE);
    }

    /** Units that are pairwise farther apart than twice the radius in either orientation, checked on the weights themselves. */
    private static int[] requirePacking(ProximateRankProblem problem) {
        PackingLowerBound packing = PackingLowerBound.of(LocationForm.of(problem), () -> {});
        int[] units = packing.units();
        assertThat(units).hasSize(packing.value());
        List<HiddenUnit> network = problem.network().units();
        for (int i : units) {
            assertThat(network.get(i).isNearlyConstant(problem.radius())).isFalse();
            assertThat(network.get(i).isNearlySilent(problem.radius())).isFalse();
            for (int j : units) {
                assertThat(i == j || isFar(problem, i, j, 1) && isFar(problem, i, j, -1))
                        .as("units %d and %d of %s", i, j, problem)
                        .isTrue();
            }
        }
        return units;
    }

    private static boolean isFar(ProximateRankProblem problem, int i, int j, int orientation) {
        List<Rational> p = problem.network().units().get(i).position(1);
        List<Rational> q = problem.network().units().get(j).position(orientation);
        Rational reach = problem.radius().multiply(2);
        boolean far = false;
        for (int k = 0; k < p.size(); k++) {
            far |= p.get(k).subtract(q.get(k)).abs().compareTo(reach) > 0;
        }
        return far;
    }

    /** As large as the largest packing, where there are few enough points to try all; at most one less is allowed. */
    @Property(tries = 300)
    void isNearlyAMaximumPackingOfPointsInThePlane(@ForAll @IntRange(min = 1, max = 14) int size, @ForAll long seed) {
        Random random = new Random(seed);
        List<int[]> points = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            points.add(new int[] {random.nextInt(9), random.nextInt(9)});
        }
        int largest = 0;
        for (int set = 0; set < 1 << size; set++) {
            if (Integer.bitCount(set) > largest && isPacking(points, set)) {
                largest = Integer.bitCount(set);
            }
        }
        int found = requirePacking(cover(points)).length;
        assertThat(found).as("seed %d", seed).isBetween(largest - 1, largest);
        Statistics.label("maximum")
                .collect(found == largest)
                .coverage(coverage -> coverage.check(true).percentage(p -> p >= 95));
    }

    private static boolean isPacking(List<int[]> points, int set) {
        for (int i = 0; i < points.size(); i++) {
            for (int j = 0; j < i; j++) {
                boolean both = (set >> i & set >> j & 1) == 1;
                int[] p = points.get(i);
                int[] q = points.get(j);
                if (both && Math.max(Math.abs(p[0] - q[0]), Math.abs(p[1] - q[1])) <= 2) {
                    return false;
                }
            }
        }
        return true;
    }

    /** On a line, going from left to right and taking what is far enough from the last one is best. */
    @Property(tries = 200)
    void isAMaximumPackingOfPointsOnALine(@ForAll @IntRange(min = 1, max = 60) int size, @ForAll long seed) {
        Random random = new Random(seed);
        List<int[]> points = new ArrayList<>();
        TreeSet<Integer> line = new TreeSet<>();
        for (int i = 0; i < size; i++) {
            int x = random.nextInt(80);
            line.add(x);
            points.add(new int[] {x, 0});
        }
        int largest = 0;
        int last = -3;
        for (int x : line) {
            if (x > last + 2) {
                largest++;
                last = x;
            }
        }
        assertThat(requirePacking(cover(points))).as("seed %d", seed).hasSize(largest);
    }
}
