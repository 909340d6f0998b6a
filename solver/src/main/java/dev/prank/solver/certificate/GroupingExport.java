package dev.prank.solver.certificate;

import dev.prank.solver.certificate.GroupingCases.Known;
import dev.prank.solver.certificate.GroupingProgram.Location;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Turns the lines about a grouping into cases and sums about its integer program. It is supposed that kept groups are fewer
 * than the bound, and that is led to a contradiction: branches become cases, what a search says of a location becomes cases
 * about its members, and multipliers become sums. All sums are formed here, in whole numbers, down to 0 ≥ something.
 */
final class GroupingExport implements GroupingSteps {

    /** Of all sums and the cases around them: the proof stays below some hundred megabytes. */
    private static final long MOST_TERMS = 10_000_000;

    private static final BigInteger WHOLE = BigInteger.ONE.shiftLeft(HeaviestGroup.FRACTION_BITS);

    /** What has been decided of variables, or of units, in the cases around this place. */
    private static final class Decisions {
        private final Map<Integer, Deque<Known>> byNumber = new TreeMap<>();

        void add(int number, Known known) {
            byNumber.computeIfAbsent(number, none -> new ArrayDeque<>()).push(known);
        }

        void removeLast(int number) {
            Deque<Known> its = byNumber.get(number);
            its.pop();
            if (its.isEmpty()) {
                byNumber.remove(number);
            }
        }

        boolean contain(int number) {
            return byNumber.containsKey(number);
        }

        Optional<Known> last(int number) {
            return Optional.ofNullable(byNumber.get(number)).map(Deque::getFirst);
        }

        Set<Integer> numbers() {
            return byNumber.keySet();
        }
    }

    /** Two cases about a variable or a unit: where what is decided in them is noted. */
    private record Split(int number, Decisions first, Decisions second) {}

    /** A sum of constraints: Σ coefficients · variables ≥ bound. */
    private static final class Sum {
        private final Map<Known, BigInteger> multipliers = new LinkedHashMap<>();
        private final Map<Integer, BigInteger> coefficients = new TreeMap<>();
        private BigInteger bound = BigInteger.ZERO;

        Sum with(Known known, long multiplier) {
            return with(known, BigInteger.valueOf(multiplier));
        }

        Sum with(Known known, BigInteger multiplier) {
            if (multiplier.signum() > 0) {
                Inequality its = known.its();
                multipliers.merge(known, multiplier, BigInteger::add);
                bound = bound.add(its.bound().multiply(multiplier));
                for (int place = 0; place < its.variables().length; place++) {
                    coefficients.merge(
                            its.variables()[place], its.coefficients()[place].multiply(multiplier), BigInteger::add);
                }
            }
            return this;
        }

        BigInteger coefficient(int variable) {
            return coefficients.getOrDefault(variable, BigInteger.ZERO);
        }
    }

    private final GroupingProgram program;
    private final GroupingCases cases;
    private final Consumer<Known> proved;
    private final int keptCount;
    private final Known few;
    /** Of variables. */
    private final Decisions isZero = new Decisions();

    private final Decisions isOne = new Decisions();
    /** Of units: whether they are in some cancelled group. */
    private final Decisions isOut = new Decisions();

    private final Decisions isIn = new Decisions();
    private final Deque<Split> splits = new ArrayDeque<>();
    private final Map<Integer, Known> rounded = new HashMap<>();
    private long termCount;

    private long q;
    private long[] joining = {};
    private long[] once = {};
    /** What has been shown of locations with the last multipliers. */
    private final List<Known> light = new ArrayList<>();
    /** The location that is searched, what is asked, and that something is heavier. */
    private int location;

    private Optional<HeaviestGroup.Question> question = Optional.empty();
    private Optional<Known> heavy = Optional.empty();

    /**
     * Begins the proof.
     *
     * @param v the bound on kept groups
     * @param proved takes the constraint that says so at the end
     */
    GroupingExport(GroupingProgram program, long v, GroupingCases cases, Consumer<Known> proved) {
        this.program = program;
        this.cases = cases;
        this.proved = proved;
        keptCount = program.kept().size();
        few = cases.assume(
                Inequality.atMost(v - 1, IntStream.range(0, keptCount).toArray()));
    }

    @Override
    public void proved() {
        proved.accept(cases.conclude());
    }

    @Override
    public void member(int unit) {
        decide(Inequality.atMost(0, program.variablesOf(unit)), unit, isOut, isIn);
    }

    @Override
    public void chosen(int kept) {
        decideOne(kept);
    }

    @Override
    public void placed(int there, int member) {
        decideOne(program.variable(there, member));
    }

    @Override
    public void leftOut(int place) {
        int variable = program.variable(location, place);
        decide(Inequality.atMost(0, variable), variable, isZero, isOne);
    }

    private void decideOne(int variable) {
        decide(Inequality.atLeast(1, variable), variable, isOne, isZero);
    }

    private void decide(Inequality first, int number, Decisions where, Decisions contrary) {
        where.add(number, cases.assume(first));
        splits.push(new Split(number, where, contrary));
    }

    @Override
    public void otherBlock() {
        Split split = splits.getFirst();
        split.first.removeLast(split.number);
        split.second.add(split.number, cases.turn());
    }

    @Override
    public void taken() {
        otherBlock();
    }

    @Override
    public void blocksEnded() {
        Split split = splits.pop();
        split.second.removeLast(split.number);
        cases.end();
    }

    @Override
    public void decided() {
        blocksEnded();
    }

    @Override
    public void multiplied(long ofGroups, long[] ofJoining, long[] ofOnce) {
        q = ofGroups;
        joining = ofJoining;
        once = ofOnce;
        light.clear();
    }

    @Override
    public void weighed(int its, HeaviestGroup.Question asked) {
        location = its;
        question = Optional.of(asked);
        int[] members = program.locations().get(its).members();
        int[] allowed = IntStream.range(0, members.length)
                .filter(place -> asked.isAllowed()[place])
                .toArray();
        heavy = Optional.of(cases.assume(new Inequality(
                Arrays.stream(allowed)
                        .map(place -> program.variable(its, place))
                        .toArray(),
                Arrays.stream(allowed)
                        .mapToObj(place -> BigInteger.valueOf(asked.weight()[members[place] >> 1]))
                        .toArray(BigInteger[]::new),
                BigInteger.valueOf(asked.most()).add(BigInteger.ONE))));
    }

    @Override
    public void light() {
        light.add(cases.conclude());
    }

    @Override
    public void bounded() {
        if (endsByConflict()) {
            return;
        }
        Sum sum = new Sum().with(few, q);
        for (int unit = 0; unit < joining.length; unit++) {
            if (joining[unit] > 0) {
                sum.with(cases.given(program.join(unit)), joining[unit]);
            }
            if (once[unit] > 0) {
                sum.with(isIn.last(unit).orElseThrow(), once[unit]);
            } else if (once[unit] < 0) {
                sum.with(cases.given(program.once(unit)), -once[unit]);
            }
        }
        light.forEach(each -> sum.with(each, 1));
        requireEnd(sum);
    }

    @Override
    public void settled() {
        if (!endsByConflict() && !endsByRow()) {
            requireEnd(withNewMembers(heavierThanAllowed()));
        }
    }

    /** Decisions may contradict each other. */
    private boolean endsByConflict() {
        for (int variable : isOne.numbers()) {
            if (variable >= keptCount) {
                int unit = program.unitOf(variable);
                Optional<Known> contrary = isZero.last(variable);
                if (isPlacedElsewhere(unit, variable)) {
                    contrary = Optional.of(cases.given(program.once(unit)));
                } else if (contrary.isEmpty()) {
                    contrary = isOut.last(unit);
                }
                if (contrary.isPresent()) {
                    requireEnd(new Sum().with(contrary.get(), 1));
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isPlacedElsewhere(int unit, int variable) {
        return Arrays.stream(program.variablesOf(unit)).anyMatch(other -> other != variable && isOne.contain(other));
    }

    /** Of what has been decided, a row of the location may not cancel any more. */
    private boolean endsByRow() {
        HeaviestGroup.Question asked = question.orElseThrow();
        Location its = program.locations().get(location);
        boolean isDecided = true;
        for (int place = 0; place < its.members().length; place++) {
            isDecided &= !isFree(asked, place);
        }
        for (int row = 0; row < asked.multiplier().length; row++) {
            long least = 0;
            for (int place = 0; place < its.members().length; place++) {
                long excess = its.heaviest().excess(row, place);
                least += isTaken(place) ? excess : isFree(asked, place) ? Math.min(0, excess) : 0;
            }
            if (least > 0 && ends(new Sum().with(rounded(row), 1))) {
                return true;
            }
            if (isDecided && ends(new Sum().with(cases.given(program.cancelling(location, row)), 1))) {
                return true;
            }
        }
        return false;
    }

    private boolean isTaken(int place) {
        return isOne.contain(program.variable(location, place));
    }

    private boolean isFree(HeaviestGroup.Question asked, int place) {
        return asked.isAllowed()[place] && !isTaken(place) && !isZero.contain(program.variable(location, place));
    }

    private Known rounded(int row) {
        return rounded.computeIfAbsent(
                program.cancelling(location, row),
                number -> cases.roundedUp(
                        number, program.locations().get(location).heaviest().shift(row)));
    }

    /**
     * That something is heavier, and rows by their multipliers. Where the members that are left cannot bring a row up to 0, it
     * would only weaken the sum.
     */
    private Sum heavierThanAllowed() {
        HeaviestGroup.Question asked = question.orElseThrow();
        Location its = program.locations().get(location);
        Sum sum = new Sum().with(heavy.orElseThrow(), WHOLE);
        for (int row = 0; row < asked.multiplier().length; row++) {
            long most = 0;
            for (int place = 0; place < its.members().length; place++) {
                long excess = its.heaviest().excess(row, place);
                most += isTaken(place) ? excess : isFree(asked, place) ? Math.max(0, excess) : 0;
            }
            if (most >= 0 && asked.multiplier()[row] > 0) {
                sum.with(rounded(row), asked.multiplier()[row]);
            }
        }
        return sum;
    }

    /** The same, where a new member is needed. */
    private Sum withNewMembers(Sum sum) {
        HeaviestGroup.Question asked = question.orElseThrow();
        Location its = program.locations().get(location);
        int[] taken =
                IntStream.range(0, its.members().length).filter(this::isTaken).toArray();
        if (!asked.onlyNew() || Arrays.stream(taken).anyMatch(place -> its.isNew()[place])) {
            return sum;
        }
        BigInteger[] gains = IntStream.range(0, its.members().length)
                .filter(place -> its.isNew()[place] && isFree(asked, place))
                .mapToObj(place ->
                        sum.coefficient(program.variable(location, place)).min(BigInteger.ZERO))
                .toArray(BigInteger[]::new);
        if (taken.length > 0) {
            Known besideNew = newness(taken[0]);
            return gains.length == 0
                    ? new Sum().with(besideNew, 1)
                    : sum.with(
                            besideNew,
                            Arrays.stream(gains)
                                    .max(BigInteger::compareTo)
                                    .orElseThrow()
                                    .negate());
        }
        // Nothing has been taken, so there may be nothing: no member counts for more than the new ones do.
        BigInteger left = gains.length == 0
                ? sum.coefficients.values().stream()
                        .map(each -> each.max(BigInteger.ZERO))
                        .reduce(BigInteger.ZERO, BigInteger::add)
                : Arrays.stream(gains).max(BigInteger::compareTo).orElseThrow().negate();
        for (int place = 0; place < its.members().length && left.signum() > 0; place++) {
            if (isFree(asked, place) && !its.isNew()[place]) {
                BigInteger gain =
                        sum.coefficient(program.variable(location, place)).max(BigInteger.ZERO);
                BigInteger part = gain.min(left);
                sum.with(newness(place), part);
                left = left.subtract(part);
            }
        }
        return sum;
    }

    private Known newness(int place) {
        return cases.given(program.newness(location, place));
    }

    private void requireEnd(Sum sum) {
        if (!ends(sum)) {
            throw new IllegalStateException("what the checker accepts does not add up");
        }
    }

    /** Ends the case when the sum contradicts what is known of single variables. */
    private boolean ends(Sum sum) {
        settle(sum);
        if (sum.bound.signum() <= 0) {
            return false;
        }
        termCount += sum.multipliers.size() + splits.size();
        if (termCount > MOST_TERMS) {
            throw new UnsupportedStep("the searches for heavy groups have sums of more than " + MOST_TERMS + " terms");
        }
        cases.contradict(sum.multipliers);
        return true;
    }

    /** Makes all coefficients 0 at the least price. */
    private void settle(Sum sum) {
        Map<Integer, List<Integer>> variablesOfUnit = new TreeMap<>();
        for (int variable : List.copyOf(sum.coefficients.keySet())) {
            if (sum.coefficient(variable).signum() > 0) {
                Optional<Known> zero = isZero.last(variable);
                if (zero.isPresent()) {
                    sum.with(zero.get(), sum.coefficient(variable));
                } else if (variable < keptCount) {
                    sum.with(cases.atMostOne(variable), sum.coefficient(variable));
                } else {
                    variablesOfUnit
                            .computeIfAbsent(program.unitOf(variable), none -> new ArrayList<>())
                            .add(variable);
                }
            }
        }
        variablesOfUnit.forEach((unit, variables) -> settle(sum, unit, variables));
        for (int variable : List.copyOf(sum.coefficients.keySet())) {
            Known least = isOne.last(variable).orElseGet(() -> cases.notNegative(variable));
            sum.with(least, sum.coefficient(variable).negate());
        }
    }

    /** The unit is in one place at most. */
    private void settle(Sum sum, int unit, List<Integer> variables) {
        Optional<Known> out = isOut.last(unit);
        Optional<Integer> place = Arrays.stream(program.variablesOf(unit))
                .boxed()
                .filter(isOne::contain)
                .findFirst();
        Known nowhereElse = cases.given(program.once(unit));
        if (out.isPresent()) {
            sum.with(out.get(), greatest(sum, variables));
        } else if (place.isPresent()) {
            BigInteger ofOthers = greatest(
                    sum,
                    variables.stream().filter(each -> !each.equals(place.get())).toList());
            sum.with(nowhereElse, ofOthers).with(isOne.last(place.get()).orElseThrow(), ofOthers);
            sum.with(nowhereElse, sum.coefficient(place.get()));
        } else {
            sum.with(nowhereElse, greatest(sum, variables));
        }
    }

    private static BigInteger greatest(Sum sum, List<Integer> variables) {
        return variables.stream().map(sum::coefficient).reduce(BigInteger.ZERO, BigInteger::max);
    }

    @Override
    public void exhausted() {
        search();
    }

    /** Of few units all is tried, until some constraint fails. */
    private void search() {
        if (ends(new Sum().with(few, 1)) || endsAtSomeLocation()) {
            return;
        }
        for (int unit = 0; unit < program.units().unitCount(); unit++) {
            if (program.units().mustJoin(unit)) {
                Inequality join = cases.given(program.join(unit)).its();
                if (Arrays.stream(join.variables()).noneMatch(isOne::contain)) {
                    tryInTurn(cases.given(program.join(unit)));
                    return;
                }
            }
        }
        tryFreeMember();
    }

    private boolean endsAtSomeLocation() {
        for (int l = 0; l < program.locations().size(); l++) {
            for (int row = 0; row < program.units().rowCount(); row++) {
                if (ends(new Sum().with(cases.given(program.cancelling(l, row)), 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** One of the variables is 1. */
    private void tryInTurn(Known some) {
        int[] free = Arrays.stream(some.its().variables())
                .filter(variable -> !isZero.contain(variable))
                .toArray();
        for (int variable : free) {
            decideOne(variable);
            search();
            otherBlock();
        }
        requireEnd(new Sum().with(some, 1));
        for (int count = 0; count < free.length; count++) {
            blocksEnded();
        }
    }

    /** All units are in groups, but something does not cancel: members that are left may help. */
    private void tryFreeMember() {
        for (int l = 0; l < program.locations().size(); l++) {
            int[] members = program.locations().get(l).members();
            for (int row = 0; row < program.units().rowCount(); row++) {
                BigInteger sum = BigInteger.ZERO;
                Optional<Integer> helping = Optional.empty();
                for (int place = 0; place < members.length; place++) {
                    int variable = program.variable(l, place);
                    BigInteger excess = program.units().excess(row, members[place]);
                    if (isOne.contain(variable)) {
                        sum = sum.add(excess);
                    } else if (excess.signum() < 0
                            && !isZero.contain(variable)
                            && !isPlacedElsewhere(members[place] >> 1, variable)) {
                        helping = Optional.of(variable);
                    }
                }
                if (sum.signum() > 0 && helping.isPresent()) {
                    decideOne(helping.get());
                    search();
                    otherBlock();
                    search();
                    blocksEnded();
                    return;
                }
            }
        }
        throw new IllegalStateException("there is a grouping with fewer kept groups");
    }
}
