package dev.prank.reductions.export;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.number.Rational;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Few points on a small lattice, where ties, repeats and distances of exactly 2ε are common, and least covers by brute force. */
public final class SmallCovers extends DomainContextBase {

    interface Export {
        void writeTo(Writer out) throws IOException;
    }

    @Provide
    Arbitrary<PointCoverProblem> problems() {
        return Arbitraries.integers()
                .between(1, 3)
                .flatMap(dimension -> Combinators.combine(
                                Arbitraries.integers().between(1, 10),
                                Arbitraries.integers().between(0, 3),
                                Arbitraries.integers()
                                        .between(-4, 4)
                                        .list()
                                        .ofSize(dimension)
                                        .list()
                                        .ofMaxSize(8))
                        .as((denominator, radius, points) -> new PointCoverProblem(
                                new PointSet(
                                        dimension,
                                        points.stream()
                                                .map(point -> new Point(point.stream()
                                                        .map(x -> Rational.of(x, denominator))
                                                        .toList()))
                                                .toList()),
                                Rational.of(radius, denominator))));
    }

    /** In the plane. */
    static PointCoverProblem problem(String radius, String... points) {
        List<Point> parsed = new ArrayList<>();
        for (String point : points) {
            parsed.add(new Point(
                    Arrays.stream(point.split(",")).map(Rational::parse).toList()));
        }
        return new PointCoverProblem(new PointSet(2, parsed), Rational.parse(radius));
    }

    static String text(Export export) throws IOException {
        StringWriter out = new StringWriter();
        export.writeTo(out);
        return out.toString();
    }

    /** Whether one square covers these points: they extend over at most 2ε in each dimension. A set is a bit mask. */
    static boolean fitsOneSquare(PointCoverProblem problem, int set) {
        Rational side = problem.radius().multiply(2);
        for (int k = 0; k < problem.points().dimension(); k++) {
            List<Rational> coordinates = new ArrayList<>();
            for (int i = 0; i < problem.points().size(); i++) {
                if ((set >> i & 1) == 1) {
                    coordinates.add(
                            problem.points().points().get(i).coordinates().get(k));
                }
            }
            coordinates.sort(null);
            if (!coordinates.isEmpty()
                    && coordinates
                                    .get(coordinates.size() - 1)
                                    .subtract(coordinates.get(0))
                                    .compareTo(side)
                            > 0) {
                return false;
            }
        }
        return true;
    }

    static int leastCover(PointCoverProblem problem) {
        return leastPartition(problem.points().size(), set -> fitsOneSquare(problem, set));
    }

    /** The least number of parts of a partition of 0 … count − 1 into allowed sets, over all partitions. */
    static int leastPartition(int count, IntPredicate isAllowed) {
        int[] least = new int[1 << count];
        for (int set = 1; set < least.length; set++) {
            int first = Integer.lowestOneBit(set);
            least[set] = Integer.MAX_VALUE / 2;
            for (int part = set; part > 0; part = (part - 1) & set) {
                if ((part & first) != 0 && isAllowed.test(part)) {
                    least[set] = Math.min(least[set], 1 + least[set ^ part]);
                }
            }
        }
        return least[least.length - 1];
    }

    /** The least number of these sets (bit masks) whose union is 0 … count − 1, over all choices of a set for each element. */
    static int leastCover(int count, List<Integer> sets) {
        int[] least = new int[1 << count];
        for (int rest = 1; rest < least.length; rest++) {
            int first = Integer.lowestOneBit(rest);
            least[rest] = Integer.MAX_VALUE / 2;
            for (int set : sets) {
                if ((set & first) != 0) {
                    least[rest] = Math.min(least[rest], 1 + least[rest & ~set]);
                }
            }
        }
        return least[least.length - 1];
    }
}
