package dev.prank.solver;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.reductions.group.ConnectedParts;
import dev.prank.solver.engine.Engine;
import dev.prank.solver.engine.EngineOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Exact proximate rank: splits the network into connected parts, runs an engine on each, smallest first, adds up, and checks the
 * combined witness in exact arithmetic before it is returned.
 *
 * <p>With a deadline, every open part first gets an equal share of the time that is left; parts that were not closed then get what
 * remains, as long as that is at least twice what they had. Immutable; one solver may serve several threads.
 */
public final class ProximateRankSolver {

    private final Engine engine;
    private final EngineOptions options;

    public ProximateRankSolver(Engine engine, EngineOptions options) {
        this.engine = Objects.requireNonNull(engine, "engine");
        this.options = Objects.requireNonNull(options, "options");
    }

    /**
     * The proximate rank with a witness, or the best bracket when the control stops the search.
     *
     * @throws IllegalStateException when the witness fails its own check, which is a defect of this program
     */
    public SolveResult<NearbyNetwork> solve(ProximateRankProblem problem, SolveControl control) {
        return new Search(problem, control, OptionalInt.empty()).run();
    }

    /**
     * The decision problem PR: like {@link #solve}, but stops with {@link StopReason#DECIDED} as soon as the bracket tells whether the
     * proximate rank is at most {@code rank}: it is when {@code upperBound() ≤ rank}, it is not when {@code lowerBound() > rank}.
     */
    public SolveResult<NearbyNetwork> decide(ProximateRankProblem problem, int rank, SolveControl control) {
        return new Search(problem, control, OptionalInt.of(rank)).run();
    }

    private final class Search {
        private static final Duration LEAST_SHARE = Duration.ofMillis(20);

        private final ProximateRankProblem problem;
        private final SolveControl control;
        private final OptionalInt askedRank;
        private final long start = System.nanoTime();
        private final ConnectedParts parts;
        private final UnitGrouping[] groupings;
        private final int[] lower;
        private final int[] upper;
        private final boolean[] closed;
        private final Duration[] spent;
        private final Map<String, Long> counts = new TreeMap<>();
        private StopReason stopReason = StopReason.WORK_LIMIT;
        private int reportedLower = -1;
        private int reportedUpper = Integer.MAX_VALUE;

        Search(ProximateRankProblem problem, SolveControl control, OptionalInt askedRank) {
            this.problem = problem;
            this.control = control;
            this.askedRank = askedRank;
            parts = ConnectedParts.of(problem);
            int count = parts.parts().size();
            groupings = new UnitGrouping[count];
            lower = new int[count];
            upper = new int[count];
            closed = new boolean[count];
            spent = new Duration[count];
            Arrays.fill(spent, Duration.ZERO);
            for (int part = 0; part < count; part++) {
                groupings[part] = UnitGrouping.trivial(parts.problem(part).network());
                upper[part] = parts.parts().get(part).size();
            }
        }

        SolveResult<NearbyNetwork> run() {
            report();
            List<Integer> open = new ArrayList<>();
            for (int part = 0; part < closed.length; part++) {
                open.add(part);
            }
            boolean again = true;
            while (again && !open.isEmpty()) {
                again = false;
                for (int j = 0; j < open.size() && mayGoOn(); j++) {
                    again |= solvePart(open.get(j), open.size() - j);
                }
                open.removeIf(part -> closed[part]);
            }
            NearbyNetwork witness = parts.combine(List.of(groupings)).applyTo(problem.network());
            witness.check(problem).requireAccepted();
            counts.put("parts", (long) closed.length);
            counts.put("closedParts", (long) closed.length - open.size());
            Statistics statistics = new Statistics(engine.name(), Duration.ofNanos(System.nanoTime() - start), counts);
            return SolveResult.of(witness, Arrays.stream(lower).sum(), stopReason, statistics);
        }

        private boolean mayGoOn() {
            Optional<StopReason> reason = control.stopReason();
            reason.ifPresent(r -> stopReason = r);
            return reason.isEmpty() && !isDecided();
        }

        private boolean isDecided() {
            boolean decided = askedRank.isPresent()
                    && (Arrays.stream(upper).sum() <= askedRank.getAsInt()
                            || Arrays.stream(lower).sum() > askedRank.getAsInt());
            if (decided) {
                stopReason = StopReason.DECIDED;
            }
            return decided;
        }

        /** True when it ended for want of time, so that another turn may help. */
        private boolean solvePart(int part, int openCount) {
            SolveControl partControl = control.child();
            Optional<Duration> share = control.remaining().map(left -> left.dividedBy(openCount));
            if (share.isPresent()) {
                Duration granted = share.get().compareTo(LEAST_SHARE) < 0 ? LEAST_SHARE : share.get();
                if (granted.compareTo(spent[part].multipliedBy(2)) < 0) {
                    return false;
                }
                spent[part] = granted;
                partControl = partControl.withTimeLimit(granted);
            }
            SolveResult<NearbyNetwork> result = engine.solve(
                    parts.problem(part), options, partControl.withListener(partListener(part, partControl)));
            if (result.upperBound() <= upper[part]) {
                groupings[part] = result.witness().grouping();
            }
            upper[part] = Math.min(upper[part], result.upperBound());
            lower[part] = Math.max(lower[part], result.lowerBound());
            closed[part] = lower[part] == upper[part];
            result.statistics().counts().forEach((name, count) -> counts.merge(name, count, Long::sum));
            report();
            return result.match(optimal -> false, bracketed -> {
                stopReason = bracketed.stopReason();
                return bracketed.stopReason() == StopReason.TIME_LIMIT;
            });
        }

        private SolveControl.Listener partListener(int part, SolveControl partControl) {
            return new SolveControl.Listener() {
                @Override
                public void witnessImproved(int upperBound) {
                    // The part's witness itself arrives with its result, so this only serves display and early
                    // decision.
                    int before = upper[part];
                    upper[part] = Math.min(before, upperBound);
                    announce();
                }

                @Override
                public void lowerBoundImproved(int lowerBound) {
                    lower[part] = Math.max(lower[part], lowerBound);
                    announce();
                }

                private void announce() {
                    report();
                    if (isDecided()) {
                        partControl.cancel(StopReason.DECIDED);
                    }
                }
            };
        }

        private void report() {
            int totalLower = Arrays.stream(lower).sum();
            int totalUpper = Arrays.stream(upper).sum();
            if (totalUpper < reportedUpper) {
                reportedUpper = totalUpper;
                control.listener().witnessImproved(totalUpper);
            }
            if (totalLower > reportedLower) {
                reportedLower = totalLower;
                control.listener().lowerBoundImproved(totalLower);
            }
        }
    }
}
