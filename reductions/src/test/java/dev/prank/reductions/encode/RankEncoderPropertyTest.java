package dev.prank.reductions.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.Slot;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** The encoder's contract, bound by bound, against a literal search over states of units. */
class RankEncoderPropertyTest {

    /** Makes every slot one led by a unit, with conflicts. */
    private static final LocationForm.Limits NO_CLIQUES = new LocationForm.Limits(0, 0);

    /**
     * Few places and few weights, so that units coincide, mirror each other, and cancel or just do not. The factor makes the weights'
     * sums need many bits, so that they are first rounded.
     */
    @Provide
    Arbitrary<ProximateRankProblem> problems() {
        Arbitrary<Integer> outputCounts = Arbitraries.integers().between(1, 2);
        Arbitrary<Rational> factors = Arbitraries.of(Rational.ONE, Rational.of(1_000_003, 1_000_000));
        Arbitrary<Integer> weights = Arbitraries.integers().between(-6, 6);
        Arbitrary<List<Integer>> anywhere = Combinators.combine(
                        weights,
                        Arbitraries.of(-6, -4, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8),
                        Arbitraries.of(-1, 0, 1, 2),
                        weights)
                .as(List::of);
        Arbitrary<List<Integer>> numbers = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.of(List.of(5, 4, 0, 7), List.of(-5, 4, 0, -7), List.of(4, 1, 1, 4))),
                Tuple.of(3, anywhere));
        return Combinators.combine(
                        outputCounts, factors, numbers.list().ofMinSize(1).ofMaxSize(6))
                .as((outputs, factor, units) -> new ProximateRankProblem(
                        TanhNetwork.of(
                                1,
                                outputs,
                                units.stream()
                                        .map(unit -> unit(unit, outputs, factor))
                                        .toList()),
                        Rational.ONE));
    }

    private static HiddenUnit unit(List<Integer> numbers, int outputs, Rational factor) {
        List<Rational> outgoing = new ArrayList<>();
        outgoing.add(Rational.of(numbers.get(0)).multiply(factor));
        if (outputs == 2) {
            outgoing.add(Rational.of(numbers.get(3)).multiply(factor));
        }
        return new HiddenUnit(outgoing, List.of(Rational.of(numbers.get(1))), Rational.of(numbers.get(2)));
    }

    @Property(tries = 600)
    void satisfiableExactlyWhenThereIsAChoice(@ForAll("problems") ProximateRankProblem problem) {
        requireContract(problem, LocationForm.of(problem), new int[0], new Totalizer(), 30);
    }

    /** Every failing group's inequality is written as clauses at once. */
    @Property(tries = 500)
    void impatientEncoderKeepsTheContract(@ForAll("problems") ProximateRankProblem problem) {
        long sums = requireContract(problem, LocationForm.of(problem), new int[0], new SequentialCounter(), 1);
        Statistics.label("writes inequalities")
                .collect(sums > 0)
                .coverage(coverage -> coverage.check(true).percentage(p -> p >= 5));
    }

    @Property(tries = 500)
    void ledSlotsKeepTheContract(@ForAll("problems") ProximateRankProblem problem) {
        LocationForm form = LocationForm.of(problem, NO_CLIQUES, () -> {});
        requireContract(problem, form, allUnits(problem), new Totalizer(), 30);
        Statistics.label("has conflicts")
                .collect(form.keptSlots().stream().anyMatch(slot -> slot.conflictCount() > 0))
                .coverage(coverage -> coverage.check(true).percentage(p -> p >= 5));
    }

    /** Any list of units will do as a packing; the encoder takes what it can use. */
    @Property(tries = 600)
    void packingsKeepTheContract(@ForAll("problems") ProximateRankProblem problem, @ForAll boolean totalizer) {
        LocationForm form = LocationForm.of(problem);
        int[] packing = allUnits(problem);
        requireContract(problem, form, packing, totalizer ? new Totalizer() : new SequentialCounter(), 30);
        requireEliminationKeepsBounds(problem, form, packing);
        int used = new RankEncoder(form, packing, new Totalizer(), new Clauses()).leastBound();
        Statistics.label("packing units used")
                .collect(Math.min(used, 2))
                .coverage(coverage -> coverage.check(2).percentage(p -> p >= 5));
    }

    /** A required bound, with variables eliminated: where nothing can be cancelled, satisfiable exactly from the optimum on. */
    private static void requireEliminationKeepsBounds(ProximateRankProblem problem, LocationForm form, int[] packing) {
        if (!form.cancelledSlots().isEmpty()) {
            return;
        }
        int optimum = new LiteralSearch(problem).optimum();
        int h = problem.network().size();
        int least = new RankEncoder(form, packing, new Totalizer(), new Clauses()).leastBound();
        for (int r = least; r <= h; r++) {
            int bound = r;
            VariableElimination elimination = new VariableElimination(() -> {});
            RankEncoder encoder = new RankEncoder(form, packing, new Totalizer(), elimination);
            encoder.requireBound(r);
            Clauses clauses = new Clauses();
            elimination.writeTo(clauses);
            Optional<boolean[]> model = clauses.model();
            assertThat(model.isPresent()).as("%s at %d", problem, r).isEqualTo(r >= optimum);
            model.ifPresent(values -> {
                GroupChoice choice = encoder.decode(elimination.extend(v -> values[v]));
                UnitGrouping grouping = form.decode(choice.kept(), choice.cancelled());
                grouping.applyTo(problem.network()).check(problem).requireAccepted();
                assertThat(grouping.cost()).isLessThanOrEqualTo(bound);
            });
        }
    }

    /** Without an order among interchangeable units, with few and many inequalities, and with led slots. */
    @Property(tries = 500)
    void explainedFormulaKeepsTheContract(
            @ForAll("problems") ProximateRankProblem problem, @ForAll boolean led, @ForAll boolean patient) {
        LocationForm form = led ? LocationForm.of(problem, NO_CLIQUES, () -> {}) : LocationForm.of(problem);
        requireContract(
                problem, form, allUnits(problem), new SequentialCounter(), patient ? 30 : 1, Encoders::explained);
    }

    /**
     * The first variables are the slots for kept groups and the places in cancelled ones. Every choice of them, by counting
     * without the encoder, extends to a model of the explained formula, whatever has been refuted meanwhile; nothing else does
     * but for cancelled groups that do not cancel.
     */
    @Property(tries = 300)
    void explainedFormulaHasEveryChoiceAsAModel(@ForAll("problems") ProximateRankProblem problem) {
        LocationForm form = LocationForm.of(problem);
        List<Slot> kept = form.keptSlots();
        List<Slot> cancelled = form.cancelledSlots();
        int size = kept.size() + cancelled.stream().mapToInt(Slot::size).sum();
        Assume.that(size <= 11);
        int[] packing = allUnits(problem);
        int least = new RankEncoder(form, packing, new SequentialCounter(), new Clauses()).leastBound();
        for (int r = least; r <= kept.size(); r++) {
            Clauses clauses = new Clauses();
            RankEncoder encoder =
                    RankEncoder.explained(form, packing, new SequentialCounter(), Wording.NETWORK, clauses);
            encoder.requireBound(r);
            int[] inputs = IntStream.rangeClosed(1, size).toArray();
            for (int bits = 0; bits < 1 << size; bits++) {
                assertThat(clauses.isSatisfiable(Clauses.assumed(inputs, bits)))
                        .as("choice %s with %d kept slots", Integer.toBinaryString(bits), r)
                        .isEqualTo(isChoice(form, bits, r));
            }
            for (Optional<boolean[]> model = clauses.model(); model.isPresent(); ) {
                boolean[] values = model.get();
                model = encoder.refute(v -> values[v]) > 0 ? clauses.model() : Optional.empty();
            }
            for (int bits = 0; bits < 1 << size; bits++) {
                if (isChoice(form, bits, r) && allCancel(form, bits)) {
                    assertThat(clauses.isSatisfiable(Clauses.assumed(inputs, bits)))
                            .as("after refutations, %s with %d", Integer.toBinaryString(bits), r)
                            .isTrue();
                }
            }
        }
        Statistics.label("has cancelled slots")
                .collect(!cancelled.isEmpty())
                .coverage(coverage -> coverage.check(true).percentage(p -> p >= 10));
    }

    private static boolean isChoice(LocationForm form, int bits, int r) {
        int[] kept = new int[form.unitCount()];
        int[] cancelled = new int[form.unitCount()];
        int variable = 0;
        for (Slot slot : form.keptSlots()) {
            for (int p = 0; p < slot.size(); p++) {
                kept[slot.unit(p)] += bits >> variable & 1;
            }
            variable++;
        }
        boolean few = Integer.bitCount(bits & (1 << variable) - 1) <= r;
        for (Slot slot : form.cancelledSlots()) {
            for (int p = 0; p < slot.size(); p++) {
                cancelled[slot.unit(p)] += bits >> variable++ & 1;
            }
        }
        return few
                && IntStream.range(0, kept.length)
                        .allMatch(i -> cancelled[i] <= 1 && (!form.mustJoin(i) || kept[i] + cancelled[i] > 0));
    }

    private static boolean allCancel(LocationForm form, int bits) {
        int variable = form.keptSlots().size();
        boolean all = true;
        for (Slot slot : form.cancelledSlots()) {
            int first = variable;
            all &= form.cancellation()
                    .cancels(IntStream.range(0, slot.size())
                            .filter(p -> (bits >> first + p & 1) == 1)
                            .map(slot::orientedUnit)
                            .toArray());
            variable += slot.size();
        }
        return all;
    }

    @Property(tries = 200)
    void everyVariableHasOneName(@ForAll("problems") ProximateRankProblem problem, @ForAll boolean led)
            throws IOException {
        LocationForm form = led ? LocationForm.of(problem, NO_CLIQUES, () -> {}) : LocationForm.of(problem);
        Clauses clauses = new Clauses();
        CommentedFormula formula = new CommentedFormula(clauses);
        RankEncoder encoder =
                RankEncoder.explained(form, new int[0], new SequentialCounter(), Wording.NETWORK, formula, 1);
        encoder.requireBound(1);
        for (Optional<boolean[]> model = clauses.model(); model.isPresent(); ) {
            boolean[] values = model.get();
            model = encoder.refute(v -> values[v]) > 0 ? clauses.model() : Optional.empty();
        }
        StringWriter text = new StringWriter();
        formula.writeTo(text);
        List<Integer> named = text.toString()
                .lines()
                .filter(line -> line.startsWith("c x"))
                .map(line -> Integer.valueOf(line.split(" ")[1].substring(1)))
                .sorted()
                .toList();
        assertThat(named)
                .isEqualTo(
                        IntStream.rangeClosed(1, clauses.variableCount).boxed().toList());
    }

    private static int[] allUnits(ProximateRankProblem problem) {
        return IntStream.range(0, problem.network().size()).toArray();
    }

    /** Makes an encoder of either kind. */
    private interface Encoders {
        RankEncoder encoder(
                LocationForm form, int[] packing, CardinalityEncoding cardinality, ClauseSink sink, int patience);

        static RankEncoder explained(
                LocationForm form, int[] packing, CardinalityEncoding cardinality, ClauseSink sink, int patience) {
            return RankEncoder.explained(form, packing, cardinality, Wording.NETWORK, sink, patience);
        }
    }

    private static long requireContract(
            ProximateRankProblem problem,
            LocationForm form,
            int[] packing,
            CardinalityEncoding cardinality,
            int patience) {
        return requireContract(problem, form, packing, cardinality, patience, RankEncoder::new);
    }

    /** Returns how many inequalities were written. */
    private static long requireContract(
            ProximateRankProblem problem,
            LocationForm form,
            int[] packing,
            CardinalityEncoding cardinality,
            int patience,
            Encoders encoders) {
        int optimum = new LiteralSearch(problem).optimum();
        int h = problem.network().size();
        Clauses clauses = new Clauses();
        RankEncoder encoder = encoders.encoder(form, packing, cardinality, clauses, patience);
        assertThat(encoder.leastBound()).as("%s: packing", problem).isBetween(0, optimum);
        // One counter for all bounds; the oracle is slow with many. Others grow in ServingCounterTest.
        encoder.boundAssumption(h);
        for (int r = encoder.leastBound(); r <= h; r++) {
            boolean decided = false;
            while (!decided) {
                OptionalInt assumption = encoder.boundAssumption(r);
                Optional<boolean[]> model = clauses.model(assumption.stream().toArray());
                if (model.isEmpty()) {
                    assertThat(r).as("%s: nothing at %d", problem, r).isLessThan(optimum);
                    decided = true;
                } else {
                    boolean[] values = model.get();
                    int before = clauses.clauses.size();
                    GroupChoice choice = encoder.decode(v -> values[v]);
                    if (encoder.refute(v -> values[v]) == 0) {
                        assertThat(r).as("%s: a choice at %d", problem, r).isGreaterThanOrEqualTo(optimum);
                        UnitGrouping grouping = form.decode(choice.kept(), choice.cancelled());
                        grouping.applyTo(problem.network()).check(problem).requireAccepted();
                        assertThat(grouping.applyTo(problem.network()).value()).isLessThanOrEqualTo(r);
                        assertThat(grouping.cost()).isLessThanOrEqualTo(r);
                        assertThat(clauses.clauses).hasSize(before);
                        decided = true;
                    } else {
                        assertThat(holds(clauses.clauses.subList(before, clauses.clauses.size()), values))
                                .as("%s: the refuted model is excluded", problem)
                                .isFalse();
                    }
                }
            }
        }
        return encoder.sumCount();
    }

    /** Clauses over variables that the model does not know yet count as true. */
    private static boolean holds(List<int[]> clauses, boolean[] model) {
        for (int[] clause : clauses) {
            boolean holds = false;
            for (int literal : clause) {
                int variable = Math.abs(literal);
                holds |= variable >= model.length || model[variable] == literal > 0;
            }
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    /** Every state of every unit: dead, or in one of the groups so far in either orientation, or in a new one. */
    private static final class LiteralSearch {
        private final ProximateRankProblem problem;
        private final List<List<Integer>> groups = new ArrayList<>();
        private int best;

        LiteralSearch(ProximateRankProblem problem) {
            this.problem = problem;
            best = problem.network().size();
        }

        int optimum() {
            extend(0);
            return best;
        }

        private void extend(int i) {
            if (i == problem.network().size()) {
                best = Math.min(
                        best, (int) groups.stream().filter(g -> !cancels(g)).count());
                return;
            }
            if (problem.network().units().get(i).isNearlyConstant(problem.radius())) {
                extend(i + 1);
            }
            for (int g = 0; g < groups.size(); g++) {
                List<Integer> group = groups.get(g);
                for (int member : new int[] {2 * i, 2 * i + 1}) {
                    if (group.stream().allMatch(other -> fit(member, other))) {
                        group.add(member);
                        extend(i + 1);
                        group.remove(group.size() - 1);
                    }
                }
            }
            groups.add(new ArrayList<>(List.of(2 * i)));
            extend(i + 1);
            groups.remove(groups.size() - 1);
        }

        private boolean fit(int first, int second) {
            List<Rational> p = position(first);
            List<Rational> q = position(second);
            Rational reach = problem.radius().multiply(2);
            for (int k = 0; k < p.size(); k++) {
                if (p.get(k).subtract(q.get(k)).abs().compareTo(reach) > 0) {
                    return false;
                }
            }
            return true;
        }

        private List<Rational> position(int orientedUnit) {
            return problem.network().units().get(orientedUnit >> 1).position(1 - 2 * (orientedUnit & 1));
        }

        private boolean cancels(List<Integer> group) {
            for (int k = 0; k < problem.network().outputs(); k++) {
                Rational sum = Rational.ZERO;
                for (int member : group) {
                    Rational weight = problem.network()
                            .units()
                            .get(member >> 1)
                            .outgoing()
                            .get(k);
                    sum = (member & 1) == 0 ? sum.add(weight) : sum.subtract(weight);
                }
                if (sum.abs().compareTo(problem.radius().multiply(group.size())) > 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
