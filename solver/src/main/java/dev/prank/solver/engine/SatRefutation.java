package dev.prank.solver.engine;

import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.reductions.encode.CommentedFormula;
import dev.prank.reductions.encode.RankEncoder;
import dev.prank.reductions.encode.SequentialCounter;
import dev.prank.reductions.encode.VariableElimination;
import dev.prank.reductions.encode.Wording;
import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.TooLargeException;
import dev.prank.reductions.hardness.PointCoverToNetwork;
import dev.prank.solver.SolveControl;
import dev.prank.solver.Statistics;
import dev.prank.solver.StopReason;
import dev.prank.solver.StoppedException;
import dev.prank.solver.backend.DrupWriter;
import dev.prank.solver.backend.LemmaListener;
import dev.prank.solver.backend.Sat4jBackend;
import dev.prank.solver.backend.SatBackend.Answer;
import dev.prank.solver.bound.PackingLowerBound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Answers "no" with a proof that others can check: a formula in DIMACS CNF about the whole instance, and a refutation of it in
 * DRUP.
 *
 * <p><b>The formula</b> is that of {@link RankEncoder#explained} for one bound on the kept groups. Every grouping with at most so
 * many kept groups leads to a model, so without a model there is none. The converse holds but for inequalities of cancelled
 * groups: those come in when a model violates one, each with a comment that says which. The formula says in comments what each
 * variable means.
 *
 * <p>At most r kept groups are counted beyond a packing: units of which each needs a kept group and no two fit into one. That is
 * what keeps refutations short; counting alone needs exponentially long ones (Haken, TCS 1985).
 *
 * <p><b>The refutation</b> has what {@link VariableElimination} derives, where no unit can be cancelled, and the lemmas of Sat4j.
 * It goes to its writer line by line. The formula is kept in memory and written at the end, when all its clauses are known.
 *
 * <p>Takes the time of the search, which may be exponential. One thread; deterministic.
 */
public final class SatRefutation {

    /** Kept slots times what is counted beyond the packing. A refutation that needs so much counting would hardly end. */
    private static final long COUNTER_LIMIT = 5_000_000;

    /** How it ended. */
    public enum Outcome {
        /** Formula and proof have been written. */
        REFUTED,
        /** There is a grouping with so few kept groups, or so small a cover. */
        SATISFIABLE,
        /** The control, or the size of the problem, ended the search. */
        STOPPED
    }

    /**
     * What became of it. Unless it was refuted, nothing of what has been written is of any use.
     *
     * @param stopReason present exactly when it was stopped
     */
    public record Result(Outcome outcome, Optional<StopReason> stopReason, Statistics statistics) {}

    private final ProximateRankProblem problem;
    private final int rank;
    private final Wording wording;
    private final LocationForm.Limits limits;
    private final SolveControl control;
    private final Writer formulaText;
    private final DrupWriter proof;
    private final long startNanos = System.nanoTime();
    private long variableCount;
    private long clauseCount;
    private long conflictCount;
    private long noGoodCount;
    private long sumCount;

    private SatRefutation(
            ProximateRankProblem problem,
            int rank,
            Wording wording,
            LocationForm.Limits limits,
            SolveControl control,
            Writer formula,
            Writer proof) {
        if (rank < 0) {
            throw new IllegalArgumentException("rank must not be negative, but is " + rank);
        }
        this.problem = problem;
        this.rank = rank;
        this.wording = wording;
        this.limits = limits;
        this.control = control;
        this.formulaText = formula;
        this.proof = new DrupWriter(proof);
    }

    /**
     * Refutes that the network has proximate rank at most {@code rank}, if that is so. Writers are flushed and left open; they
     * should be buffered.
     *
     * @param formula for DIMACS CNF
     * @param proof for DRUP
     * @throws IOException when a writer throws it
     * @throws IllegalArgumentException when the rank is negative
     */
    public static Result refute(
            ProximateRankProblem problem, int rank, SolveControl control, Writer formula, Writer proof)
            throws IOException {
        return refute(problem, rank, LocationForm.Limits.DEFAULT, control, formula, proof);
    }

    /** With other limits beyond which slots are led by representatives, so that tests reach them on small problems. */
    static Result refute(
            ProximateRankProblem problem,
            int rank,
            LocationForm.Limits limits,
            SolveControl control,
            Writer formula,
            Writer proof)
            throws IOException {
        return new SatRefutation(problem, rank, Wording.NETWORK, limits, control, formula, proof).run();
    }

    /**
     * Refutes that {@code rank} squares cover the points, if that is so; otherwise the same. Unit i of the network that
     * {@link PointCoverToNetwork} makes is point i, and its kept groups are squares, so the formula speaks of those.
     */
    public static Result refute(PointCoverProblem problem, int rank, SolveControl control, Writer formula, Writer proof)
            throws IOException {
        ProximateRankProblem network = new PointCoverToNetwork(problem).target();
        return new SatRefutation(network, rank, Wording.POINTS, LocationForm.Limits.DEFAULT, control, formula, proof)
                .run();
    }

    private Result run() throws IOException {
        try {
            Outcome outcome = search();
            return result(outcome, outcome == Outcome.STOPPED ? control.stopReason() : Optional.empty());
        } catch (StoppedException stopped) {
            return result(Outcome.STOPPED, Optional.of(stopped.reason()));
        } catch (TooLargeException tooLarge) {
            return result(Outcome.STOPPED, Optional.of(StopReason.SIZE_LIMIT));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Result result(Outcome outcome, Optional<StopReason> stopReason) {
        Map<String, Long> counts = Map.of(
                "variables", variableCount,
                "clauses", clauseCount,
                "conflicts", conflictCount,
                "noGoods", noGoodCount,
                "sums", sumCount,
                "lemmas", proof.lemmaCount());
        Duration time = Duration.ofNanos(System.nanoTime() - startNanos);
        return new Result(outcome, stopReason, new Statistics("sat", time, counts));
    }

    private Outcome search() throws IOException {
        control.requireGo();
        if (problem.network().size() <= rank) {
            return Outcome.SATISFIABLE;
        }
        LocationForm form = LocationForm.of(problem, limits, control::requireGo);
        return units(form, form::mayBeCancelled).length == 0 ? searchCover(form) : searchWithCancellation(form);
    }

    /** Nothing can be cancelled, so no clauses follow, and the formula can be made smaller before it is searched. */
    private Outcome searchCover(LocationForm form) throws IOException {
        VariableElimination elimination = new VariableElimination(control::requireGo, proof::lemmaLearnt);
        CommentedFormula formula = new CommentedFormula(elimination);
        encode(form, formula);
        Sat4jBackend backend = new Sat4jBackend(new Renumbering(elimination, proof));
        elimination.writeTo(new WatchedSink(backend, control));
        return conclude(backend.solve(new int[0], Long.MAX_VALUE, control), formula, backend);
    }

    private Outcome searchWithCancellation(LocationForm form) throws IOException {
        Sat4jBackend backend = new Sat4jBackend(proof);
        CommentedFormula formula = new CommentedFormula(backend);
        RankEncoder encoder = encode(form, formula);
        Answer answer;
        do {
            answer = backend.solve(new int[0], Long.MAX_VALUE, control);
        } while (answer == Answer.SATISFIABLE && encoder.refute(backend::holds) > 0);
        noGoodCount = encoder.noGoodCount();
        sumCount = encoder.sumCount();
        return conclude(answer, formula, backend);
    }

    private RankEncoder encode(LocationForm form, CommentedFormula formula) {
        introduce(form, formula);
        int[] packing = PackingLowerBound.of(form, control::requireGo).units();
        // More units than groups refute themselves: the first leave no group for the others.
        int[] used = Arrays.copyOf(packing, Math.min(packing.length, rank));
        RankEncoder encoder =
                RankEncoder.explained(form, used, new SequentialCounter(), wording, new WatchedSink(formula, control));
        if ((long) form.keptSlots().size() * (rank - encoder.leastBound()) > COUNTER_LIMIT) {
            throw new TooLargeException("a counter of more than " + COUNTER_LIMIT + " variables is needed");
        }
        encoder.requireBound(rank);
        return encoder;
    }

    private Outcome conclude(Answer answer, CommentedFormula formula, Sat4jBackend backend) throws IOException {
        variableCount = formula.variableCount();
        clauseCount = formula.clauseCount();
        conflictCount = backend.conflictCount();
        return switch (answer) {
            case SATISFIABLE -> Outcome.SATISFIABLE;
            case STOPPED -> Outcome.STOPPED;
            case UNSATISFIABLE -> {
                proof.conclude();
                formula.writeTo(formulaText);
                yield Outcome.REFUTED;
            }
        };
    }

    private void introduce(LocationForm form, CommentedFormula formula) {
        if (wording == Wording.POINTS) {
            formula.introduce("satisfiable exactly when " + rank + " squares of side 2*radius cover all "
                    + form.unitCount() + " points; radius " + problem.radius());
            formula.introduce("points count from 0; squares are the maximal sets of points that are pairwise within"
                    + " 2*radius in every coordinate");
            return;
        }
        formula.introduce("every grouping of this network with at most " + rank
                + " kept groups leads to a model; without a model its proximate rank is more than " + rank);
        formula.introduce("network of " + form.unitCount() + " units, "
                + problem.network().inputs() + " inputs, " + problem.network().outputs() + " outputs; radius "
                + problem.radius());
        formula.introduce("units count from 0; +4 is unit 4 with orientation s = 1, -4 with s = -1; two fit when"
                + " s*(incoming, bias) are within 2*radius in every component");
        formula.introduce("units that need no group, because they are within the radius of constant or silent ones:"
                + list(units(form, i -> !form.mustJoin(i))));
        formula.introduce("kept groups are the maximal sets of other units that fit pairwise, of two mirrored ones one;"
                + " a group with a leader stands for all groups of which the leader is the first unit that needs one,"
                + " with s = 1");
        formula.introduce("units that may be in a cancelled group with a unit that needs one:"
                + list(units(form, form::mayBeCancelled))
                + "; the others that need a group weigh more in some output than all of these that fit could balance");
        formula.introduce("cancelled groups are the maximal sets of those units that fit pairwise, without those"
                + " that need a group but weigh more than the rest of the set could balance; of two mirrored ones one");
        formula.introduce("in a cancelled group the sums of s*a - radius and of -s*a - radius over its members, with a"
                + " the outgoing weight to any output, are at most 0");
    }

    private static String list(int[] units) {
        return units.length == 0
                ? " none"
                : Arrays.stream(units).mapToObj(i -> " " + i).collect(Collectors.joining());
    }

    private static int[] units(LocationForm form, IntPredicate which) {
        return IntStream.range(0, form.unitCount()).filter(which).toArray();
    }

    /** From the variables that are left to those of the formula. */
    private record Renumbering(VariableElimination elimination, LemmaListener target) implements LemmaListener {
        @Override
        public void lemmaLearnt(int... literals) {
            target.lemmaLearnt(original(literals));
        }

        @Override
        public void lemmaForgotten(int... literals) {
            target.lemmaForgotten(original(literals));
        }

        private int[] original(int[] literals) {
            return Arrays.stream(literals)
                    .map(literal -> Integer.signum(literal) * elimination.original(Math.abs(literal)))
                    .toArray();
        }
    }
}
