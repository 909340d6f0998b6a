package dev.prank.solver.engine;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.reductions.group.ConnectedParts;
import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.Slot;
import dev.prank.reductions.group.TooLargeException;
import dev.prank.solver.CoverEngine;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.Statistics;
import dev.prank.solver.StopReason;
import dev.prank.solver.StoppedException;
import dev.prank.solver.kernel.SetCover;
import dev.prank.solver.proof.BoundProof;
import dev.prank.solver.proof.NetworkProof;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Data reduction and branch and bound. A problem in which no unit can be cancelled is a set cover, with the units that must join a group as
 * rows and the slots as columns: {@link CoverBranchAndBound}. Others are split into connected parts ({@link ConnectedParts}); of these, set covers
 * go the same way, parts of at most {@value #EXHAUSTIVE_UNITS} units to exhaustive search, and the others to {@link BranchAndPriceEngine}.
 *
 * <p>Guarantee: optimal without limits. Its lower bounds rest on integer arithmetic only. With several threads, which optimum is
 * found may depend on timing. The work limit counts linear
 * programs and local search for each part, see {@link CoverSearch}; where another engine is at work, it is in that engine's unit.
 */
public final class BranchEngine implements Engine {

    private static final int EXHAUSTIVE_UNITS = 8;

    private final Engine forCancellation;
    private final Engine small = new ExhaustiveEngine();
    private final RankProver prover = new RankProver(new CpSatEngine());
    private final int exhaustiveUnits;

    /** With branch and price where units can be cancelled. */
    public BranchEngine() {
        this(new BranchAndPriceEngine(new CpSatEngine()));
    }

    /** @param forCancellation for connected problems in which units can be cancelled */
    BranchEngine(Engine forCancellation) {
        this(forCancellation, EXHAUSTIVE_UNITS);
    }

    /** With another limit for exhaustive search, so that tests reach other methods with small problems. */
    BranchEngine(Engine forCancellation, int exhaustiveUnits) {
        this.forCancellation = forCancellation;
        this.exhaustiveUnits = exhaustiveUnits;
    }

    @Override
    public String name() {
        return "branch";
    }

    @Override
    public Optional<CoverEngine> forCovers() {
        return Optional.of(new SquareCoverEngine());
    }

    @Override
    public SolveResult<NearbyNetwork> solve(ProximateRankProblem problem, EngineOptions options, SolveControl control) {
        return new Search(problem, options, control).run();
    }

    @Override
    public Optional<BoundProof> prove(
            ProximateRankProblem problem, int bound, EngineOptions options, SolveControl control) {
        return prover.prove(problem, bound, options, control);
    }

    private final class Search {
        private final ProximateRankProblem problem;
        private final EngineOptions options;
        private final SolveControl control;
        private final CoverSearch search;
        private final long start = System.nanoTime();
        private NearbyNetwork witness;
        private int lower;
        private NetworkProof proof = NetworkProof.NOTHING;

        Search(ProximateRankProblem problem, EngineOptions options, SolveControl control) {
            this.problem = problem;
            this.options = options;
            this.control = control;
            search = new CoverSearch(
                    control,
                    options.seed(),
                    options.threads(),
                    options.workLimit().orElse(Long.MAX_VALUE),
                    options.proofSteps());
            witness = UnitGrouping.trivial(problem.network()).applyTo(problem.network());
        }

        SolveResult<NearbyNetwork> run() {
            StopReason reason = StopReason.WORK_LIMIT;
            try {
                control.requireGo();
                LocationForm form = LocationForm.of(problem, LocationForm.Limits.DEFAULT, control::requireGo);
                if (IntStream.range(0, form.unitCount()).anyMatch(form::mayBeCancelled)) {
                    if (!isConnected()) {
                        return new ProximateRankSolver(BranchEngine.this, options).solve(problem, control);
                    }
                    return handedTo(form.unitCount() <= exhaustiveUnits ? small : forCancellation);
                }
                if (form.keptSlots().stream().anyMatch(slot -> slot.conflictCount() > 0)) {
                    return handedTo(forCancellation);
                }
                searchCover(form);
            } catch (StoppedException stopped) {
                reason = stopped.reason();
            } catch (TooLargeException tooLarge) {
                reason = StopReason.SIZE_LIMIT;
            }
            return SolveResult.of(witness, lower, control.stopReason().orElse(reason), statistics(search.counts()))
                    .withProof(options.isProving() ? Optional.of(proof) : Optional.empty());
        }

        /** Whether nothing of the problem can be settled or split off. */
        private boolean isConnected() {
            ConnectedParts parts = ConnectedParts.of(problem, control::requireGo);
            return parts.parts().size() == 1
                    && parts.parts().get(0).size() == problem.network().size();
        }

        private SolveResult<NearbyNetwork> handedTo(Engine engine) {
            SolveResult<NearbyNetwork> result = engine.solve(problem, options, control);
            return result.withStatistics(statistics(result.statistics().counts()));
        }

        private Statistics statistics(Map<String, Long> counts) {
            return new Statistics(name(), Duration.ofNanos(System.nanoTime() - start), counts);
        }

        private void searchCover(LocationForm form) {
            control.listener().witnessImproved(witness.value());
            AddedBounds bounds = new AddedBounds(control.listener().improvementsOnly(witness.value()), 0);
            int[] units =
                    IntStream.range(0, form.unitCount()).filter(form::mustJoin).toArray();
            List<int[]> groups = groupsByRows(units, form.keptSlots());
            CoverBranchAndBound.Outcome outcome =
                    new CoverBranchAndBound(search).solve(setCover(units, groups), witness.value(), bounds);
            lower = outcome.lower().bound();
            proof = NetworkProof.of(new NetworkProof.Section(
                    NetworkProof.Kind.COVER, lower, units, outcome.lower().proof()));
            if (outcome.cover().isPresent()) {
                List<int[]> kept = Arrays.stream(outcome.cover().get())
                        .mapToObj(groups::get)
                        .toList();
                witness = form.decode(kept, List.of()).applyTo(problem.network());
            }
            bounds.coverFound(witness.value());
            bounds.boundProved(lower);
        }
    }

    private static int[] members(Slot slot) {
        return IntStream.range(0, slot.size()).map(slot::orientedUnit).toArray();
    }

    /** One slot for each set of rows, in lexicographic order of these, as certificates want columns. */
    private static List<int[]> groupsByRows(int[] units, List<Slot> slots) {
        TreeMap<int[], int[]> groups = new TreeMap<>(Arrays::compare);
        for (Slot slot : slots) {
            int[] members = members(slot);
            groups.putIfAbsent(rows(units, members), members);
        }
        return List.copyOf(groups.values());
    }

    /** A unit near the origin may be in a group in both orientations; it is one row. */
    private static int[] rows(int[] units, int[] group) {
        return Arrays.stream(group)
                .map(orientedUnit -> Arrays.binarySearch(units, orientedUnit >> 1))
                .distinct()
                .toArray();
    }

    private static SetCover setCover(int[] units, List<int[]> groups) {
        return SetCover.of(
                units.length, groups.stream().map(group -> rows(units, group)).toList());
    }
}
