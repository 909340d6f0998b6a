package dev.prank.solver.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.number.Rational;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Against the distances themselves. */
class NearPointsTest {

    @Property(tries = 2000)
    void pointsFitWhenTheirDistanceIsAtMostTwiceTheRadius(@ForAll long seed) {
        RandomPositions all = RandomPositions.from(new SplittableRandom(seed), 14);
        NearPoints points = new NearPoints(all.positions(), all.radius());

        assertThat(points.size()).isEqualTo(all.positions().size());
        assertThat(points.dimension()).isEqualTo(all.positions().get(0).size());
        for (int p = 0; p < points.size(); p++) {
            int first = p;
            for (int q = 0; q < points.size(); q++) {
                assertThat(points.fit(p, q))
                        .as("seed %d: %d and %d of %s", seed, p, q, all)
                        .isEqualTo(all.fit(p, q));
            }
            assertThat(points.near(p))
                    .as("seed %d: near %d of %s", seed, p, all)
                    .isEqualTo(IntStream.range(0, points.size())
                            .filter(q -> all.fit(first, q))
                            .toArray());
        }
    }

    @Property(tries = 500)
    void ranksFollowTheValues(@ForAll long seed) {
        RandomPositions all = RandomPositions.from(new SplittableRandom(seed), 10);
        NearPoints points = new NearPoints(all.positions(), all.radius());
        Rational side = all.radius().multiply(2);
        for (int k = 0; k < points.dimension(); k++) {
            int[] rank = points.ranks(k);
            for (int p = 0; p < points.size(); p++) {
                Rational value = all.positions().get(p).get(k);
                for (int q = 0; q < points.size(); q++) {
                    Rational other = all.positions().get(q).get(k);
                    assertThat(Integer.compare(rank[p], rank[q]))
                            .as("seed " + seed)
                            .isEqualTo(value.compareTo(other));
                    assertThat(rank[q] <= points.reach(k, rank[p]))
                            .as("seed " + seed)
                            .isEqualTo(other.compareTo(value.add(side)) <= 0);
                }
            }
        }
    }

    @Test
    void thereMayBeNoPoints() {
        NearPoints none = new NearPoints(List.of(), Rational.ONE);

        assertThat(none.size()).isZero();
        assertThat(MaximalCliques.of(none, p -> true, p -> true)).isEmpty();
    }
}
