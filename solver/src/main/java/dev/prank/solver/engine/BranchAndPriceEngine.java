package dev.prank.solver.engine;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.Slot;
import dev.prank.reductions.group.TooLargeException;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.Statistics;
import dev.prank.solver.StopReason;
import dev.prank.solver.StoppedException;
import dev.prank.solver.bound.PackingLowerBound;
import dev.prank.solver.proof.NetworkProof;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Branch and price over groups ({@link CancellationTree}), for problems in which units can be cancelled. Another engine gets those with too
 * many locations to list.
 *
 * <p>Guarantee: optimal without limits. Its lower bounds rest on integer arithmetic only. One thread. The work limit counts linear
 * programs.
 */
final class BranchAndPriceEngine implements Engine {

    /** On networks for digits, with 2,500 locations, deciding pairs of units is better; on one for a sawtooth, with 27, it is worse. */
    private static final int FEW_LOCATIONS = 100;

    /** Steps of local search for each member of a location, and at most, where another engine goes on; a million take a second. */
    private static final int STEPS_PER_MEMBER = 200;

    private static final long MOST_STEPS = 3_000_000;

    private final Engine other;
    private final int fewLocations;

    /** @param other where there are too many locations to list */
    BranchAndPriceEngine(Engine other) {
        this(other, FEW_LOCATIONS);
    }

    /** @param fewLocations with more of them, the search decides whether units are in one group; only the time depends on it */
    BranchAndPriceEngine(Engine other, int fewLocations) {
        this.other = other;
        this.fewLocations = fewLocations;
    }

    @Override
    public String name() {
        return "branch-and-price";
    }

    @Override
    public SolveResult<NearbyNetwork> solve(ProximateRankProblem problem, EngineOptions options, SolveControl control) {
        return new Search(problem, options, control, Integer.MAX_VALUE).run();
    }

    /** Like {@link #solve}, but a lower bound that reaches the target is enough. */
    SolveResult<NearbyNetwork> solveUpTo(
            ProximateRankProblem problem, int target, EngineOptions options, SolveControl control) {
        return new Search(problem, options, control, target).run();
    }

    private final class Search implements CancellationTree.Progress {
        private final ProximateRankProblem problem;
        private final EngineOptions options;
        private final SolveControl control;
        private final int target;
        private final CoverSearch search;
        private final long start = System.nanoTime();
        private NearbyNetwork witness;
        private int lower;
        private NetworkProof proof = NetworkProof.NOTHING;

        Search(ProximateRankProblem problem, EngineOptions options, SolveControl control, int target) {
            this.target = target;
            this.problem = problem;
            this.options = options;
            this.control = control;
            search = new CoverSearch(
                    control, options.seed(), 1, options.workLimit().orElse(Long.MAX_VALUE), options.proofSteps());
            witness = UnitGrouping.trivial(problem.network()).applyTo(problem.network());
        }

        SolveResult<NearbyNetwork> run() {
            StopReason reason = StopReason.WORK_LIMIT;
            try {
                control.requireGo();
                LocationForm form = LocationForm.of(problem, LocationForm.Limits.DEFAULT, control::requireGo);
                if (!isListed(form)) {
                    return handedOver(form);
                }
                search(form);
            } catch (StoppedException stopped) {
                reason = stopped.reason();
            } catch (TooLargeException tooLarge) {
                reason = StopReason.SIZE_LIMIT;
            }
            return SolveResult.of(witness, lower, control.stopReason().orElse(reason), statistics(search.counts()))
                    .withProof(proof.bound() == lower && options.isProving() ? Optional.of(proof) : Optional.empty());
        }

        /** What local search finds counts during the other engine's search, too. */
        private SolveResult<NearbyNetwork> handedOver(LocationForm form) {
            try {
                GroupingLocalSearch localSearch = new GroupingLocalSearch(form, search);
                localSearch.improve(0, Math.min(MOST_STEPS, STEPS_PER_MEMBER * localSearch.memberCount()));
                groupingFound(form.decode(localSearch.kept(), localSearch.cancelled()));
            } catch (TooLargeException tooLarge) {
                search.count("withoutLocalSearch", 1);
            }
            SolveControl shared = control.child();
            JointBounds bounds = new JointBounds(control, shared);
            bounds.witnessImproved(witness.value());
            SolveResult<NearbyNetwork> found =
                    SolveResult.of(witness, lower, StopReason.WORK_LIMIT, statistics(search.counts()));
            return JointBounds.joined(
                    found,
                    other.solve(problem, options, shared.withListener(bounds)),
                    control,
                    name(),
                    Duration.ofNanos(System.nanoTime() - start));
        }

        private static boolean isListed(LocationForm form) {
            try {
                return hasNoConflicts(form.keptSlots()) && hasNoConflicts(form.cancelledSlots());
            } catch (TooLargeException tooLarge) {
                return false;
            }
        }

        private static boolean hasNoConflicts(List<Slot> slots) {
            return slots.stream().allMatch(slot -> slot.conflictCount() == 0);
        }

        private Statistics statistics(Map<String, Long> counts) {
            return new Statistics(name(), Duration.ofNanos(System.nanoTime() - start), counts);
        }

        private void search(LocationForm form) {
            control.listener().witnessImproved(witness.value());
            List<int[]> cover = GreedySlotCover.of(form, new boolean[form.unitCount()]);
            groupingFound(form.decode(cover, List.of()));
            PackingLowerBound packing = PackingLowerBound.of(form, control::requireGo);
            boundProved(packing.value());
            proof = NetworkProof.ofUnitsApart(packing.units());
            int wanted = Math.min(target, witness.value());
            if (lower < wanted) {
                boolean seeksWitnesses = target == Integer.MAX_VALUE;
                try (CancellationTree tree =
                        new CancellationTree(form, search, wanted, lower, fewLocations, seeksWitnesses, this)) {
                    tree.run();
                    if (search.isProving() && lower > proof.bound()) {
                        int[] units = IntStream.range(0, form.unitCount()).toArray();
                        proof = NetworkProof.of(
                                new NetworkProof.Section(NetworkProof.Kind.GROUPS, lower, units, tree.proof()));
                    }
                }
            }
        }

        @Override
        public int groupingFound(UnitGrouping grouping) {
            NearbyNetwork found = grouping.applyTo(problem.network());
            if (found.value() < witness.value()) {
                witness = found;
                control.listener().witnessImproved(found.value());
            }
            return found.value();
        }

        @Override
        public void boundProved(int bound) {
            if (bound > lower) {
                lower = bound;
                control.listener().lowerBoundImproved(bound);
            }
        }
    }
}
