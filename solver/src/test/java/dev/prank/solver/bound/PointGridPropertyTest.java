package dev.prank.solver.bound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.number.Rational;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PointGridPropertyTest {

    record Search(Rational reach, List<List<Rational>> points, List<List<Rational>> queries) {}

    @Provide
    Arbitrary<Search> searches() {
        // Around 2^63 and 2^64 the cell numbers leave the range of a long.
        Arbitrary<String> centres = Arbitraries.of("0", "9223372036854775807", "-18446744073709551616", "1e40");
        Arbitrary<Rational> coordinates = Combinators.combine(
                        centres, Arbitraries.integers().between(-6, 6))
                .as((centre, k) -> Rational.parse(centre).add(Rational.of(k, 3)));
        Arbitrary<Rational> near = Arbitraries.integers().between(-6, 6).map(k -> Rational.of(k, 3));
        return Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.of(true, false),
                        Arbitraries.of("0", "1/3", "1", "0.6666", "7/9").map(Rational::parse))
                .flatAs((dimension, far, reach) -> {
                    Arbitrary<List<List<Rational>>> points = (far ? coordinates : near)
                            .list()
                            .ofSize(dimension)
                            .list()
                            .ofMaxSize(30);
                    return Combinators.combine(points, points).as((p, q) -> new Search(reach, p, q));
                });
    }

    @Property(tries = 1000)
    void findsWhatComparingAllFinds(@ForAll("searches") Search search) {
        List<List<Rational>> points = search.points();
        int dimension = points.isEmpty() ? 1 : points.get(0).size();
        PointGrid grid = new PointGrid(search.reach(), points.size(), PointGrid.widestCoordinates(points, dimension));
        points.forEach(grid::add);
        assertThat(grid.size()).isEqualTo(points.size());
        for (List<Rational> query : points.isEmpty() ? points : search.queries()) {
            int[] expected = IntStream.range(0, points.size())
                    .filter(j -> isWithin(search.reach(), points.get(j), query))
                    .toArray();
            assertThat(grid.allWithin(query)).isEqualTo(expected);
            assertThat(grid.firstWithin(query)).isEqualTo(expected.length == 0 ? points.size() : expected[0]);
        }
    }

    private static boolean isWithin(Rational reach, List<Rational> p, List<Rational> q) {
        return IntStream.range(0, p.size())
                .allMatch(k -> p.get(k).subtract(q.get(k)).abs().compareTo(reach) <= 0);
    }
}
