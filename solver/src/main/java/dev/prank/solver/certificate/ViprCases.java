package dev.prank.solver.certificate;

import dev.prank.instances.number.Rational;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cases of a {@link GroupingExport} as assumptions of a VIPR file. What is known is numbered as there. */
final class ViprCases implements GroupingCases {

    /**
     * A case.
     *
     * @param contrary of its assumption, once that has ended
     * @param ended the constraint that ended the first case, then
     */
    private record Case(Known assumption, Optional<Known> contrary, int ended) {}

    private final ViprProof proof;
    private final int firstVariable;
    private final int firstConstraint;
    private final List<Inequality> constraints;
    private final int keptCount;
    private final Deque<Case> open = new ArrayDeque<>();
    private int contradiction;

    /**
     * @param firstVariable the number of the program's first variable in the file
     * @param firstConstraint that of its first constraint; after its constraints it says that variables for kept groups are at
     *     most 1
     */
    ViprCases(ViprProof proof, GroupingProgram program, int firstVariable, int firstConstraint) {
        this.proof = proof;
        this.firstVariable = firstVariable;
        this.firstConstraint = firstConstraint;
        constraints = program.constraints();
        keptCount = program.kept().size();
    }

    /** How many constraints of the file are about the program, besides those that say that variables are not negative. */
    static int constraintCount(GroupingProgram program) {
        return program.constraintCount() + program.kept().size();
    }

    /** All of them, for the file. */
    static List<Inequality> constraints(GroupingProgram program) {
        List<Inequality> all = program.constraints();
        for (int kept = 0; kept < program.kept().size(); kept++) {
            all.add(Inequality.atMost(1, kept));
        }
        return all;
    }

    /** Terms of a line. */
    static StringBuilder terms(Inequality its, int firstVariable) {
        StringBuilder text = new StringBuilder().append(its.variables().length);
        for (int place = 0; place < its.variables().length; place++) {
            text.append(' ').append(firstVariable + its.variables()[place]);
            text.append(' ').append(its.coefficients()[place]);
        }
        return text;
    }

    @Override
    public Known given(int number) {
        return new Known(firstConstraint + number, constraints.get(number));
    }

    @Override
    public Known notNegative(int variable) {
        return new Known(firstVariable + variable, Inequality.atLeast(0, variable));
    }

    @Override
    public Known atMostOne(int variable) {
        return new Known(firstConstraint + constraints.size() + variable, Inequality.atMost(1, variable));
    }

    @Override
    public Known roundedUp(int number, int shift) {
        Known exact = given(number);
        if (shift == 0) {
            return exact;
        }
        BigInteger whole = BigInteger.ONE.shiftLeft(shift);
        Inequality its = exact.its();
        Inequality rounded = its.roundedUp(shift);
        StringBuilder reason = new StringBuilder("lin ").append(its.variables().length + 1);
        reason.append(' ').append(exact.id()).append(" 1/").append(whole);
        for (int place = 0; place < its.variables().length; place++) {
            BigInteger more = rounded.coefficients()[place].shiftLeft(shift).subtract(its.coefficients()[place]);
            reason.append(' ').append(notNegative(its.variables()[place]).id());
            reason.append(' ').append(Rational.of(more, whole));
        }
        return derived(rounded, reason.toString());
    }

    private Known derived(Inequality its, String reason) {
        int id = proof.add("G " + its.bound() + " " + terms(its, firstVariable), reason);
        return new Known(id, its);
    }

    /** Written with the same terms as what it is the contrary of, as the checker wants it. */
    private int contrary(Inequality its, String reason) {
        return proof.add("L " + its.bound().subtract(BigInteger.ONE) + " " + terms(its, firstVariable), reason);
    }

    @Override
    public Known assume(Inequality its) {
        Known assumption = derived(its, "asm");
        open.push(new Case(assumption, Optional.empty(), 0));
        return assumption;
    }

    @Override
    public Known turn() {
        Case first = open.pop();
        Inequality its = first.assumption.its();
        Known contrary = new Known(-contrary(its, "asm"), its.contrary());
        open.push(new Case(first.assumption, Optional.of(contrary), contradiction));
        return contrary;
    }

    @Override
    public void end() {
        Case both = open.pop();
        contradiction = proof.add(
                "G 1 0",
                unsplit(
                        both.ended,
                        both.assumption,
                        contradiction,
                        -both.contrary.orElseThrow().id()));
    }

    private static String unsplit(int first, Known assumption, int second, int contrary) {
        return "uns " + first + " " + assumption.id() + " " + second + " " + contrary;
    }

    @Override
    public Known conclude() {
        Known wrong = open.pop().assumption;
        int contrary = contrary(wrong.its(), "asm");
        int id = contrary(wrong.its(), unsplit(contradiction, wrong, contrary, contrary));
        return new Known(-id, wrong.its().contrary());
    }

    @Override
    public void contradict(Map<Known, BigInteger> sum) {
        Map<Integer, BigInteger> multipliers = new LinkedHashMap<>();
        // Those with a negative number say "at most" in the file, which is turned round.
        sum.forEach((known, multiplier) -> multipliers.merge(
                Math.abs(known.id()), known.id() < 0 ? multiplier.negate() : multiplier, BigInteger::add));
        StringBuilder reason = new StringBuilder("lin ").append(multipliers.size());
        multipliers.forEach(
                (id, multiplier) -> reason.append(' ').append(id).append(' ').append(multiplier));
        contradiction = proof.add("G 1 0", reason.toString());
    }
}
