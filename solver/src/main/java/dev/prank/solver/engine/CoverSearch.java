package dev.prank.solver.engine;

import dev.prank.solver.SolveControl;
import dev.prank.solver.proof.ProofSteps;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the parts of one search for a least cover share: its limits, how it proves its bounds, and what it counts. A unit of work is one linear
 * program solved, 100 steps of {@link CoverMultipliers}, or {@value #STEPS_PER_UNIT} steps of local search. Thread-safe.
 */
final class CoverSearch {

    static final int STEPS_PER_UNIT = 1000;

    private final SolveControl control;
    private final long seed;
    private final int threads;
    private final long workLimit;
    private final ProofSteps proofSteps;
    private final Optional<CoverSearch> parent;
    private final AtomicLong work = new AtomicLong();
    private final Map<String, Long> counts;

    /** @param threads at least 1 */
    CoverSearch(SolveControl control, long seed, int threads, long workLimit) {
        this(control, seed, threads, workLimit, ProofSteps.NONE);
    }

    /**
     * @param threads at least 1
     * @param proofSteps how to write down why lower bounds hold
     */
    CoverSearch(SolveControl control, long seed, int threads, long workLimit, ProofSteps proofSteps) {
        this(control, seed, threads, workLimit, proofSteps, Optional.empty(), new ConcurrentHashMap<>());
        for (String name : new String[] {"linearPrograms", "nodes", "cuts", "subproblems", "knownParts"}) {
            counts.put(name, 0L);
        }
    }

    private CoverSearch(
            SolveControl control,
            long seed,
            int threads,
            long workLimit,
            ProofSteps proofSteps,
            Optional<CoverSearch> parent,
            Map<String, Long> counts) {
        this.control = control;
        this.seed = seed;
        this.threads = threads;
        this.workLimit = workLimit;
        this.proofSteps = proofSteps;
        this.parent = parent;
        this.counts = counts;
    }

    /** A search for covers on one thread within this one, with a limit of its own. It proves nothing. */
    CoverSearch limited(long units, long itsSeed) {
        return new CoverSearch(control, itsSeed, 1, units, ProofSteps.NONE, Optional.of(this), counts);
    }

    /** A search within this one that takes at most so many units, and one of so many equal shares of the time that is left. */
    CoverSearch turn(long units, int shares) {
        SolveControl itsControl = control.remaining()
                .map(left -> control.withTimeLimit(left.dividedBy(shares)))
                .orElse(control);
        return new CoverSearch(itsControl, seed, threads, units, proofSteps, Optional.of(this), counts);
    }

    /** The same search on one thread. */
    CoverSearch onOneThread() {
        return threads == 1
                ? this
                : new CoverSearch(control, seed, 1, Long.MAX_VALUE, proofSteps, Optional.of(this), counts);
    }

    /** Whether to write down why lower bounds hold. */
    boolean isProving() {
        return proofSteps != ProofSteps.NONE;
    }

    /** Whether steps are allowed that not every kind of proof can express. */
    boolean mayUseAllSteps() {
        return proofSteps != ProofSteps.PLAIN;
    }

    SolveControl control() {
        return control;
    }

    long seed() {
        return seed;
    }

    int threads() {
        return threads;
    }

    boolean mayGoOn() {
        return work.get() < workLimit
                && !control.isStopRequested()
                && parent.map(CoverSearch::mayGoOn).orElse(true);
    }

    void spend(long units) {
        work.addAndGet(units);
        parent.ifPresent(each -> each.spend(units));
    }

    /** Of the steps wanted, those that the work limits allow; they are spent. */
    long grantSteps(long wanted) {
        long steps = Math.max(0, Math.min(wanted, Math.min(left(), wanted) * STEPS_PER_UNIT));
        spend((steps + STEPS_PER_UNIT - 1) / STEPS_PER_UNIT);
        return steps;
    }

    private long left() {
        return Math.min(workLimit - work.get(), parent.map(CoverSearch::left).orElse(Long.MAX_VALUE));
    }

    void count(String name, long more) {
        counts.merge(name, more, Long::sum);
    }

    Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }
}
