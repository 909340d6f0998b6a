package dev.prank.solver.backend;

import dev.prank.reductions.group.Cancellation;
import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.Slot;
import dev.prank.solver.EngineFailureException;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * The location form as a model of a backend that minimises the number of kept slots served.
 *
 * <p>The model is a relaxation: cancellation rows are rounded in favour of cancelling. So a cancelled group that comes back must be
 * checked exactly and, if wrong, excluded by {@link #exclude}; whether bounds are proved or only claimed is up to the backend.
 */
public interface LocationSession {

    /** Writes models for one kind of backend. */
    interface Factory {

        /**
         * A fresh model.
         *
         * @param cancelledSlots slots for cancelled groups such that every cancelled group of use consists of members of one of them
         * @param checkpoint called now and then; what it throws ends the work and is thrown on
         * @throws EngineFailureException when the backend is missing
         */
        LocationSession open(LocationForm form, List<Slot> cancelledSlots, Runnable checkpoint);
    }

    /** What a call of the solver found. */
    sealed interface Outcome {

        /** No selection has a smaller cost than {@code lowerBound}; {@code selection} is the best one seen, optimal if its cost equals it. */
        record Found(Selection selection, int lowerBound) implements Outcome {}

        /** The limit came before any selection. */
        record NothingFound(int lowerBound) implements Outcome {}

        /** There is no selection below the cost that was required. */
        record Infeasible() implements Outcome {}
    }

    /**
     * A choice of groups.
     *
     * @param keptGroups lists of oriented units
     * @param cancelledPositions the positions that joined, by index of the cancelled slot; only groups with a unit that must join
     */
    record Selection(List<int[]> keptGroups, Map<Integer, int[]> cancelledPositions) {}

    /**
     * Excludes a family of groups of a cancelled slot. The no-good may come from a slot with more members: it says nothing when this
     * slot lacks one of those whose joint presence it forbids, and members to take in that the slot lacks are passed over.
     */
    void exclude(int cancelledSlot, Cancellation.NoGood noGood);

    /** Selections that do not serve fewer kept slots than this are of no use; a backend may leave them out, or return them still. */
    void requireCostBelow(int cost);

    /**
     * Minimises the number of kept slots. To be called once.
     *
     * @param lowerBound known from elsewhere
     * @param costImproved may hear the cost of each better selection while the search goes on
     * @return a lower bound is at least the given one, and at most the cost that was required
     * @throws EngineFailureException when the backend fails
     */
    Outcome minimise(EngineOptions options, int lowerBound, SolveControl control, IntConsumer costImproved);

    /** What the call took of a work limit, in the backend's unit. */
    long work();

    /** What the backend counted, by name; the same names from every session of one backend. */
    Map<String, Long> counts();
}
