package dev.prank.solver.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.Verdict;
import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.number.Rational;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Certificates made by hand: right ones, and those of an adversary. */
class CoverCertificateTest {

    /** Points on a line. */
    private static PointCoverProblem line(long... positions) {
        return problem(Arrays.stream(positions)
                .mapToObj(x -> new Point(List.of(Rational.of(x))))
                .toList());
    }

    private static PointCoverProblem problem(List<Point> points) {
        return new PointCoverProblem(new PointSet(points.get(0).dimension(), points), Rational.ONE);
    }

    private static Point point(long x, long y) {
        return new Point(List.of(Rational.of(x), Rational.of(y)));
    }

    private static Verdict check(PointCoverProblem problem, int bound, String... lines) throws IOException {
        List<String> all = new ArrayList<>(
                List.of("prank cover certificate 1", "instance 00", "radius " + problem.radius(), "bound " + bound));
        all.addAll(List.of(lines));
        all.add("end");
        return CoverCertificate.check(
                problem, "00", bound, new BufferedReader(new StringReader(String.join("\n", all) + "\n")));
    }

    private static void assertRejected(PointCoverProblem problem, int bound, String... lines) throws IOException {
        assertThat(check(problem, bound, lines).isAccepted()).isFalse();
    }

    @Test
    void packingsProveTheirSize() throws IOException {
        PointCoverProblem row = line(0, 2, 4, 6);

        assertThat(check(row, 2, "alone", "points 0 1 2 3", "# 0 and 6 share no interval", "bound 1 / 0 1 3 1 /"))
                .isEqualTo(Verdict.accepted());
        assertThat(check(row, 2, "alone 0 2", "points", "bound 1 / /")).isEqualTo(Verdict.accepted());
        assertRejected(row, 3, "alone", "points 0 1 2 3", "bound 1 / 0 1 1 1 3 1 /");
        assertRejected(row, 3, "alone 0 1 3", "points", "bound 1 / /");
        assertRejected(row, 3, "alone 0 3", "points 1", "bound 1 / 0 1 /");
        assertRejected(row, 3, "alone 0 3", "points 3", "bound 1 / 0 1 /");
    }

    /** Five points in a row, of which neighbours share an interval. */
    @Test
    void branchesAndFixedColumnsCountTogether() throws IOException {
        PointCoverProblem row = line(0, 2, 4, 6, 8);

        assertThat(check(
                        row,
                        3,
                        "alone",
                        "points 0 1 2 3 4",
                        "branch 0",
                        "bound 1 / 2 1 4 1 /",
                        "propagate",
                        "impossible"))
                .isEqualTo(Verdict.accepted());
        assertRejected(row, 3, "alone", "points 0 1 2 3 4", "branch 0", "bound 1 / 2 1 4 1 /", "bound 1 / 2 1 4 1 /");
    }

    /** A cut rests on its rows; without them, one column could stand in for another that the cut names. */
    @Test
    void aCutGoesWithTheRowsItRestsOn() throws IOException {
        PointCoverProblem two = line(0, 100);

        assertRejected(
                two, 1000, "alone", "points 0 1", "cut 1 / 0 / 0 1", "drop 0", "dominated 0 1", "bound 1 / / 0 1000");
        assertRejected(
                two,
                1000,
                "alone",
                "points 0 1",
                "cut 1 / 0 / 0 1",
                "drop 0",
                "canonical 0 0",
                "refuted 0 / 2 1 0 0",
                "bound 1 / / 0 1000");
    }

    @Test
    void numbersDoNotWrapRound() throws IOException {
        PointCoverProblem cross = problem(List.of(point(0, 0), point(2, 2), point(-2, -2), point(2, -2)));

        assertRejected(cross, 1_000_000, "alone", "points 0 1 2 3", "bound 2 / 0 4611686018427387907 /");
        assertRejected(
                line(0, 100),
                1000,
                "alone",
                "points 0 1",
                "cut -9223372036854775808 / / 0 1",
                "force 0",
                "bound 1099511627776 / / 0 1");
        assertRejected(cross, 4, "alone", "points 0 1 2 3", "bound 1 / 0 9223372036854775808 /");
    }

    @Test
    void depthIsLimited() throws IOException {
        PointCoverProblem two = line(0, 100);
        String tree = " 1 0".repeat(20_000);
        List<String> branches = new ArrayList<>(List.of("alone", "points 0 1"));
        branches.addAll(Collections.nCopies(20_000, "parts 1\npart 2 / 0 1 / 0 1"));

        assertRejected(two, 2, "alone", "points 0 1", "canonical 0 0", "refuted 0 /" + tree, "bound 1 / /");
        assertRejected(two, 2, branches.toArray(String[]::new));
    }

    @Test
    void linesMustBeWhole() throws IOException {
        PointCoverProblem two = line(0, 100);

        assertRejected(two, 2, "alone", "points 0 1", "bound 1 / 0 1 1 /");
        assertRejected(two, 2, "alone", "points 0 1", "bound 1 / 0 1 1 1 / /");
        assertRejected(two, 2, "alone", "points 0 1", "bound 0 / 0 1 1 1 /");
        assertRejected(two, 2, "alone", "points 0 1", "bound 1 / 0 1 2 1 /");
        assertRejected(two, 2, "alone", "points 0 1", "bound 1 / 0 1 1 -1 /");
        assertRejected(two, 2, "alone", "points 0 0", "bound 1 / 0 1 1 1 /");
        assertRejected(two, 2, "alone", "points 0 2", "bound 1 / 0 1 1 1 /");
        assertRejected(two, 2, "points 0 1", "alone", "bound 1 / 0 1 1 1 /");
        assertRejected(two, 2, "alone", "points 0 1", "bound one / 0 1 1 1 /");
        assertRejected(two, 2, "alone", "points 0 1", "unknown");
        assertThat(check(two, 2, "alone", "points 0 1", "", "bound 1 / 0 1 1 1 /"))
                .isEqualTo(Verdict.accepted());
    }
}
