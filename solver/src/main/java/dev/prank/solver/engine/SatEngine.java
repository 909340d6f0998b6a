package dev.prank.solver.engine;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.reductions.encode.ClauseSink;
import dev.prank.reductions.encode.GroupChoice;
import dev.prank.reductions.encode.RankEncoder;
import dev.prank.reductions.encode.Totalizer;
import dev.prank.reductions.encode.VariableElimination;
import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.TooLargeException;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.Statistics;
import dev.prank.solver.StopReason;
import dev.prank.solver.StoppedException;
import dev.prank.solver.backend.Sat4jBackend;
import dev.prank.solver.backend.SatBackend;
import dev.prank.solver.backend.SatBackend.Answer;
import dev.prank.solver.bound.PackingLowerBound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Proximate rank by satisfiability: {@link RankEncoder} writes "at most r kept groups" as clauses, and r is stepped until the bounds
 * meet. Whether chosen groups cancel is left out of the clauses at first; a model with a cancelled group that does not cancel is
 * refuted, and the question is asked again. Such a model still gives a witness, with the members of failing groups kept.
 *
 * <p>A problem in which nothing can be cancelled is a pure cover. There the bound first climbs from that of {@link PackingLowerBound}: each
 * question is a formula of its own, which {@link VariableElimination} makes smaller. Where the answer is near the packing bound this
 * takes near-linear time for most of the formula.
 *
 * <p>Then the questions come from both sides in turn, for shares of work that grow geometrically: is there something better than the
 * witness, and is the lower bound reached. Only the first kind improves the witness steadily, only the second the lower bound; which
 * of them ends a search sooner differs from network to network, and what one of them learns serves the other.
 *
 * <p>Guarantee: optimal without limits. Sizes are those of {@code LocationForm} and {@code RankEncoder}; the search may take exponential
 * time. One thread. Deterministic; the seed is not used, since nothing is random. The work limit counts conflicts, and
 * ten for each refuted model.
 */
public final class SatEngine implements Engine {

    /** The work of the first share; each further one is half as much again. */
    private static final long FIRST_SHARE = 100;
    /** A refuted model counts like so many conflicts. */
    private static final long ROUND_WORK = 10;

    /** Kept slots times the slack to be counted, up to where the counter does not slow the search down. */
    private static final int COUNTER_SIZE = 2_000_000;

    /** Most conflicts on the way up from the packing bound. */
    private static final long CLIMB_SHARE = 20_000;

    private final Supplier<SatBackend> backends;
    private final LocationForm.Limits limits;

    /** With Sat4j. */
    public SatEngine() {
        this(Sat4jBackend::new);
    }

    /** @param backends a fresh, empty solver each time */
    public SatEngine(Supplier<SatBackend> backends) {
        this(backends, LocationForm.Limits.DEFAULT);
    }

    /** With other limits beyond which slots are led by representatives, so that tests reach them on small problems. */
    SatEngine(Supplier<SatBackend> backends, LocationForm.Limits limits) {
        this.backends = Objects.requireNonNull(backends, "backends");
        this.limits = limits;
    }

    @Override
    public String name() {
        return "sat";
    }

    @Override
    public SolveResult<NearbyNetwork> solve(ProximateRankProblem problem, EngineOptions options, SolveControl control) {
        return new Search(problem, options, control).run();
    }

    private final class Search {
        private final ProximateRankProblem problem;
        private final SolveControl control;
        private final SatBackend backend = backends.get();
        private final long workLimit;
        private final long startNanos = System.nanoTime();
        private final Map<String, Long> counts = new TreeMap<>();
        private NearbyNetwork witness;
        private int lower;
        private long rounds;
        /** Of the backends that answered one question each. */
        private long variableCount;

        private long clauseCount;
        private long conflictCount;

        Search(ProximateRankProblem problem, EngineOptions options, SolveControl control) {
            this.problem = problem;
            this.control = control;
            workLimit = options.workLimit().orElse(Long.MAX_VALUE);
            counts.put("noGoods", 0L);
            counts.put("sums", 0L);
        }

        SolveResult<NearbyNetwork> run() {
            witness = UnitGrouping.trivial(problem.network()).applyTo(problem.network());
            control.listener().witnessImproved(witness.value());
            StopReason reason = StopReason.TIME_LIMIT;
            try {
                search();
            } catch (StoppedException stopped) {
                reason = stopped.reason();
            } catch (TooLargeException tooLarge) {
                reason = StopReason.SIZE_LIMIT;
            }
            counts.put("variables", variableCount + backend.variableCount());
            counts.put("clauses", clauseCount + backend.clauseCount());
            counts.put("conflicts", conflictCount + backend.conflictCount());
            counts.put("rounds", rounds);
            Duration time = Duration.ofNanos(System.nanoTime() - startNanos);
            return SolveResult.of(witness, lower, reason, new Statistics("sat", time, counts));
        }

        private void search() {
            control.requireGo();
            if (witness.value() == 0) {
                return;
            }
            LocationForm form = LocationForm.of(problem, limits, control::requireGo);
            boolean isCover = IntStream.range(0, form.unitCount()).noneMatch(form::mayBeCancelled);
            PackingLowerBound packing = PackingLowerBound.of(form, control::requireGo);
            raise(packing.value());
            improve(form, new GroupChoice(List.of(), List.of()));
            if (isCover && lower < witness.value()) {
                climb(form, packing);
            }
            if (lower == witness.value()) {
                return;
            }
            ClauseSink sink = new WatchedSink(backend, control);
            RankEncoder encoder = new RankEncoder(form, packing.units(), new Totalizer(), sink);
            boolean down = true;
            for (long share = FIRST_SHARE; lower < witness.value(); share += share / 2) {
                long end = share > Long.MAX_VALUE - work() ? Long.MAX_VALUE : work() + share;
                while (lower < witness.value() && work() < end) {
                    step(form, encoder, down ? highTarget(form, encoder) : lower, end - work());
                }
                down = !down;
            }
        }

        /**
         * Asks whether the lower bound is the answer, and raises it until it is or a question is too hard. Near the packing bound there
         * is little to count; and as no clauses follow, each formula can be made smaller before it is searched.
         */
        private void climb(LocationForm form, PackingLowerBound packing) {
            Answer answer = Answer.UNSATISFIABLE;
            while (answer == Answer.UNSATISFIABLE && lower < witness.value() && conflictCount < CLIMB_SHARE) {
                VariableElimination elimination = new VariableElimination(control::requireGo);
                RankEncoder encoder = new RankEncoder(form, packing.units(), new Totalizer(), elimination);
                int height = lower - encoder.leastBound();
                if ((long) height * form.keptSlots().size() > COUNTER_SIZE) {
                    return;
                }
                encoder.requireBound(lower);
                SatBackend once = backends.get();
                elimination.writeTo(new WatchedSink(once, control));
                answer = once.solve(new int[0], Math.min(CLIMB_SHARE, workLimit) - conflictCount, control);
                variableCount += once.variableCount();
                clauseCount += once.clauseCount();
                conflictCount += once.conflictCount();
                switch (answer) {
                    case UNSATISFIABLE -> raise(lower + 1);
                    case SATISFIABLE -> improve(form, encoder.decode(elimination.extend(once::holds)));
                    case STOPPED -> requireMore();
                }
            }
        }

        private void requireMore() {
            control.requireGo();
            if (work() >= workLimit) {
                throw new StoppedException(StopReason.WORK_LIMIT);
            }
        }

        /** One better than the witness, unless a counter up to there would be too large; then what a smaller one reaches. */
        private int highTarget(LocationForm form, RankEncoder encoder) {
            int least = encoder.leastBound();
            int slack = Math.max(COUNTER_SIZE / Math.max(1, form.keptSlots().size()), 2 * (lower - least));
            return Math.min(witness.value() - 1 - least, slack) + least;
        }

        private long work() {
            return conflictCount + backend.conflictCount() + rounds * ROUND_WORK;
        }

        private void step(LocationForm form, RankEncoder encoder, int target, long share) {
            int[] assumptions = encoder.boundAssumption(target).stream().toArray();
            long left = workLimit - work();
            switch (backend.solve(assumptions, Math.min(share, left), control)) {
                case UNSATISFIABLE -> raise(target + 1);
                case SATISFIABLE -> {
                    improve(form, encoder.decode(backend::holds));
                    if (encoder.refute(backend::holds) > 0) {
                        rounds++;
                    }
                    counts.put("noGoods", encoder.noGoodCount());
                    counts.put("sums", encoder.sumCount());
                }
                case STOPPED -> requireMore();
            }
        }

        private void raise(int bound) {
            if (bound > lower) {
                lower = bound;
                control.listener().lowerBoundImproved(lower);
            }
        }

        /** Uses the groups that stand, and keeps greedily what they leave over. */
        private void improve(LocationForm form, GroupChoice choice) {
            boolean[] covered = new boolean[form.unitCount()];
            List<int[]> kept = new ArrayList<>(choice.kept());
            List<int[]> cancelled = choice.cancelled().stream()
                    .filter(form.cancellation()::cancels)
                    .toList();
            for (List<int[]> groups : List.of(kept, cancelled)) {
                groups.forEach(group -> Arrays.stream(group).forEach(o -> covered[o >> 1] = true));
            }
            kept.addAll(GreedySlotCover.of(form, covered));
            NearbyNetwork found = form.decode(kept, cancelled).applyTo(problem.network());
            found.check(problem).requireAccepted();
            if (found.value() < witness.value()) {
                witness = found;
                control.listener().witnessImproved(found.value());
            }
        }
    }
}
