package dev.prank.solver.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Against all sets of points. */
class MaximalCliquesTest {

    @Property(tries = 1500)
    void allMaximalSetsWithAWantedPointAreListedOnce(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomPositions all = RandomPositions.from(random, 9);
        int count = all.positions().size();
        int included = random.nextInt(3) == 0 ? -1 : random.nextInt();
        int wanted = random.nextInt(3) == 0 ? -1 : random.nextInt();
        List<BitSet> expected = new ArrayList<>();
        for (int set = 1; set < 1 << count; set++) {
            int its = set;
            if ((set & ~included) == 0
                    && (set & wanted) != 0
                    && fits(all, its)
                    && IntStream.range(0, count)
                            .noneMatch(
                                    p -> (its >> p & 1) == 0 && (included >> p & 1) == 1 && fits(all, its | 1 << p))) {
                expected.add(BitSet.valueOf(new long[] {set}));
            }
        }

        List<int[]> found = MaximalCliques.of(
                new NearPoints(all.positions(), all.radius()),
                p -> (wanted >> p & 1) == 1,
                p -> (included >> p & 1) == 1);

        assertThat(found)
                .as("seed " + seed)
                .allSatisfy(clique -> assertThat(clique).isSorted());
        assertThat(found.stream().map(MaximalCliquesTest::bits).toList())
                .as("seed %d, included %x, wanted %x: %s", seed, included, wanted, all)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static boolean fits(RandomPositions all, int set) {
        int[] members = BitSet.valueOf(new long[] {set}).stream().toArray();
        for (int p : members) {
            for (int q : members) {
                if (!all.fit(p, q)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static BitSet bits(int[] members) {
        BitSet bits = new BitSet();
        for (int member : members) {
            bits.set(member);
        }
        return bits;
    }

    /** Units that are all small fit one group, whatever their number. */
    @Test
    void aThousandPointsInOnePlaceAreOneSet() {
        int count = 1_000;
        NearPoints points =
                new NearPoints(Collections.nCopies(count, List.of(Rational.ONE, Rational.ZERO)), Rational.ONE);

        List<int[]> found = MaximalCliques.of(points, p -> true, p -> true);

        assertThat(found).hasSize(1);
        assertThat(found.get(0)).isEqualTo(IntStream.range(0, count).toArray());
    }
}
