package dev.prank.reductions.encode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Takes a formula and writes a smaller one with fewer variables that is satisfiable exactly when the first is.
 *
 * <p>Bounded variable elimination with subsumption and strengthening (Eén and Biere, SAT 2005): a variable is replaced by all resolvents
 * on it where these are no more clauses than they replace. Chains of implications and functionally defined variables vanish altogether.
 *
 * <p>Contract: {@link #writeTo} writes clauses that are satisfiable exactly when those added are; {@link #extend} makes a model of the
 * latter from any model of the former. Every clause that is derived on the way follows from those before it by unit propagation,
 * so who listens can write a proof. Time is near-linear for clauses and occurrences of bounded size. Deterministic. Not
 * thread-safe.
 */
public final class VariableElimination implements ClauseSink {

    /** A variable on which more pairs of clauses can be resolved stays. */
    private static final int PAIR_LIMIT = 256;

    /** Longer clauses than units are not compared with more others than this at a time. */
    private static final int COMPARISON_LIMIT = 100;

    /** Longer resolvents are not made. */
    private static final int LENGTH_LIMIT = 24;

    private static final int GONE = -1;

    private final Runnable checkpoint;
    private final Consumer<int[]> derivations;
    /** Sorted, without duplicates; an empty array in place of a clause that is gone. */
    private final List<int[]> clauses = new ArrayList<>();
    /** By literal, see {@link #index}. */
    private final List<Occurrences> occurrences = new ArrayList<>(List.of(new Occurrences(), new Occurrences()));

    private final ArrayDeque<Integer> unchecked = new ArrayDeque<>();
    /** Variables to be looked at, cheapest first by what they cost when they came in. */
    private final PriorityQueue<Candidate> candidates =
            new PriorityQueue<>(Comparator.comparingLong(Candidate::cost).thenComparingInt(Candidate::variable));

    private final List<Elimination> eliminations = new ArrayList<>();
    private boolean contradictory;
    private final BitSet waiting = new BitSet();
    /** By variable, the one written in its place, or {@link #GONE}; empty before writing begins. */
    private int[] written = {};
    /** By variable written, the one that it stands for. */
    private int[] origins = {};

    private record Candidate(int variable, long cost) {}

    /** A variable that is gone, and the clauses in which it stood positively. */
    private record Elimination(int variable, List<int[]> clauses) {}

    private static final class Occurrences {
        /** Numbers of the clauses that hold the literal, and of some that did. */
        int[] values = {};

        int size;
        /** How many hold it. */
        int held;

        void add(int value) {
            held++;
            if (size == values.length) {
                values = Arrays.copyOf(values, Math.max(4, 2 * size));
            }
            values[size++] = value;
        }
    }

    /** @param checkpoint called now and then; what it throws ends the work */
    public VariableElimination(Runnable checkpoint) {
        this(checkpoint, derived -> {});
    }

    /**
     * @param checkpoint called now and then; what it throws ends the work
     * @param derivations gets every clause that is derived from others, in the variables of the clauses added
     */
    public VariableElimination(Runnable checkpoint, Consumer<int[]> derivations) {
        this.checkpoint = checkpoint;
        this.derivations = derivations;
    }

    @Override
    public int newVariable() {
        occurrences.add(new Occurrences());
        occurrences.add(new Occurrences());
        return variableCount();
    }

    private int variableCount() {
        return occurrences.size() / 2 - 1;
    }

    @Override
    public void addClause(int... literals) {
        int[] clause = Arrays.stream(literals).sorted().distinct().toArray();
        if (!isTautology(clause)) {
            add(clause);
        }
    }

    private static boolean isTautology(int[] clause) {
        return Arrays.stream(clause).anyMatch(literal -> literal > 0 && Arrays.binarySearch(clause, -literal) >= 0);
    }

    private void add(int[] clause) {
        contradictory |= clause.length == 0;
        clauses.add(clause);
        for (int literal : clause) {
            occurrences.get(index(literal)).add(clauses.size() - 1);
        }
        unchecked.add(clauses.size() - 1);
        proposeAll(clause);
    }

    private static int index(int literal) {
        return literal > 0 ? 2 * literal : -2 * literal + 1;
    }

    /** The clauses that hold the literal; forgets others. */
    private int[] holding(int literal) {
        Occurrences list = occurrences.get(index(literal));
        if (list.size == list.held) {
            return Arrays.copyOf(list.values, list.size);
        }
        int size = 0;
        for (int j = 0; j < list.size; j++) {
            if (Arrays.binarySearch(clauses.get(list.values[j]), literal) >= 0) {
                list.values[size++] = list.values[j];
            }
        }
        list.size = size;
        return Arrays.copyOf(list.values, size);
    }

    /**
     * Eliminates what can be eliminated and writes what is left, with variables of the sink. To be called once, after all clauses have
     * been added.
     */
    public void writeTo(ClauseSink sink) {
        written = new int[variableCount() + 1];
        subsume();
        for (int v = 1; v <= variableCount(); v++) {
            propose(v);
        }
        while (!candidates.isEmpty() && !contradictory) {
            Candidate candidate = candidates.remove();
            waiting.clear(candidate.variable);
            if (cost(candidate.variable) > candidate.cost) {
                propose(candidate.variable);
            } else {
                eliminate(candidate.variable);
                subsume();
            }
        }
        for (int v = 1; v <= variableCount(); v++) {
            if (written[v] != GONE) {
                written[v] = sink.newVariable();
                if (written[v] >= origins.length) {
                    origins = Arrays.copyOf(origins, 2 * written[v] + 1);
                }
                origins[written[v]] = v;
            }
        }
        if (contradictory) {
            sink.addClause();
        }
        for (int[] clause : clauses) {
            if (clause.length > 0) {
                sink.addClause(Arrays.stream(clause)
                        .map(literal -> literal > 0 ? written[literal] : -written[-literal])
                        .toArray());
            }
        }
    }

    /** The variable, of the clauses added, for which a variable of the clauses written stands. */
    public int original(int variable) {
        return origins[variable];
    }

    /**
     * The model of the clauses added that a model of those written leads to.
     *
     * @param model over the sink's variables
     */
    public IntPredicate extend(IntPredicate model) {
        BitSet values = new BitSet();
        for (int v = 1; v < written.length; v++) {
            values.set(v, written[v] != GONE && model.test(written[v]));
        }
        for (int e = eliminations.size() - 1; e >= 0; e--) {
            int variable = eliminations.get(e).variable;
            // False unless some clause needs it; the resolvents say that then none needs the opposite.
            values.set(
                    variable,
                    eliminations.get(e).clauses.stream()
                            .anyMatch(clause -> Arrays.stream(clause)
                                    .noneMatch(l -> l != variable && values.get(Math.abs(l)) == l > 0)));
        }
        return values::get;
    }

    private void propose(int variable) {
        if (!waiting.get(variable)) {
            waiting.set(variable);
            candidates.add(new Candidate(variable, cost(variable)));
        }
    }

    /** How many pairs of clauses can be resolved on the variable. */
    private long cost(int variable) {
        return (long) occurrences.get(index(variable)).held * occurrences.get(index(-variable)).held;
    }

    private void eliminate(int variable) {
        checkpoint.run();
        if (cost(variable) > PAIR_LIMIT) {
            return;
        }
        int[] positive = holding(variable);
        int[] negative = holding(-variable);
        List<int[]> resolvents = new ArrayList<>();
        for (int p : positive) {
            for (int n : negative) {
                int[] resolvent = IntStream.concat(Arrays.stream(clauses.get(p)), Arrays.stream(clauses.get(n)))
                        .filter(literal -> Math.abs(literal) != variable)
                        .sorted()
                        .distinct()
                        .toArray();
                if (!isTautology(resolvent)) {
                    resolvents.add(resolvent);
                    if (resolvents.size() > positive.length + negative.length || resolvent.length > LENGTH_LIMIT) {
                        return;
                    }
                }
            }
        }
        written[variable] = GONE;
        eliminations.add(new Elimination(
                variable, Arrays.stream(positive).mapToObj(clauses::get).toList()));
        Arrays.stream(positive).forEach(this::drop);
        Arrays.stream(negative).forEach(this::drop);
        resolvents.forEach(this::derive);
    }

    private void derive(int[] clause) {
        derivations.accept(clause);
        add(clause);
    }

    private void drop(int number) {
        replace(number, new int[0]);
    }

    private void replace(int number, int[] shorter) {
        int[] clause = clauses.set(number, shorter);
        for (int literal : clause) {
            if (Arrays.binarySearch(shorter, literal) < 0) {
                occurrences.get(index(literal)).held--;
            }
        }
        proposeAll(clause);
    }

    private void proposeAll(int[] clause) {
        if (written.length > 0) {
            Arrays.stream(clause).map(Math::abs).filter(v -> written[v] != GONE).forEach(this::propose);
        }
    }

    /** Drops clauses that contain others, and literals whose negation would make a clause contain another. */
    private void subsume() {
        while (!unchecked.isEmpty() && !contradictory) {
            checkpoint.run();
            int number = unchecked.remove();
            for (int literal : clauses.get(number)) {
                compare(number, holding(literal));
                compare(number, holding(-literal));
            }
        }
    }

    private void compare(int number, int[] others) {
        if (others.length > COMPARISON_LIMIT && clauses.get(number).length > 1) {
            return;
        }
        for (int other : others) {
            if (other != number && clauses.get(number).length > 0 && clauses.get(other).length > 0) {
                shorten(number, other);
                if (clauses.get(number).length > 0 && clauses.get(other).length > 0) {
                    shorten(other, number);
                }
            }
        }
    }

    /** Drops the second clause if the first implies it, or the literal in it that the first says is not needed. */
    private void shorten(int first, int second) {
        int[] clause = clauses.get(first);
        int[] other = clauses.get(second);
        int opposite = 0;
        for (int literal : clause) {
            if (Arrays.binarySearch(other, literal) < 0) {
                if (opposite != 0 || Arrays.binarySearch(other, -literal) < 0) {
                    return;
                }
                opposite = -literal;
            }
        }
        if (opposite == 0) {
            drop(second);
        } else {
            int removed = opposite;
            int[] shorter =
                    Arrays.stream(other).filter(literal -> literal != removed).toArray();
            contradictory |= shorter.length == 0;
            derivations.accept(shorter);
            replace(second, shorter);
            unchecked.add(second);
        }
    }
}
