package dev.prank.solver.engine;

import static dev.prank.solver.engine.Problems.problem;
import static dev.prank.solver.engine.Problems.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.LosslessCompression;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.number.Rational;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.StopReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every engine must satisfy. Subclasses name the engine, and may state how much work a short run is in its own unit.
 *
 * <p>Comments use a for outgoing and b for incoming weights, c for biases; ε is the radius. Two units fit when their oriented
 * positions ±(b, c) differ by at most 2ε in each coordinate. A value of 0 or 1 is often proved by: one unit has |a| > ε and |b| > ε
 * and no partner, hence 1; all units fit at one location, hence at most 1.
 */
abstract class EngineContract {

    /** Beyond the promised second, for a loaded machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    abstract Engine engine();

    /** A work limit that ends a run on a hard problem well before its optimum is proved, and within about a second. */
    long shortWorkLimit() {
        return 2_000;
    }

    private void requireOptimum(int expected, String radius, HiddenUnit... units) {
        ProximateRankProblem problem = problem(radius, units);
        assertThat(Results.optimum(engine(), problem)).as(problem.toString()).isEqualTo(expected);
    }

    // Distances. All weights are 5 and radii at most 1, so single units cannot vanish, and merged ones only grow.

    @Test
    void unitsAtExactlyTwiceTheRadiusMerge() {
        // 1.2 − 1 = 0.2 = 2ε.
        requireOptimum(1, "0.1", unit("5", "1", "0"), unit("5", "1.2", "0"));
        // The same in the bias, with both coordinates at the boundary.
        requireOptimum(1, "0.1", unit("5", "1.2", "-0.1"), unit("5", "1", "0.1"));
    }

    @Test
    void unitsJustBeyondTwiceTheRadiusDoNotMerge() {
        requireOptimum(2, "0.1", unit("5", "1", "0"), unit("5", "1.2000000000000001", "0"));
        requireOptimum(2, "0.1", unit("5", "1", "0"), unit("5", "1", "0.20000000000000000001"));
        requireOptimum(2, "1/3", unit("5", "1", "0"), unit("5", "1666666666666666667/1000000000000000000", "0"));
    }

    @Test
    void decimalsAreExactWhereDoublesSayTooFar() {
        // 0.8 − 0.6 is 0.20000000000000007 in double arithmetic.
        requireOptimum(1, "0.1", unit("5", "0.8", "0"), unit("5", "0.6", "0"));
    }

    @Test
    void decimalsAreExactWhereDoublesSayNearEnough() {
        // 0.3 − 0.1 is 0.19999999999999998 in double arithmetic, which is 2ε in double arithmetic too; exactly it is
        // 0.2 > 2ε.
        requireOptimum(2, "0.09999999999999999", unit("5", "0.3", "0"), unit("5", "0.1", "0"));
    }

    @Test
    void fittingIsNotTransitive() {
        // At 2, 4 and 6 with 2ε = 2 the outer two do not fit; two groups suffice, also for a fourth unit at 8.
        requireOptimum(2, "1", unit("5", "2", "0"), unit("5", "4", "0"), unit("5", "6", "0"));
        requireOptimum(2, "1", unit("5", "2", "0"), unit("5", "4", "0"), unit("5", "6", "0"), unit("5", "8", "0"));
    }

    @Test
    void cycleOfFiveNeedsThreeGroups() {
        // Each fits exactly the next one in the cycle, so groups have at most two members, and 5 units need 3 of them.
        requireOptimum(
                3,
                "1",
                unit("5", "10", "0"),
                unit("5", "12", "1"),
                unit("5", "13", "3"),
                unit("5", "11", "4"),
                unit("5", "9", "2"));
    }

    // Single units that vanish.

    @Test
    void unitIsDeadAbleUpToTheRadiusIncluded() {
        // |b| = ε: b moves to 0. Just above it cannot, and |a| = 5 > ε.
        requireOptimum(0, "1", unit("5", "1", "7"));
        requireOptimum(0, "1", unit("5", "-1", "7"));
        requireOptimum(1, "1", unit("5", "1.0000000001", "7"));
        requireOptimum(0, "0.1", unit(List.of("5"), List.of("0.1", "-0.1"), "3"));
        requireOptimum(1, "0.1", unit(List.of("5"), List.of("0.1", "-0.1000001"), "3"));
    }

    @Test
    void unitIsSilencedUpToTheRadiusIncluded() {
        requireOptimum(0, "1", unit("1", "5", "7"));
        requireOptimum(0, "1", unit("-1", "5", "7"));
        requireOptimum(1, "1", unit("1.0000000001", "5", "7"));
        requireOptimum(0, "0.1", unit(List.of("0.1", "-0.1"), List.of("5"), "3"));
        requireOptimum(1, "0.1", unit(List.of("0.1", "-0.1000001"), List.of("5"), "3"));
    }

    // Cancellation.

    @Test
    void groupCancelsExactlyOnTheBoundary() {
        // 4 − 2 = 2 = 2ε: the weights move by 1 each.
        requireOptimum(0, "1", unit("4", "5", "0"), unit("-2", "5", "0"));
        // Sum just above 2ε, at one location: not 0, and the kept group costs 1.
        requireOptimum(1, "1", unit("4.0000000001", "5", "0"), unit("-2", "5", "0"));
        // The same mirrored: −(2, −5, 0) is (−2, 5, 0).
        requireOptimum(0, "1", unit("4", "5", "0"), unit("2", "-5", "0"));
        requireOptimum(1, "1", unit("4.0000000001", "5", "0"), unit("2", "-5", "0"));
    }

    @Test
    void decimalWeightsCancelExactly() {
        // 0.1 + 0.2 = 0.3 exactly, but not in double arithmetic.
        requireOptimum(0, "0", unit("0.1", "1", "1"), unit("0.2", "1", "1"), unit("-0.3", "1", "1"));
        // (0.8 − 0.6) = 2ε with ε = 0.1; each weight alone is above ε.
        requireOptimum(0, "0.1", unit("0.8", "3", "0"), unit("-0.6", "3", "0"));
        // In double arithmetic 0.3 − 0.1 is 2ε; exactly it is above.
        requireOptimum(1, "0.09999999999999999", unit("0.3", "3", "0"), unit("-0.1", "3", "0"));
    }

    @Test
    void cancellingBoundsTheAbsoluteValueOfTheSum() {
        // The paper's condition (2) lacks the absolute value: read literally, −5 ≤ ε would let these units vanish.
        requireOptimum(1, "1", unit("-5", "3", "0"));
        requireOptimum(1, "1", unit("-5", "3", "0"), unit("-5", "3", "0"));
        requireOptimum(1, "1", unit("5", "-3", "0"), unit("-5", "3", "0"));
    }

    @Test
    void unitWithSmallIncomingWeightCancelsAnother() {
        // The paper's certificate leaves the first unit out of all groups and says 1; merged at b = 1 the two sum to 0.
        requireOptimum(0, "1", unit("-5", "1/2", "0"), unit("5", "3/2", "0"));
        requireOptimum(1, "1", unit("5", "3/2", "0"));
    }

    @ParameterizedTest
    @CsvSource({
        "0,1", "1,0", "1,1", "2,1", "1,2", "2,2", "3,2", "2,3", "4,2", "3,3", "4,3", "3,4", "5,3", "4,4", "5,4", "6,4",
        "7,4", "4,6"
    })
    void oppositeUnitsCancelAtCertainCounts(int positive, int negative) {
        // At one location two cancelled groups merge into a cancelled one (triangle inequality), so 0 needs the whole
        // to cancel:
        // |5p − 5q| ≤ p + q. Otherwise keeping the whole costs 1.
        List<HiddenUnit> units = new ArrayList<>(Collections.nCopies(positive, unit("5", "4", "2")));
        units.addAll(Collections.nCopies(negative, unit("-5", "4", "2")));
        boolean cancels = 5 * Math.abs(positive - negative) <= positive + negative;
        requireOptimum(cancels ? 0 : 1, "1", units.toArray(HiddenUnit[]::new));
    }

    @Test
    void unitsThatNeverCancelAreKeptTogether() {
        // Any j of the 12 sum to 5j > j ε; together they are one kept group. First all equal, then spread over less
        // than 2ε.
        requireOptimum(1, "1", Collections.nCopies(12, unit("5", "4", "2")).toArray(HiddenUnit[]::new));
        List<HiddenUnit> spread = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            spread.add(unit("5", "4", i + "/6"));
        }
        requireOptimum(1, "1", spread.toArray(HiddenUnit[]::new));
        // Every second unit mirrored, with weights that no 64-bit number holds.
        String huge = "123456789012345678901234567890";
        List<HiddenUnit> mirrored = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            mirrored.add(i % 2 == 0 ? unit(huge, "4", i + "/6") : unit("-" + huge, "-4", -i + "/6"));
        }
        requireOptimum(1, "1", mirrored.toArray(HiddenUnit[]::new));
    }

    @Test
    void oneMoreUnitThanCancels() {
        // Four of −5 against seven of 5, all distinct and within 2ε of one another: |35 − 20| = 15 > 11 = 11ε, so not
        // all are in
        // one cancelled group; two cancelled groups would merge into one; hence 1. With six of 5: |30 − 20| = 10 ≤ 10,
        // hence 0.
        List<HiddenUnit> units = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            units.add(unit(i % 3 == 2 || i == 10 ? "-5" : "5", "4", i + "/6"));
        }
        requireOptimum(1, "1", units.toArray(HiddenUnit[]::new));
        units.remove(0);
        requireOptimum(0, "1", units.toArray(HiddenUnit[]::new));
    }

    @Test
    void hugeWeightsCancelExactly() {
        // The sum is 2 = 2ε, lost when the weights are rounded to doubles or 64-bit integers.
        String huge = "123456789012345678901234567890";
        requireOptimum(0, "1", unit(huge, "4", "2"), unit("-123456789012345678901234567888", "4", "2"));
        requireOptimum(1, "1", unit(huge, "4", "2"), unit("-123456789012345678901234567887", "4", "2"));
        // And with small parts: the sum is 2ε + 10⁻³⁰ in the second case.
        requireOptimum(0, "0.001", unit("7.002", "4", "2"), unit("-7", "4", "2"));
        requireOptimum(1, "0.001", unit("7.002000000000000000000000000001", "4", "2"), unit("-7", "4", "2"));
    }

    @Test
    void everyOutputMustCancel() {
        HiddenUnit first = unit(List.of("5", "5"), List.of("4"), "0");
        // 5 − 5 = 0 in the first output, 5 + 5 > 2ε in the second.
        requireOptimum(1, "1", first, unit(List.of("-5", "5"), List.of("4"), "0"));
        requireOptimum(0, "1", first, unit(List.of("-5", "-5"), List.of("4"), "0"));
        // The second output at and just above the boundary 2ε.
        requireOptimum(0, "1", first, unit(List.of("-5", "-3"), List.of("4"), "0"));
        requireOptimum(1, "1", first, unit(List.of("-5", "-2.99999"), List.of("4"), "0"));
        // One partner per output: neither pair cancels both outputs, all three do: (0, 0).
        requireOptimum(
                0,
                "1",
                first,
                unit(List.of("-5", "0"), List.of("4"), "0"),
                unit(List.of("0", "-5"), List.of("4"), "0"));
    }

    @Test
    void cancelledAndKeptGroupShareLocations() {
        // The middle unit fits both others, which do not fit each other. It cancels one of them; the other is left and
        // costs 1.
        requireOptimum(1, "1", unit("5", "4", "0"), unit("-5", "6", "0"), unit("5", "8", "0"));
        // 9 and −9 cancel; the third, 5, cannot join them (5 > 3ε), nor vanish alone, so it is kept.
        requireOptimum(1, "1", unit("9", "4", "0"), unit("-9", "4", "0"), unit("5", "4", "0"));
    }

    // Helpers.

    @Test
    void helperIsUsedInEitherOrientation() {
        HiddenUnit needy = unit("5", "3/2", "0");
        // (5, 1/2) mirrored is (−5, −1/2): 2 = 2ε away from 3/2, and 5 − 5 = 0.
        requireOptimum(0, "1", needy, unit("5", "1/2", "0"));
        requireOptimum(0, "1", needy, unit("-5", "1/2", "0"));
        // Mirrored it would be 2.01 away; unmirrored the sum is 10.
        requireOptimum(1, "1", needy, unit("5", "0.51", "0"));
        // A constant unit (b = 0) helps too, with either sign.
        requireOptimum(0, "1", needy, unit("5", "0", "0"));
        requireOptimum(0, "1", needy, unit("-5", "0", "0"));
        // But not from afar in the bias: −3 and 3 are both more than 2 away from 0.
        requireOptimum(1, "1", needy, unit("-5", "0", "3"));
    }

    @Test
    void unitNearZeroFitsInBothOrientations() {
        // max(|b|, |c|) ≤ ε, and both (1/2, 1/2) and (−1/2, −1/2) are within 2 of (3/2, 3/2).
        requireOptimum(0, "1", unit("7", "3/2", "3/2"), unit("7", "1/2", "1/2"));
        requireOptimum(0, "1", unit("7", "3/2", "3/2"), unit("-7", "1/2", "1/2"));
        // Once in each orientation, weight 5 would count twice or not at all: but a unit is in one group once, and 10 −
        // 5 > 2ε.
        requireOptimum(1, "1", unit("10", "3/2", "3/2"), unit("5", "1/2", "1/2"));
        // Two such units with 5 each do cancel 10.
        requireOptimum(0, "1", unit("10", "3/2", "3/2"), unit("5", "1/2", "1/2"), unit("-5", "1/2", "1/2"));
    }

    @Test
    void silentUnitHelps() {
        // 3 − 1 = 2 = 2ε, also mirrored; a weight of 0 still brings ε: 2 + 0 ≤ 2ε. With 2.1 it does not suffice.
        requireOptimum(0, "1", unit("3", "5", "0"), unit("-1", "5", "0"));
        requireOptimum(0, "1", unit("3", "5", "0"), unit("1", "-5", "0"));
        requireOptimum(0, "1", unit("2", "5", "0"), unit("0", "5", "0"));
        requireOptimum(1, "1", unit("2.1", "5", "0"), unit("0", "5", "0"));
        // Two of weight 0 bring 2ε: 3 ≤ 3ε.
        requireOptimum(0, "1", unit("3", "5", "0"), unit("0", "5", "0"), unit("0", "6", "0"));
    }

    @Test
    void groupsCompeteForOneHelper() {
        // Biases 0 and 4 are too far apart for one group; the helper at 2 is dead-able and fits either, but only
        // unmirrored.
        HiddenUnit left = unit("5", "3/2", "0");
        HiddenUnit right = unit("5", "3/2", "4");
        HiddenUnit helper = unit("-5", "1/2", "2");
        // One of the two is left, and 5 > ε.
        requireOptimum(1, "1", left, right, helper);
        requireOptimum(0, "1", left, right, helper, helper);
        // The choice matters: only the left one is cancelled by −5 (5 − 5 against 8 − 5 > 2ε).
        requireOptimum(1, "1", unit("8", "3/2", "4"), left, helper);
        requireOptimum(2, "1", unit("8", "3/2", "4"), unit("8", "3/2", "0"), helper);
    }

    // Structure.

    @Test
    void networkWithoutUnitsHasRankZero() {
        requireOptimum(0, "0");
        requireOptimum(0, "1/2");
    }

    @Test
    void duplicateAndMirroredUnitsMerge() {
        requireOptimum(1, "0", unit("5", "2", "1"), unit("5", "2", "1"), unit("5", "2", "1"));
        // tanh is odd: −5 tanh(−2x − 1) = 5 tanh(2x + 1), so these add up, and the next ones cancel.
        requireOptimum(1, "0", unit("5", "2", "1"), unit("-5", "-2", "-1"));
        requireOptimum(0, "0", unit("5", "2", "1"), unit("5", "-2", "-1"));
        // Mirrored and exactly 2ε away: (−2.2, −0.8) against (2, 1).
        requireOptimum(1, "0.1", unit("5", "2", "1"), unit("-5", "-2.2", "-0.8"));
        requireOptimum(2, "0.1", unit("5", "2", "1"), unit("-5", "-2.2", "-0.7999"));
    }

    @Test
    void severalInputsMustAllBeNear() {
        // Three inputs; the second units differ from the first in one coordinate only, by 2ε and by a little more.
        HiddenUnit first = unit(List.of("5"), List.of("3", "4", "5"), "6");
        requireOptimum(1, "0.5", first, unit(List.of("5"), List.of("3", "4", "4"), "6"));
        requireOptimum(2, "0.5", first, unit(List.of("5"), List.of("3", "4", "3.999"), "6"));
        requireOptimum(1, "0.5", first, unit(List.of("-5"), List.of("-3", "-4", "-5"), "-7"));
        requireOptimum(2, "0.5", first, unit(List.of("-5"), List.of("-3", "-4", "-5"), "-7.001"));
    }

    @Test
    void partsFarApartAddUp() {
        // Copies of the helper competition, of optimum 1 each, too far from one another for any group across copies.
        List<HiddenUnit> units = new ArrayList<>();
        for (int copy = 1; copy <= 3; copy++) {
            int far = 100 * copy;
            units.add(unit(List.of("5"), List.of("3/2"), String.valueOf(far)));
            units.add(unit(List.of("5"), List.of("3/2"), String.valueOf(far + 4)));
            units.add(unit(List.of("-5"), List.of("1/2"), String.valueOf(far + 2)));
        }
        requireOptimum(3, "1", units.toArray(HiddenUnit[]::new));
    }

    @Provide
    Arbitrary<ProximateRankProblem> problems() {
        return Problems.small(6);
    }

    @Property(tries = 150)
    void agreesWithLiteralEnumeration(@ForAll("problems") ProximateRankProblem problem) {
        assertThat(Results.optimum(engine(), problem)).isEqualTo(BruteForceOracle.proximateRank(problem));
    }

    @Property(tries = 100)
    void radiusZeroGivesTheRank(@ForAll("problems") ProximateRankProblem problem) {
        // Algorithm 4.2 by sorting is independent of any search.
        assertThat(Results.optimum(engine(), new ProximateRankProblem(problem.network(), Rational.ZERO)))
                .isEqualTo(LosslessCompression.rank(problem.network()));
    }

    @Property(tries = 40)
    void invariancesHold(
            @ForAll("problems") ProximateRankProblem problem,
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 9) int factor) {
        Invariances.permutingUnits(engine(), problem, random);
        Invariances.flippingUnitSigns(engine(), problem, random);
        Invariances.scalingEverything(engine(), problem, Rational.of(factor, 7));
        Invariances.growingRadius(engine(), problem, problem.radius().add(Rational.of(factor, 6)));
        Invariances.addingUnit(engine(), problem);
        Invariances.repeatingOutput(engine(), problem);
        Invariances.reversingInputs(engine(), problem);
        Invariances.negatingInputAndOutput(engine(), problem);
    }

    // Limits, events, determinism.

    @Property(tries = 60)
    void workLimitGivesValidBracket(
            @ForAll("problems") ProximateRankProblem problem, @ForAll @IntRange(min = 0, max = 40) int work) {
        SolveResult<NearbyNetwork> result =
                engine().solve(problem, oneThread(OptionalLong.of(work)), SolveControl.unlimited());
        Results.requireValid(engine(), problem, result);
        int optimum = BruteForceOracle.proximateRank(problem);
        assertThat(result.lowerBound()).isLessThanOrEqualTo(optimum);
        assertThat(result.upperBound()).isGreaterThanOrEqualTo(optimum);
    }

    @Property(tries = 60)
    void eventsImproveAndAgreeWithTheResult(@ForAll("problems") ProximateRankProblem problem) {
        List<Integer> upper = new ArrayList<>();
        List<Integer> lower = new ArrayList<>();
        SolveResult<NearbyNetwork> result = engine().solve(
                        problem,
                        EngineOptions.defaults(),
                        SolveControl.unlimited().withListener(new SolveControl.Listener() {
                            @Override
                            public void witnessImproved(int upperBound) {
                                upper.add(upperBound);
                            }

                            @Override
                            public void lowerBoundImproved(int lowerBound) {
                                lower.add(lowerBound);
                            }
                        }));
        assertThat(upper).isSortedAccordingTo(Collections.reverseOrder()).doesNotHaveDuplicates();
        assertThat(lower).isSorted().doesNotHaveDuplicates();
        assertThat(upper).allMatch(value -> value >= result.upperBound());
        assertThat(lower).allMatch(value -> value <= result.lowerBound());
        // Whoever only listens hears of the final witness, unless it is the network itself.
        if (result.upperBound() < LosslessCompression.rank(problem.network())) {
            assertThat(upper).last().isEqualTo(result.upperBound());
        }
    }

    @Test
    void stopsAtTheTimeLimit() {
        ProximateRankProblem problem = Problems.dense(150, 1);
        Duration limit = Duration.ofMillis(300);
        long start = System.nanoTime();
        SolveResult<NearbyNetwork> result = engine().solve(
                        problem,
                        EngineOptions.defaults(),
                        SolveControl.unlimited().withTimeLimit(limit));
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        Results.requireValid(engine(), problem, result);
        assertThat(elapsed).isLessThan(limit.plusSeconds(1).plus(PATIENCE));
        assumeFalse(result.isOptimal(), "too fast for the time limit");
        assertThat(stopReason(result)).isEqualTo(StopReason.TIME_LIMIT);
    }

    @Test
    void stopsWhenCancelledByAnotherThread() throws InterruptedException {
        ProximateRankProblem problem = Problems.dense(150, 2);
        SolveControl control = SolveControl.unlimited();
        List<Long> cancelledNanos = Collections.synchronizedList(new ArrayList<>());
        Thread canceller = new Thread(() -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            cancelledNanos.add(System.nanoTime());
            control.cancel(StopReason.CANCELLED);
        });
        canceller.start();
        SolveResult<NearbyNetwork> result = engine().solve(problem, EngineOptions.defaults(), control);
        long end = System.nanoTime();
        canceller.join();
        Results.requireValid(engine(), problem, result);
        assumeFalse(result.isOptimal(), "too fast for the cancellation");
        assertThat(stopReason(result)).isEqualTo(StopReason.CANCELLED);
        assertThat(Duration.ofNanos(end - cancelledNanos.get(0)))
                .isLessThan(Duration.ofSeconds(1).plus(PATIENCE));
    }

    @Test
    void returnsAtOnceWhenCancelledBefore() {
        ProximateRankProblem problem = Problems.dense(150, 3);
        SolveControl control = SolveControl.unlimited();
        control.cancel(StopReason.CANCELLED);
        long start = System.nanoTime();
        SolveResult<NearbyNetwork> result = engine().solve(problem, EngineOptions.defaults(), control);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(Duration.ofSeconds(1).plus(PATIENCE));
        Results.requireValid(engine(), problem, result);
        assumeFalse(result.isOptimal(), "solved without searching");
        assertThat(stopReason(result)).isEqualTo(StopReason.CANCELLED);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 10, 60})
    void oneThreadAndWorkLimitAreDeterministic(int units) {
        ProximateRankProblem problem = Problems.dense(units, 4);
        EngineOptions options = oneThread(OptionalLong.of(shortWorkLimit()));
        SolveResult<NearbyNetwork> first = engine().solve(problem, options, SolveControl.unlimited());
        SolveResult<NearbyNetwork> second = engine().solve(problem, options, SolveControl.unlimited());
        Results.requireValid(engine(), problem, first);
        assertThat(second.witness()).isEqualTo(first.witness());
        assertThat(second.lowerBound()).isEqualTo(first.lowerBound());
        assertThat(second.isOptimal()).isEqualTo(first.isOptimal());
        assertThat(second.statistics().counts()).isEqualTo(first.statistics().counts());
    }

    private static EngineOptions oneThread(OptionalLong workLimit) {
        return new EngineOptions(1, 7, workLimit);
    }

    private static StopReason stopReason(SolveResult<NearbyNetwork> result) {
        return result.match(
                optimal -> {
                    throw new AssertionError("optimal");
                },
                SolveResult.Bracketed::stopReason);
    }
}
