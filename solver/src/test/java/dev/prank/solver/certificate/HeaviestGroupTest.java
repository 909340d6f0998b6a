package dev.prank.solver.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.solver.engine.SmallNetworks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Against all subsets of the members, which need not fit each other. */
class HeaviestGroupTest {

    private static final int UNITS = 6;

    @Property(tries = 1500)
    void saysWhetherASetThatCancelsIsHeavier(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        compare(SmallNetworks.upTo(UNITS, random), random, "seed " + seed);
    }

    /** Excesses of many more bits than the rounded ones have: sets that miss by a hair, and sets that cancel exactly. */
    @Property(tries = 1500)
    void wideWeightsAreComparedExactly(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int outputs = random.nextInt(1, 3);
        List<HiddenUnit> units = new ArrayList<>();
        for (int i = random.nextInt(1, UNITS); i >= 0; i--) {
            List<Rational> outgoing = new ArrayList<>();
            for (int k = 0; k < outputs; k++) {
                outgoing.add(Rational.of(random.nextInt(-3, 4)).add(hair(random)));
            }
            units.add(new HiddenUnit(outgoing, List.of(Rational.ONE), Rational.ZERO));
        }
        ProximateRankProblem problem = new ProximateRankProblem(
                TanhNetwork.of(1, outputs, units),
                Rational.of(1, 2).add(hair(random).abs()));

        compare(problem, random, "seed " + seed);
    }

    private static Rational hair(SplittableRandom random) {
        return Rational.of(random.nextInt(-1, 2), 1L << 50);
    }

    private static void compare(ProximateRankProblem problem, SplittableRandom random, String instance) {
        OrientedUnits units = new OrientedUnits(problem);
        int[] members = IntStream.range(0, 2 * units.unitCount())
                .filter(box -> random.nextInt(4) > 0)
                .toArray();
        boolean[] isNew = some(members.length, 3, random);
        boolean[] isAllowed = some(members.length, 1 + random.nextInt(8), random);
        for (int j = 0; j < isAllowed.length; j++) {
            isAllowed[j] = !isAllowed[j];
        }
        boolean onlyNew = random.nextBoolean();
        long scale = random.nextBoolean() ? 1 : random.nextLong(1L << 30);
        long[] weight = random.longs(units.unitCount(), -3, 7)
                .map(each -> each * scale + (scale > 1 ? random.nextLong(3) : 0))
                .toArray();
        long heaviest = 0;
        for (int set = 1; set < 1 << members.length; set++) {
            int its = set;
            int[] places = IntStream.range(0, members.length)
                    .filter(j -> (its >> j & 1) != 0)
                    .toArray();
            if (Arrays.stream(places).allMatch(j -> isAllowed[j])
                    && (!onlyNew || Arrays.stream(places).anyMatch(j -> isNew[j]))
                    && cancels(
                            problem, Arrays.stream(places).map(j -> members[j]).toArray())) {
                heaviest = Math.max(
                        heaviest,
                        Arrays.stream(places)
                                .mapToLong(j -> weight[members[j] >> 1])
                                .sum());
            }
        }
        HeaviestGroup group = new HeaviestGroup(units, members, isNew);
        for (int attempt = 0; attempt < 4; attempt++) {
            long[] multiplier = new long[units.rowCount()];
            if (attempt > 0) {
                long limit = 1L << random.nextInt(1, 24);
                Arrays.setAll(multiplier, row -> random.nextInt(3) == 0 ? 0 : random.nextLong(limit));
            }
            for (long most : new long[] {0, heaviest - 1, heaviest, heaviest + 1}) {
                if (most >= 0) {
                    assertThat(isAtMost(group, most, weight, isAllowed, onlyNew, multiplier))
                            .as(
                                    "%s: at most %d of %s, multipliers %s, %s",
                                    instance, most, heaviest, Arrays.toString(multiplier), problem)
                            .isEqualTo(heaviest <= most);
                }
            }
        }
    }

    private static boolean isAtMost(
            HeaviestGroup group, long most, long[] weight, boolean[] isAllowed, boolean onlyNew, long[] multiplier) {
        HeaviestGroup.Question question = new HeaviestGroup.Question(most, weight, isAllowed, onlyNew, multiplier);
        return group.isAtMost(question, new HeaviestGroup.Steps() {});
    }

    private static boolean[] some(int count, int outOf, SplittableRandom random) {
        boolean[] some = new boolean[count];
        for (int j = 0; j < count; j++) {
            some[j] = random.nextInt(outOf + 1) == 0;
        }
        return some;
    }

    /** From the definition; a set with both orientations of a unit is none. */
    private static boolean cancels(ProximateRankProblem problem, int[] boxes) {
        if (Arrays.stream(boxes).map(box -> box >> 1).distinct().count() < boxes.length) {
            return false;
        }
        return IntStream.range(0, problem.network().outputs()).allMatch(k -> {
            Rational sum = Rational.ZERO;
            for (int box : boxes) {
                Rational weight =
                        problem.network().units().get(box >> 1).outgoing().get(k);
                sum = sum.add((box & 1) == 0 ? weight : weight.negate());
            }
            return sum.abs().compareTo(problem.radius().multiply(boxes.length)) <= 0;
        });
    }

    /** Two units that cancel each other: together they weigh 2^33. */
    @Test
    void numbersAtTheEndsOfTheirRangesAreRejectedOrRight() {
        List<HiddenUnit> pair = List.of(
                new HiddenUnit(List.of(Rational.of(5)), List.of(Rational.of(3)), Rational.ZERO),
                new HiddenUnit(List.of(Rational.of(-5)), List.of(Rational.of(3)), Rational.ZERO));
        OrientedUnits units =
                new OrientedUnits(new ProximateRankProblem(TanhNetwork.of(1, 1, pair), Rational.of(1, 2)));
        HeaviestGroup group = new HeaviestGroup(units, new int[] {0, 2}, new boolean[] {true, true});
        boolean[] both = {true, true};
        long[] none = {0, 0};

        assertThat(isAtMost(group, (1L << 33) - 1, new long[] {1L << 32, 1L << 32}, both, true, none))
                .isFalse();
        assertThat(isAtMost(group, 1L << 33, new long[] {1L << 32, 1L << 32}, both, true, none))
                .isTrue();
        for (long huge : new long[] {Long.MAX_VALUE, Long.MAX_VALUE - 1, 1L << 60, 1L << 58}) {
            assertThatThrownBy(() -> isAtMost(group, 0, new long[] {1, 1}, both, true, new long[] {huge, 0}))
                    .isInstanceOf(ArithmeticException.class);
            assertThatThrownBy(() -> isAtMost(group, huge, new long[] {1, 1}, both, true, none))
                    .isInstanceOf(ArithmeticException.class);
        }
        for (long large = 1; large < 1L << 30; large *= 2) {
            assertThat(isAtMost(group, 1, new long[] {1, 1}, both, true, new long[] {large, large}))
                    .as("multipliers %d", large)
                    .isFalse();
        }
    }

    /** No stack of a frame for each member. */
    @Test
    void manyMembersAreNoTrouble() {
        int count = 20_000;
        List<HiddenUnit> many = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            many.add(new HiddenUnit(
                    List.of(Rational.of(2 * i < count ? 5 : -5)), List.of(Rational.of(3)), Rational.ZERO));
        }
        OrientedUnits units =
                new OrientedUnits(new ProximateRankProblem(TanhNetwork.of(1, 1, many), Rational.of(1, 2)));
        int[] members = IntStream.range(0, count).map(i -> 2 * i).toArray();
        boolean[] all = new boolean[count];
        Arrays.fill(all, true);
        long[] weight = new long[count];
        weight[0] = 1;

        assertThat(isAtMost(new HeaviestGroup(units, members, all), 0, weight, all, false, new long[] {0, 0}))
                .isFalse();
    }
}
