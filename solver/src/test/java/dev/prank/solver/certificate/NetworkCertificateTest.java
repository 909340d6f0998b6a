package dev.prank.solver.certificate;

import static dev.prank.solver.certificate.NetworkLines.certificate;
import static dev.prank.solver.certificate.NetworkLines.requireAccepted;
import static dev.prank.solver.certificate.NetworkLines.requireRejected;
import static dev.prank.solver.certificate.NetworkLines.verdict;
import static dev.prank.solver.engine.Problems.problem;
import static dev.prank.solver.engine.Problems.unit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.ProximateRankProblem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sections of small certificates, by hand. In comments a, b, c are the numbers of a unit, ε is the radius. */
class NetworkCertificateTest {

    /**
     * The correction of the paper's certificate: unit 0 has |b| ≤ ε, so it needs no group, and it fits unit 1 in both
     * orientations. Together they sum to 0, so the rank is 0.
     */
    private static final ProximateRankProblem CORRECTION = problem("1", unit("-5", "1/2", "0"), unit("5", "3/2", "0"));

    /** At one place, with sums of 5 or 10 against 1/2 or 1: nothing cancels, both fit one group. The rank is 1. */
    private static final ProximateRankProblem PAIR = problem("1/2", unit("5", "3", "0"), unit("5", "3", "0"));

    /** Far apart, and nothing cancels. The rank is 2. */
    private static final ProximateRankProblem APART = problem("1/2", unit("5", "3", "0"), unit("5", "5", "0"));

    /**
     * Units 0 and 1 are 4 apart in c, and 3 in b when one is mirrored: they do not fit. Unit 2 fits both, and cancels one of
     * them, but only one. The rank is 1.
     */
    private static final ProximateRankProblem SHARED =
            problem("1", unit("-5", "3/2", "2"), unit("-5", "3/2", "-2"), unit("5", "0", "0"));

    @Test
    void nothingProvesZero() {
        requireAccepted(CORRECTION, 0, "alone");
        requireRejected("the sections prove 0 together, not 1", CORRECTION, 1, "alone");
        requireAccepted(problem("1"), 0, "alone");
    }

    @Test
    void unitsThatAHelperCancelsAreNotAlone() {
        requireRejected("unit 1 may be cancelled", CORRECTION, 1, "alone 1");
        requireRejected("unit 0 need not join a group", CORRECTION, 1, "alone 0");
        requireRejected("unit 1 may be cancelled", CORRECTION, 1, "alone", "cover 1 / 1", "bound 1 / 0 1 /");
        requireRejected(
                "unit 0 fits a group with unit 1, which may be cancelled, but is not named",
                CORRECTION,
                1,
                "alone",
                "groups 1 / 1",
                "exhaust");
        requireRejected("there is a grouping with 0 kept groups", CORRECTION, 1, "alone", "groups 1 / 0 1", "exhaust");
        requireAccepted(CORRECTION, 0, "alone", "groups 0 / 0 1", "exhaust");
    }

    @Test
    void unitsThatFitAreInOneSection() {
        requireAccepted(PAIR, 1, "alone 0");
        requireAccepted(PAIR, 1, "alone", "cover 1 / 0 1", "bound 1 / 0 1 /");
        requireAccepted(PAIR, 1, "alone", "groups 1 / 1", "exhaust");
        requireRejected("units 0 and 1 of different sections fit one group", PAIR, 2, "alone 0 1");
        requireRejected(
                "units 0 and 1 of different sections fit one group",
                PAIR,
                2,
                "alone 0",
                "cover 1 / 1",
                "bound 1 / 0 1 /");
        requireRejected(
                "units 0 and 1 of different sections fit one group",
                PAIR,
                2,
                "alone",
                "groups 1 / 1",
                "exhaust",
                "cover 1 / 0",
                "bound 1 / 0 1 /");
    }

    @Test
    void sectionsAddUp() {
        requireAccepted(APART, 2, "alone 0 1");
        requireAccepted(APART, 2, "alone 1", "cover 1 / 0", "bound 1 / 0 1 /");
        requireAccepted(APART, 2, "alone", "cover 2 / 0 1", "bound 1 / 0 1 1 1 /");
        requireAccepted(APART, 2, "alone", "groups 1 / 1", "exhaust", "groups 1 / 0", "exhaust");
        requireAccepted(APART, 1, "alone 0 1");
        requireAccepted(APART, 1, "alone 0 1", "groups -1 /", "exhaust");
        requireRejected("the sections prove 1 together, not 2", APART, 2, "alone 0 1", "groups -1 /", "exhaust");
    }

    @Test
    void noUnitCountsTwice() {
        requireRejected("unit 0 stands twice", PAIR, 2, "alone 0 0");
        requireRejected("unit 0 stands twice", PAIR, 2, "alone", "cover 2 / 0 0", "bound 1 / 0 1 1 1 /");
        requireRejected("unit 0 stands twice", PAIR, 2, "alone", "groups 2 / 0 0", "exhaust");
        requireRejected("unit 0 is named in two sections", PAIR, 2, "alone 0", "cover 1 / 0", "bound 1 / 0 1 /");
        requireRejected("unit 0 is named in two sections", PAIR, 2, "alone 0", "groups 1 / 0", "exhaust");
        requireRejected(
                "unit 0 is named in two sections",
                PAIR,
                2,
                "alone",
                "groups 1 / 0",
                "exhaust",
                "groups 1 / 0",
                "exhaust");
    }

    @Test
    void unitsHaveNumbers() {
        requireRejected("there is no unit 2", PAIR, 1, "alone 2");
        requireRejected("there is no unit -1", PAIR, 1, "alone -1");
        requireRejected("there is no unit 4294967296", PAIR, 1, "alone 4294967296");
        requireRejected("expected a whole number below 2^63", PAIR, 1, "alone 18446744073709551616");
        requireRejected("there is no unit 2", PAIR, 1, "alone", "groups 1 / 2", "exhaust");
        requireRejected("there is no unit 2", PAIR, 1, "alone", "cover 1 / 2", "bound 1 / 0 1 /");
    }

    /** Sharing the helper makes each section easier: it is there twice. */
    @Test
    void aHelperInTwoSectionsHelpsInBoth() {
        requireAccepted(SHARED, 1, "alone", "groups 1 / 0 1 2", "exhaust");
        requireAccepted(SHARED, 0, "alone", "groups 0 / 0 2", "exhaust", "groups 0 / 1 2", "exhaust");
        requireRejected(
                "there is a grouping with 0 kept groups",
                SHARED,
                1,
                "alone",
                "groups 1 / 0 2",
                "exhaust",
                "groups 0 / 1 2",
                "exhaust");
        requireRejected("unit 2 fits a group with unit 1", SHARED, 1, "alone", "groups 1 / 1", "exhaust");
        requireRejected("there is a grouping with 1 kept", SHARED, 2, "alone", "groups 2 / 0 1 2", "exhaust");
    }

    /** Mirrored by the input, at a distance of exactly 2ε; 10^-20 more is too far. */
    @Test
    void mirroredUnitsFit() {
        ProximateRankProblem near = problem("1/2", unit("5", "3", "1"), unit("-5", "-4", "-1"));
        ProximateRankProblem far = problem("1/2", unit("5", "3", "1"), unit("-5", "-4.00000000000000000001", "-1"));

        requireRejected("fit one group", near, 2, "alone 0 1");
        requireAccepted(near, 1, "alone 0");
        requireAccepted(far, 2, "alone 0 1");
    }

    /** They cancel in the first output, and miss by a hair in the second: 5 − 4 < 2ε, 5 − 3 > 2ε = 2 − 10^-20. */
    @Test
    void everyOutputMustCancel() {
        String radius = "0.999999999999999999995";
        ProximateRankProblem kept = problem(
                radius, unit(List.of("5", "5"), List.of("3"), "0"), unit(List.of("-4", "-3"), List.of("3"), "0"));
        ProximateRankProblem cancelled =
                problem("1", unit(List.of("5", "5"), List.of("3"), "0"), unit(List.of("-4", "-3"), List.of("3"), "0"));

        requireAccepted(kept, 1, "alone", "groups 1 / 0 1", "exhaust");
        requireAccepted(kept, 1, "alone 0");
        requireRejected("a grouping with 0", cancelled, 1, "alone", "groups 1 / 0 1", "exhaust");
        requireRejected("unit 0 may be cancelled", cancelled, 1, "alone 0");
    }

    @Test
    void atRadiusZeroTheRankIsAProof() {
        ProximateRankProblem twice = problem("0", unit("1", "2", "0"), unit("1", "2", "0"));

        requireAccepted(twice, 1, "alone", "lossless");
        requireAccepted(twice, 1, "alone 1");
        requireAccepted(twice, 1, "alone", "groups 1 / 0 1", "exhaust");
        requireRejected("the sections prove 1 together, not 2", twice, 2, "alone", "lossless");
        requireRejected("without sections", twice, 2, "alone 0", "lossless");
        requireRejected("without sections", twice, 2, "alone", "groups 1 / 0", "exhaust", "lossless");
        requireRejected("expected 'end', not 'lossless'", twice, 2, "alone", "lossless", "lossless");
        requireRejected("expected 'end', not 'cover'", twice, 2, "alone", "lossless", "cover 1 / 0", "bound 1 / 0 1 /");
        requireRejected("fit one group", twice, 2, "alone 0 1");
        requireRejected("'lossless' is for radius 0", PAIR, 1, "alone", "lossless");
    }

    @Test
    void sumsOfSectionsDoNotOverflow() {
        String most = Long.toString(Long.MAX_VALUE);
        requireRejected("there is a grouping with 1 kept", APART, 2, "alone", "groups " + most + " / 0", "exhaust");
        requireRejected("prove 1 columns", APART, 2, "alone", "cover " + most + " / 0", "bound 1 / 0 1 /");
        requireRejected(
                "the numbers are too large",
                APART,
                2,
                "alone",
                "groups " + Long.MIN_VALUE + " / 0",
                "exhaust",
                "groups -1 /",
                "exhaust");
    }

    @Test
    void headAndEndAreRequired() {
        List<String> right = certificate(PAIR, 1, List.of("alone 0"));
        for (int line = 0; line < right.size(); line++) {
            List<String> without = new ArrayList<>(right);
            without.remove(line);
            assertThat(verdict(PAIR, 1, without).isAccepted())
                    .as(right.get(line))
                    .isFalse();
            List<String> longer = new ArrayList<>(right);
            longer.set(line, right.get(line) + " x");
            assertThat(verdict(PAIR, 1, longer).isAccepted())
                    .as(right.get(line))
                    .isFalse();
            List<String> twice = new ArrayList<>(right);
            twice.add(line, right.get(line));
            assertThat(verdict(PAIR, 1, twice).isAccepted()).as(right.get(line)).isFalse();
        }
        assertThat(verdict(PAIR, 2, right).toString()).contains("about the bound 1, not 2");
        assertThat(verdict(problem("1/4", unit("5", "3", "0"), unit("5", "3", "0")), 1, right)
                        .toString())
                .contains("expected '1/4', not '1/2'");
        List<String> ofCovers = new ArrayList<>(right);
        ofCovers.set(0, "prank cover certificate 1");
        assertThat(verdict(PAIR, 1, ofCovers).toString()).contains("expected 'network', not 'cover'");
    }
}
