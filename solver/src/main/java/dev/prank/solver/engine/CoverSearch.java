package dev.prank.solver.engine;

import dev.prank.solver.SolveControl;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the parts of one search for a least cover share: its limits and what it counts. A unit of work is one linear program solved, or
 * {@value #STEPS_PER_UNIT} steps of local search.
 */
final class CoverSearch {

    static final int STEPS_PER_UNIT = 1000;

    private final SolveControl control;
    private final long seed;
    private final long workLimit;
    private long work;
    private final Map<String, Long> counts = new TreeMap<>();

    CoverSearch(SolveControl control, long seed, long workLimit) {
        this.control = control;
        this.seed = seed;
        this.workLimit = workLimit;
        for (String name : new String[] {"linearPrograms", "nodes", "cuts", "subproblems"}) {
            counts.put(name, 0L);
        }
    }

    SolveControl control() {
        return control;
    }

    long seed() {
        return seed;
    }

    boolean mayGoOn() {
        return work < workLimit && !control.isStopRequested();
    }

    void spend(long units) {
        work += units;
    }

    /** Of the steps wanted, those that the work limit allows; they are spent. */
    long grantSteps(long wanted) {
        long steps = Math.min(wanted, Math.min(workLimit - work, wanted) * STEPS_PER_UNIT);
        work += (steps + STEPS_PER_UNIT - 1) / STEPS_PER_UNIT;
        return steps;
    }

    void count(String name, long more) {
        counts.merge(name, more, Long::sum);
    }

    Map<String, Long> counts() {
        return counts;
    }
}
