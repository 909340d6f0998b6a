package dev.prank.solver.engine;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.solver.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Networks from a seed, where ties and cancellation are common: all numbers are whole or halves, positions lie in a few
 * clusters, some near the origin, and weights are often nearly opposite to those of an earlier unit.
 */
public final class SmallNetworks {

    private SmallNetworks() {}

    /** Branch and price where other searches would be quicker. */
    public static Engine branchAndPrice() {
        return new BranchEngine(new BranchAndPriceEngine(new CpSatEngine()), 0);
    }

    /** With at most so many units. */
    public static ProximateRankProblem upTo(int mostUnits, SplittableRandom random) {
        return of(random.nextInt(1, mostUnits + 1), random);
    }

    public static ProximateRankProblem of(int count, SplittableRandom random) {
        int inputs = random.nextInt(1, 4);
        int outputs = random.nextInt(1, 4);
        int clusters = random.nextInt(1, 4);
        int width = random.nextInt(2, 7);
        int[][] centres = new int[clusters][];
        for (int cluster = 0; cluster < clusters; cluster++) {
            centres[cluster] = random.ints(inputs + 1, -6, 7).toArray();
        }
        List<int[]> weights = new ArrayList<>();
        List<HiddenUnit> units = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] centre = random.nextInt(5) == 0 ? new int[inputs + 1] : centres[random.nextInt(clusters)];
            int[] position = new int[inputs + 1];
            for (int k = 0; k <= inputs; k++) {
                position[k] = centre[k] + random.nextInt(width) - width / 2;
            }
            int[] outgoing = random.ints(outputs, -9, 10).toArray();
            if (i > 0 && random.nextBoolean()) {
                int[] other = weights.get(random.nextInt(i));
                for (int k = 0; k < outputs; k++) {
                    outgoing[k] = random.nextInt(-2, 3) - other[k];
                }
            }
            weights.add(outgoing);
            int sign = random.nextBoolean() ? 1 : -1;
            units.add(new HiddenUnit(
                    halves(outgoing, outputs, sign),
                    halves(position, inputs, sign),
                    Rational.of((long) sign * position[inputs], 2)));
        }
        return new ProximateRankProblem(TanhNetwork.of(inputs, outputs, units), Rational.of(random.nextInt(0, 7), 4));
    }

    private static List<Rational> halves(int[] numbers, int count, int sign) {
        List<Rational> halves = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            halves.add(Rational.of((long) sign * numbers[k], 2));
        }
        return halves;
    }
}
