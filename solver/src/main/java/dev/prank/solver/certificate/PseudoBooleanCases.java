package dev.prank.solver.certificate;

import static dev.prank.solver.certificate.PseudoBooleanProof.add;
import static dev.prank.solver.certificate.PseudoBooleanProof.literal;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Cases of a {@link GroupingExport} in a pseudo-Boolean proof. A case is a literal: of the variable that it is about, or of a
 * new one that says that its assumption fails. A sum that ends a case becomes a clause about literals of open cases, and
 * propagation has only to do with such clauses.
 */
final class PseudoBooleanCases implements GroupingCases {

    /**
     * A case that is open.
     *
     * @param contrary what follows when it has ended
     * @param ids constraints that go with both cases
     */
    private record Case(Inequality its, int contrary, List<Integer> ids) {}

    /** Numbers of what is no constraint of the proof: it is the literal of an open case, or holds for every literal. */
    private static final int DECIDED = 0;

    private static final int AXIOM = -1;

    private static final int SMALL_BITS = 31;

    private final PseudoBooleanProof proof;
    private final int firstVariable;
    private final int firstConstraint;
    private final List<Inequality> constraints;
    private final Deque<Case> open = new ArrayDeque<>();
    /** The literals of the open cases. */
    private final List<Integer> assumed = new ArrayList<>();
    /** Of the case that has ended: not all of its literals hold. */
    private int lastClause;

    /**
     * @param firstVariable the number of the program's first variable in the proof
     * @param firstConstraint that of its first constraint
     */
    PseudoBooleanCases(PseudoBooleanProof proof, GroupingProgram program, int firstVariable, int firstConstraint) {
        this.proof = proof;
        this.firstVariable = firstVariable;
        this.firstConstraint = firstConstraint;
        constraints = program.constraints();
    }

    /**
     * A constraint of the program, as a line of it. VeriPB of 2022 misreads large negative numbers, so where there are any, the
     * literals are negated instead.
     */
    static StringBuilder text(Inequality its, int firstVariable) {
        boolean isSmall = Arrays.stream(its.coefficients()).allMatch(each -> each.bitLength() <= SMALL_BITS);
        StringBuilder text = new StringBuilder();
        BigInteger bound = its.bound();
        for (int place = 0; place < its.variables().length; place++) {
            BigInteger coefficient = its.coefficients()[place];
            int variable = firstVariable + its.variables()[place];
            if (!isSmall && coefficient.signum() < 0) {
                bound = bound.subtract(coefficient);
                coefficient = coefficient.negate();
                variable = -variable;
            }
            if (coefficient.signum() != 0) {
                text.append(' ').append(coefficient).append(' ').append(literal(variable));
            }
        }
        return text.append(" >= ").append(bound);
    }

    @Override
    public Known given(int number) {
        return new Known(firstConstraint + number, constraints.get(number));
    }

    @Override
    public Known notNegative(int variable) {
        return new Known(AXIOM, Inequality.atLeast(0, variable));
    }

    @Override
    public Known atMostOne(int variable) {
        return new Known(AXIOM, Inequality.atMost(1, variable));
    }

    @Override
    public Known roundedUp(int number, int shift) {
        Known exact = given(number);
        if (shift == 0) {
            return exact;
        }
        Inequality its = exact.its();
        Inequality rounded = its.roundedUp(shift);
        StringBuilder sum = new StringBuilder().append(exact.id());
        for (int place = 0; place < its.variables().length; place++) {
            BigInteger more = rounded.coefficients()[place].shiftLeft(shift).subtract(its.coefficients()[place]);
            add(sum, literal(firstVariable + its.variables()[place]), more);
        }
        sum.append(' ').append(BigInteger.ONE.shiftLeft(shift)).append(" d");
        return new Known(proof.sum(sum), rounded);
    }

    @Override
    public Known assume(Inequality its) {
        Optional<Integer> literal = literalOf(its);
        if (literal.isPresent()) {
            assumed.add(literal.get());
            open.push(new Case(its, DECIDED, new ArrayList<>()));
            return new Known(DECIDED, its);
        }
        int fails = proof.newVariable();
        int holds = proof.strengthened(unless(its, fails), literal(fails) + " -> 1");
        int contrary = proof.strengthened(unless(its.contrary(), -fails), literal(fails) + " -> 0");
        assumed.add(-fails);
        open.push(new Case(its, contrary, new ArrayList<>(List.of(holds, contrary))));
        return new Known(holds, its);
    }

    /** That says the same. */
    private Optional<Integer> literalOf(Inequality its) {
        if (its.variables().length == 1) {
            int variable = firstVariable + its.variables()[0];
            if (its.coefficients()[0].equals(BigInteger.ONE) && its.bound().equals(BigInteger.ONE)) {
                return Optional.of(variable);
            }
            if (its.coefficients()[0].equals(BigInteger.ONE.negate())
                    && its.bound().signum() == 0) {
                return Optional.of(-variable);
            }
        }
        return Optional.empty();
    }

    /** The inequality, or the literal is true. */
    private StringBuilder unless(Inequality its, int literal) {
        StringBuilder text = new StringBuilder();
        if (shortfall(its).signum() > 0) {
            text.append(' ').append(shortfall(its)).append(' ').append(literal(literal));
        }
        return text.append(text(its, firstVariable));
    }

    /** By how much it may fail. */
    private static BigInteger shortfall(Inequality its) {
        return Arrays.stream(its.coefficients())
                .map(each -> each.min(BigInteger.ZERO))
                .reduce(its.bound(), BigInteger::subtract)
                .max(BigInteger.ZERO);
    }

    @Override
    public Known turn() {
        Case first = open.getFirst();
        first.ids.add(lastClause);
        int last = assumed.size() - 1;
        assumed.set(last, -assumed.get(last));
        return new Known(first.contrary, first.its.contrary());
    }

    @Override
    public void end() {
        Case both = open.pop();
        both.ids.add(lastClause);
        assumed.remove(assumed.size() - 1);
        lastClause = proof.propagated(unlessAssumed());
        proof.delete(both.ids);
    }

    @Override
    public Known conclude() {
        Case wrong = open.pop();
        assumed.remove(assumed.size() - 1);
        Inequality contrary = wrong.its.contrary();
        int id = lastClause;
        if (wrong.contrary > 0) {
            StringBuilder sum = new StringBuilder().append(wrong.contrary);
            add(sum, lastClause, shortfall(contrary));
            id = proof.sum(sum);
            wrong.ids.add(lastClause);
        }
        proof.delete(wrong.ids);
        if (!open.isEmpty()) {
            open.getFirst().ids.add(id);
        }
        return new Known(id, contrary);
    }

    @Override
    public void contradict(Map<Known, BigInteger> sum) {
        Set<Integer> literals = new HashSet<>(assumed);
        if (assumed.stream().anyMatch(literal -> literals.contains(-literal))) {
            lastClause = proof.propagated(unlessAssumed());
            return;
        }
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Known, BigInteger> entry : sum.entrySet()) {
            Known known = entry.getKey();
            if (known.id() != DECIDED) {
                text.append(' ').append(known.id() == AXIOM ? axiom(known.its()) : known.id());
                text.append(' ').append(entry.getValue());
                text.append(text.indexOf("*") < 0 ? " *" : " * +");
            }
        }
        // What is left are the literals of open cases, negated.
        int sumId = proof.sum(text.substring(1));
        lastClause = proof.implied(sumId, unlessAssumed());
        proof.delete(List.of(sumId));
    }

    private int[] unlessAssumed() {
        return assumed.stream().mapToInt(each -> -each).distinct().toArray();
    }

    private String axiom(Inequality its) {
        int variable = firstVariable + its.variables()[0];
        return literal(its.coefficients()[0].signum() > 0 ? variable : -variable);
    }
}
