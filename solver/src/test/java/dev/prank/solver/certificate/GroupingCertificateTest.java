package dev.prank.solver.certificate;

import static dev.prank.solver.engine.Problems.problem;
import static dev.prank.solver.engine.Problems.unit;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines about groupings in small certificates, by hand. Oriented unit 2i is unit i as it is, 2i + 1 its mirror image. */
class GroupingCertificateTest {

    /**
     * At one place with weights 5, −5, 5 and radius 1/2: a group cancels when its sum is at most half its size. Units 0 and 1
     * do, or 1 and 2, and one unit is left over. All three sum to 5. The rank is 1.
     */
    private static final ProximateRankProblem THREE =
            problem("1/2", unit("5", "3", "0"), unit("-5", "3", "0"), unit("5", "3", "0"));

    private static final String KEPT = "kept / 0 1 2";
    private static final String LOCATION = "location -1 0 / 0 2 4";

    /** λ = 1/3 for each: 1, less 2/3 for the heaviest cancelled group, is above 0. */
    private static final String BOUND = "bound 3 / 0 1 1 1 2 1 / / 0 2";

    private static void accepted(ProximateRankProblem problem, int v, String... lines) {
        NetworkLines.requireAccepted(problem, v, section(problem, v, lines));
    }

    private static void rejected(String reason, ProximateRankProblem problem, int v, String... lines) {
        NetworkLines.requireRejected(reason, problem, v, section(problem, v, lines));
    }

    /** All units in one section. */
    private static String[] section(ProximateRankProblem problem, int v, String... lines) {
        StringBuilder names = new StringBuilder("groups " + v + " /");
        for (int unit = 0; unit < problem.network().size(); unit++) {
            names.append(' ').append(unit);
        }
        List<String> all = new ArrayList<>(List.of("alone", names.toString()));
        all.addAll(Arrays.asList(lines));
        return all.toArray(String[]::new);
    }

    @Test
    void cancellingTwoOfThreeLeavesOne() {
        accepted(THREE, 1, KEPT, LOCATION, BOUND);
        accepted(THREE, 1, "exhaust");
        rejected("the multipliers prove 1, not 2", THREE, 2, KEPT, LOCATION, BOUND);
        rejected("there is a grouping with 1 kept groups", THREE, 2, "exhaust");
        rejected(
                "a group at location 0 may be heavier than 1",
                THREE,
                1,
                KEPT,
                LOCATION,
                "bound 3 / 0 1 1 1 2 1 / / 0 1");
        rejected("a group at location 0 may be heavier than 0", THREE, 1, KEPT, LOCATION, "bound 3 / 0 1 1 1 2 1 /");
        // λ = 1/2: 3/2, less 1/2 for the kept set and 1 for the group.
        rejected("the multipliers prove 0, not 1", THREE, 1, KEPT, LOCATION, "bound 2 / 0 1 1 1 2 1 / / 0 2");
    }

    @Test
    void multipliersHaveSigns() {
        rejected("the multiplier -1 for joining a group", THREE, 1, KEPT, LOCATION, "bound 3 / 0 -1 /");
        rejected("need not be cancelled", THREE, 1, KEPT, LOCATION, "bound 3 / 0 1 1 1 2 1 / 0 1 / 0 2");
        rejected("expected a positive number, not 0", THREE, 1, KEPT, LOCATION, "bound 0 / 0 1 1 1 2 1 / / 0 2");
        rejected("expected a positive number, not -3", THREE, 1, KEPT, LOCATION, "bound -3 / 0 1 1 1 2 1 / / 0 2");
        rejected("negative weight -1", THREE, 1, KEPT, LOCATION, "bound 3 / 0 1 1 1 2 1 / / 0 -1");
        rejected(
                "expected pairs of a row and its multiplier",
                THREE,
                1,
                KEPT,
                LOCATION,
                "bound 3 / 0 1 1 1 2 1 / / 0 2 0 -1");
        rejected("expected pairs of a row", THREE, 1, KEPT, LOCATION, "bound 3 / 0 1 1 1 2 1 / / 0 2 2 1");
        rejected("expected pairs of a row", THREE, 1, KEPT, LOCATION, "bound 3 / 0 1 1 1 2 1 / / 0 2 0");
        rejected("expected pairs of a unit", THREE, 1, KEPT, LOCATION, "bound 3 / 0 1 1 1 2 / / 0 2");
        rejected("there is no unit 3", THREE, 1, KEPT, LOCATION, "bound 3 / 3 1 / / 0 2");
        rejected("there is no location 1", THREE, 1, KEPT, LOCATION, "bound 3 / 0 1 1 1 2 1 / / 1 2");
    }

    /** The last one counts, wherever it counts. */
    @Test
    void whatIsNamedTwiceCountsOnce() {
        rejected("prove 0", THREE, 1, KEPT, LOCATION, "bound 3 / 0 1 0 1 0 1 / / 0 1");
        accepted(THREE, 1, KEPT, LOCATION, "bound 3 / 0 9 0 1 1 1 2 1 / / 0 9 / 0 2");
        rejected("may be heavier than 1", THREE, 1, KEPT, LOCATION, "bound 3 / 0 1 1 1 2 1 / / 0 2 / 0 1");
        rejected("may be heavier than 0", THREE, 1, KEPT, LOCATION, LOCATION, "bound 3 / 0 1 1 1 2 1 / / 0 2");
        // All groups of the second are left to the first.
        accepted(THREE, 1, KEPT, LOCATION, "location 0 0 / 0 2 4", BOUND);
        accepted(THREE, 1, KEPT, KEPT, LOCATION, BOUND);
        rejected("oriented unit 0 stands twice", THREE, 1, KEPT, "location -1 0 / 0 2 4 0", BOUND);
        rejected("unit 0 stands twice", THREE, 1, "kept / 0 0 1 2", LOCATION, BOUND);
    }

    @Test
    void everySetOfUnitsThatFitIsListed() {
        rejected("no 'kept' line has all of {0, 1, 2}", THREE, 1, LOCATION, BOUND);
        rejected("no 'kept' line has all of", THREE, 1, "kept / 0 1", "kept / 1 2", "kept / 0 2", LOCATION, BOUND);
        rejected("no 'location' line has all of {0, 2, 4}", THREE, 1, KEPT, "bound 3 / 0 1 1 1 2 1 /");
        rejected("no 'location' line has all of", THREE, 1, KEPT, "location -1 0 / 0 2", "location -1 0 / 2 4", BOUND);
        rejected("no 'location' line has all of", THREE, 1, KEPT, "location -1 0 / 0 3 4", BOUND);
        accepted(THREE, 1, KEPT, "location -1 0 / 1 3 5", BOUND);
        // Larger ones do, also when their members do not fit.
        accepted(THREE, 1, KEPT, "location -1 0 / 0 1 2 3 4", "bound 3 / 0 1 1 1 2 1 / / 0 2");
        rejected("no 'kept' line has all of", THREE, 1, LOCATION, KEPT, BOUND);
        rejected("unknown word 'kept'", THREE, 1, KEPT, LOCATION, KEPT, BOUND);
    }

    @Test
    void earlierLocationsComeEarlier() {
        rejected("there is no earlier location 0", THREE, 1, KEPT, "location 0 0 / 0 2 4", BOUND);
        rejected("there is no earlier location 1", THREE, 1, KEPT, LOCATION, "location 1 0 / 0 2 4", BOUND);
        rejected("there is no earlier location -2", THREE, 1, KEPT, "location -2 0 / 0 2 4", BOUND);
        rejected("there is no orientation 2", THREE, 1, KEPT, "location -1 2 / 0 2 4", BOUND);
        // The earlier one has no member, so all are new.
        accepted(THREE, 1, KEPT, "location -1 0 /", "location 0 0 / 0 2 4", "bound 3 / 0 1 1 1 2 1 / / 1 2");
        rejected(
                "heavier than 1",
                THREE,
                1,
                KEPT,
                "location -1 0 /",
                "location 0 0 / 0 2 4",
                "bound 3 / 0 1 1 1 2 1 / / 1 1");
        // Mirrored, it has all of them; as it is, none.
        accepted(THREE, 1, KEPT, "location -1 0 / 1 3 5", "location 0 1 / 0 2 4", BOUND);
        rejected(
                "at location 1 may be heavier than 0",
                THREE,
                1,
                KEPT,
                "location -1 0 / 1 3 5",
                "location 0 0 / 0 2 4",
                BOUND);
    }

    /** Without unit 1 nothing cancels; with it, one of the others does. */
    @Test
    void aUnitIsCancelledOrNot() {
        String out = "bound 1 / 1 1 /";
        String in = "bound 2 / 0 1 2 1 / / 0 1";
        accepted(THREE, 1, KEPT, LOCATION, "member 1", out, in);
        rejected("may be heavier than 0", THREE, 1, KEPT, LOCATION, "member 1", in, out);
        rejected("unknown word 'end'", THREE, 1, KEPT, LOCATION, "member 1", out);
        rejected("unknown word 'bound'", THREE, 1, KEPT, LOCATION, "member 1", out, in, in);
        rejected("decided before", THREE, 1, KEPT, LOCATION, "member 1", out, "member 1", out, in);
        rejected("there is no unit 3", THREE, 1, KEPT, LOCATION, "member 3", out, in);
        // d = 1 for unit 1, which is cancelled in the second block only: 2 + 1, less 2.
        accepted(THREE, 1, KEPT, LOCATION, "member 1", out, "bound 2 / 0 1 2 1 / 1 1 / 0 2");
        rejected("need not be cancelled", THREE, 1, KEPT, LOCATION, "member 1", "bound 2 / 0 1 2 1 / 1 1 / 0 2", in);
        // What was decided in a block is not decided after it.
        accepted(THREE, 1, KEPT, LOCATION, "member 1", "member 0", out, out, "member 0", in, in);
        rejected("expected the end of the line", THREE, 1, KEPT, LOCATION, "member 1 2", out, in);
    }

    @Test
    void aSetIsKeptOrNot() {
        accepted(THREE, 1, KEPT, LOCATION, "chosen 0", "bound 1 / /", "bound 1 / 0 1 1 1 2 1 / / 0 2");
        rejected("prove 0", THREE, 1, KEPT, LOCATION, "chosen 0", "bound 1 / /", "bound 1 / /");
        rejected("prove 1, not 2", THREE, 2, KEPT, LOCATION, "chosen 0", "bound 1 / /", "impossible");
        // A set that is kept has its negative rest, too.
        rejected("prove 0", THREE, 1, KEPT, LOCATION, "chosen 0", "bound 2 / 0 1 1 1 2 1 / / 0 2", BOUND);
        rejected("there is no kept set 1", THREE, 1, KEPT, LOCATION, "chosen 1", "bound 1 / /", BOUND);
        rejected("decided before", THREE, 1, KEPT, LOCATION, "chosen 0", "chosen 0", BOUND, BOUND);
    }

    @Test
    void aMemberIsPlacedOrNot() {
        accepted(THREE, 1, KEPT, LOCATION, "placed 0 0", BOUND, BOUND);
        accepted(THREE, 1, KEPT, LOCATION, "placed 0 2", BOUND, "bound 1 / 1 1 /");
        rejected("heavier than 0", THREE, 1, KEPT, LOCATION, "placed 0 2", "bound 1 / 1 1 /", BOUND);
        // Mirrored it is not in the location at all.
        rejected("oriented unit 3 is not at location 0", THREE, 1, KEPT, LOCATION, "placed 0 3", BOUND, BOUND);
        // Groups are not left to the first location any more.
        rejected("at location 1", THREE, 1, KEPT, LOCATION, "location 0 0 / 0 2 4", "placed 0 0", BOUND, BOUND);
        rejected("at location 1", THREE, 1, KEPT, LOCATION, "location 0 0 / 0 2 4", "placed 1 4", BOUND, BOUND);
        rejected("there is no location 1", THREE, 1, KEPT, LOCATION, "placed 1 0", BOUND, BOUND);
        rejected("there is no oriented unit 6", THREE, 1, KEPT, LOCATION, "placed 0 6", BOUND, BOUND);
    }

    @Test
    void allGroupingsAreTriedOfFewUnitsOnly() {
        rejected("'exhaust' is the only line", THREE, 1, KEPT, LOCATION, "member 1", "exhaust", BOUND);
        rejected("'exhaust' is the only line", THREE, 1, KEPT, LOCATION, "member 1", BOUND, "exhaust");
        rejected("unknown word 'exhaust'", THREE, 1, "exhaust", "exhaust");
        HiddenUnit[] ten = new HiddenUnit[10];
        for (int i = 0; i < ten.length; i++) {
            ten[i] = unit("5", Integer.toString(2 * i + 1), "0");
        }
        rejected("at most 9 units", problem("1/2", ten), 10, "exhaust");
    }

    /**
     * The correction of the paper: unit 0 has |b| ≤ ε and cancels unit 1, in either orientation of place, one of sum. The rank
     * is 0.
     */
    @Test
    void aUnitNearTheOriginHelpsInBothOrientations() {
        ProximateRankProblem correction = problem("1", unit("-5", "1/2", "0"), unit("5", "3/2", "0"));
        String location = "location -1 0 / 0 1 2";

        accepted(correction, 0, "kept / 1", location, "bound 1 / 1 1 / / 0 1");
        rejected("prove 0, not 1", correction, 1, "kept / 1", location, "bound 1 / 1 1 / / 0 1");
        rejected("heavier than 0", correction, 1, "kept / 1", location, "bound 1 / 1 1 /");
        rejected("no 'location'", correction, 1, "kept / 1", "location -1 0 / 0 2", "bound 1 / 1 1 / / 0 1");
        rejected("unit 0 has the multiplier 1", correction, 1, "kept / 1", location, "bound 1 / 0 1 1 1 / / 0 1");
        // Helpers may be decided, too: without unit 0 the rank is 1, with it 0.
        accepted(correction, 0, "kept / 1", location, "member 0", "bound 1 / 1 1 /", "bound 1 / /");
        rejected("prove 0, not 1", correction, 1, "kept / 1", location, "member 0", "bound 1 / 1 1 /", "bound 1 / /");
        rejected(
                "heavier than 1",
                correction,
                1,
                "kept / 1",
                location,
                "member 0",
                "bound 1 / 1 1 /",
                "bound 1 / 1 1 / 0 1 / 0 1");
    }

    @Test
    void numbersAtTheEndsOfTheirRangeProveNothingFalse() {
        for (long huge : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 1, 1L << 62, (1L << 32) + 1}) {
            rejected("", THREE, 2, KEPT, LOCATION, "bound 3 / 0 " + huge + " 1 1 2 1 / / 0 2");
            rejected("", THREE, 2, KEPT, LOCATION, "bound 3 / 0 1 1 1 2 1 / 0 " + huge + " / 0 2");
            rejected("", THREE, 2, KEPT, LOCATION, "bound 3 / 0 1 1 1 2 1 / 0 " + -huge + " / 0 2");
            rejected("", THREE, 2, KEPT, LOCATION, "bound 3 / 0 1 1 1 2 1 / / 0 " + huge);
            rejected("", THREE, 2, KEPT, LOCATION, "bound 3 / 0 1 1 1 2 1 / / 0 1 0 " + huge + " 1 " + huge);
            rejected("", THREE, 2, KEPT, LOCATION, "bound " + huge + " / 0 1 1 1 2 1 / / 0 2");
            rejected("", THREE, 2, KEPT, LOCATION, "chosen 0", "bound " + huge + " / /", "bound " + huge + " / /");
            rejected("", THREE, 2, KEPT, LOCATION, "member " + huge, BOUND, BOUND);
            rejected("", THREE, 2, KEPT, LOCATION, "placed " + huge + " 0", BOUND, BOUND);
            rejected("", THREE, 2, KEPT, LOCATION, "placed 0 " + huge, BOUND, BOUND);
            rejected("", THREE, 2, KEPT, "location " + huge + " 0 / 0 2 4", BOUND);
        }
        String most = Long.toString(1L << 32);
        accepted(
                THREE,
                1,
                KEPT,
                LOCATION,
                "bound " + 3 * (1L << 32) + " / 0 " + most + " 1 " + most + " 2 " + most + " / / 0 " + 2 * (1L << 32));
    }

    @Test
    void blocksWithinBlocksHaveALimit() {
        List<String> lines = new ArrayList<>(List.of(KEPT, LOCATION));
        lines.addAll(Collections.nCopies(2_000, "placed 0 0"));
        rejected("more than 1000 blocks within blocks", THREE, 1, lines.toArray(String[]::new));
    }
}
