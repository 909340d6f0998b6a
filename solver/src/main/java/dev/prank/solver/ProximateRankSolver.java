package dev.prank.solver;

import dev.prank.instances.network.LosslessCompression;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.reductions.group.ConnectedParts;
import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.TooLargeException;
import dev.prank.solver.bound.GreedyUpperBound;
import dev.prank.solver.bound.NearbyCompressibility;
import dev.prank.solver.bound.PackingLowerBound;
import dev.prank.solver.certificate.NetworkCertificate;
import dev.prank.solver.proof.BoundProof;
import dev.prank.solver.proof.NetworkProof;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Exact proximate rank: settles what needs no search, splits the rest into connected parts, bounds each by a greedy cover and a
 * packing, runs an engine on those that are still open, smallest first, adds up, and checks the combined witness in exact
 * arithmetic before it is returned.
 *
 * <p>With a deadline, every open part first gets an equal share of the time that is left; parts that were not closed then get
 * what remains, as long as that is at least twice what they had. Immutable; one solver may serve several threads.
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
     * The decision problem PR: like {@link #solve}, but stops with {@link StopReason#DECIDED} as soon as the bracket tells
     * whether the proximate rank is at most {@code rank}: it is when {@code upperBound() ≤ rank}, it is not when {@code
     * lowerBound() > rank}. For {@code rank = h − 1} the answer takes O(h log h) for a fixed number of inputs.
     */
    public SolveResult<NearbyNetwork> decide(ProximateRankProblem problem, int rank, SolveControl control) {
        return new Search(problem, control, OptionalInt.of(rank)).run();
    }

    /** The same without proofs. */
    public ProximateRankSolver withoutProofs() {
        return new ProximateRankSolver(
                engine, new EngineOptions(options.threads(), options.seed(), options.workLimit()));
    }

    /** The same on so many threads. */
    public ProximateRankSolver onThreads(int threads) {
        return new ProximateRankSolver(engine, options.onThreads(threads));
    }

    /** How many threads it uses, at most. */
    public int threads() {
        return options.threads();
    }

    /** Whether it looks for proofs of its lower bounds. */
    public boolean isProving() {
        return options.isProving();
    }

    /** Whether only time can stop its searches before the end: it has no work limit. */
    public boolean isTimed() {
        return options.workLimit().isEmpty();
    }

    Engine engine() {
        return engine;
    }

    EngineOptions options() {
        return options;
    }

    private final class Search {
        private static final Duration LEAST_SHARE = Duration.ofMillis(20);

        private final ProximateRankProblem problem;
        private final SolveControl outerControl;
        /** Cancelled when the bounds decide what was asked. */
        private final SolveControl control;

        private final OptionalInt askedRank;
        private final long start = System.nanoTime();
        private final Map<String, Long> counts = new TreeMap<>();
        private Optional<NearbyNetwork> best = Optional.empty();
        private int lowerBound;
        /** The value of the best witness, also of one that the parts have but that is not put together yet. */
        private int upperBound;
        /** What the listener has heard of last. */
        private int announced;

        private StopReason stopReason = StopReason.WORK_LIMIT;
        /** Of the lower bound, or of one that has been improved since. */
        private NetworkProof proof = NetworkProof.NOTHING;

        Search(ProximateRankProblem problem, SolveControl control, OptionalInt askedRank) {
            this.problem = problem;
            outerControl = control;
            this.control = control.child();
            this.askedRank = askedRank;
            upperBound = problem.network().size();
            announced = upperBound;
        }

        SolveResult<NearbyNetwork> run() {
            if (askedRank.isPresent()) {
                improveWitness(UnitGrouping.trivial(problem.network()));
                improveWitness(GreedyUpperBound.best(problem).grouping());
            }
            if (problem.radius().signum() == 0) {
                improveWitness(UnitGrouping.trivial(problem.network()));
                raiseLowerBound(LosslessCompression.rank(problem.network()));
                proof = NetworkProof.lossless(lowerBound);
            }
            if (mayGoOn() && askedRank.equals(OptionalInt.of(problem.network().size() - 1))) {
                NearbyCompressibility.saveOneUnit(problem).ifPresentOrElse(this::improveWitness, this::raiseToAll);
            }
            if (mayGoOn()) {
                searchParts();
            }
            if (askedRank.isEmpty()
                    && best.filter(found -> found.value() <= lowerBound).isEmpty()) {
                // The parts start with covers of their own, so this is for searches that did not come far.
                improveWitness(UnitGrouping.trivial(problem.network()));
                improveWitness(GreedyUpperBound.best(problem).grouping());
            }
            NearbyNetwork witness = best.orElseThrow();
            witness.check(problem).requireAccepted();
            if (lowerBound > witness.value()) {
                throw new IllegalStateException("engine " + engine.name() + " claims a rank of at least " + lowerBound
                        + ", but a nearby network has rank " + witness.value());
            }
            Statistics statistics = new Statistics(engine.name(), Duration.ofNanos(System.nanoTime() - start), counts);
            SolveResult<NearbyNetwork> result = SolveResult.of(witness, lowerBound, stopReason, statistics)
                    .withProof(
                            options.isProving() && proof.bound() == lowerBound ? Optional.of(proof) : Optional.empty());
            boolean isAnswer = result.isOptimal() || askedRank.isPresent() && lowerBound > askedRank.getAsInt();
            return isAnswer
                    ? ProofCheck.checked(
                            result,
                            problem.radius(),
                            outerControl,
                            (sha256, bound, lines) -> NetworkCertificate.check(problem, sha256, bound, lines))
                    : result;
        }

        /** No unit can be saved. */
        private void raiseToAll() {
            int count = problem.network().size();
            raiseLowerBound(count);
            proof = NetworkProof.ofUnitsApart(IntStream.range(0, count).toArray());
        }

        private void searchParts() {
            try {
                PartSearch search = new PartSearch();
                search.run();
                proof = search.proof();
            } catch (StoppedException stopped) {
                stopReason = stopped.reason();
            } catch (TooLargeException tooLarge) {
                stopReason = StopReason.SIZE_LIMIT;
            }
        }

        private void improveWitness(UnitGrouping grouping) {
            NearbyNetwork witness = grouping.applyTo(problem.network());
            // At equal value the later grouping is the one that was searched for, so it explains more.
            if (best.filter(earlier -> earlier.value() < witness.value()).isEmpty()) {
                best = Optional.of(witness);
            }
            upperBound = Math.min(upperBound, witness.value());
            announce(witness.value());
        }

        private void announce(int value) {
            if (value < announced) {
                announced = value;
                control.listener().witnessImproved(value);
            }
        }

        private void raiseLowerBound(int bound) {
            if (bound > lowerBound) {
                lowerBound = bound;
                control.listener().lowerBoundImproved(bound);
            }
        }

        private boolean mayGoOn() {
            if (decides(lowerBound, upperBound)) {
                stopReason = StopReason.DECIDED;
                return false;
            }
            Optional<StopReason> reason = control.stopReason();
            reason.ifPresent(r -> stopReason = r);
            return reason.isEmpty() && lowerBound < upperBound;
        }

        private boolean decides(int lower, int upper) {
            return askedRank.isPresent() && (upper <= askedRank.getAsInt() || lower > askedRank.getAsInt());
        }

        /** Solves the connected parts one by one. */
        private final class PartSearch {
            private final ConnectedParts parts = ConnectedParts.of(problem, control::requireGo);
            private final UnitGrouping[] groupings;
            private final int[] lower;
            private final int[] upper;
            private final NetworkProof[] proofs;
            private final Duration[] granted;
            /** Sums over the parts, kept up to date: there may be a million of them. */
            private int lowerTotal;

            private int upperTotal;

            PartSearch() {
                int count = parts.parts().size();
                groupings = new UnitGrouping[count];
                lower = new int[count];
                upper = new int[count];
                proofs = new NetworkProof[count];
                Arrays.fill(proofs, NetworkProof.NOTHING);
                granted = new Duration[count];
                Arrays.fill(granted, Duration.ZERO);
                lowerTotal = parts.settledCount();
                upperTotal = parts.settledCount();
                for (int part = 0; part < count; part++) {
                    groupings[part] = parts.firstGrouping(part);
                    upper[part] = parts.firstCost(part);
                    upperTotal += upper[part];
                }
                upperBound = Math.min(upperBound, upperTotal);
                announce(upperTotal);
                raiseLowerBound(lowerTotal);
            }

            void run() {
                raiseByPacking();
                List<Integer> open = new ArrayList<>();
                for (int part = 0; part < upper.length; part++) {
                    if (lower[part] < upper[part]) {
                        open.add(part);
                    }
                }
                boolean again = true;
                while (again) {
                    again = false;
                    for (int j = 0; j < open.size() && mayGoOn(); j++) {
                        again |= solvePart(open.get(j), open.size() - j);
                    }
                    open.removeIf(part -> lower[part] == upper[part]);
                    improveWitness(parts.combine(List.of(groupings)));
                    again &= mayGoOn();
                }
                proveWhatIsLeft();
                counts.put("followers", (long) parts.takenOutCount());
                counts.put("settled", (long) parts.settledCount());
                counts.put("parts", (long) upper.length);
                counts.put("closedParts", (long) upper.length - open.size());
            }

            /** One packing for all parts, so that also those that are never reached add to the bound, and many close at once. */
            private void raiseByPacking() {
                if (upper.length <= 1 || !mayGoOn()) {
                    return;
                }
                int[] packed;
                try {
                    LocationForm form =
                            LocationForm.of(parts.partsTogether(), LocationForm.Limits.DEFAULT, control::requireGo);
                    packed = PackingLowerBound.of(form, control::requireGo).units();
                } catch (StoppedException stopped) {
                    return;
                }
                int next = 0;
                int start = 0;
                for (int part = 0; part < upper.length; part++) {
                    int first = next;
                    int end = start + parts.parts().get(part).size();
                    while (next < packed.length && packed[next] < end) {
                        next++;
                    }
                    raisePart(part, next - first);
                    int its = start;
                    proofs[part] = NetworkProof.ofUnitsApart(Arrays.stream(packed, first, next)
                            .map(unit -> unit - its)
                            .toArray());
                    start = end;
                }
            }

            /** What the proofs of the parts prove together. */
            NetworkProof proof() {
                List<NetworkProof> all = new ArrayList<>();
                all.add(NetworkProof.ofUnitsApart(parts.settledUnits()));
                for (int part = 0; part < proofs.length; part++) {
                    all.add(proofs[part].renumbered(parts.parts().get(part)));
                }
                return NetworkProof.together(all);
            }

            /** True when it ended for want of time, so that another turn may help. */
            private boolean solvePart(int part, int openCount) {
                SolveControl partControl = control.withListener(listener(part));
                Optional<Duration> share = control.remaining().map(left -> left.dividedBy(openCount));
                if (share.isPresent()) {
                    Duration grant = share.get().compareTo(LEAST_SHARE) < 0 ? LEAST_SHARE : share.get();
                    if (grant.compareTo(granted[part].multipliedBy(2)) < 0) {
                        return false;
                    }
                    granted[part] = grant;
                    partControl = partControl.withTimeLimit(grant);
                }
                SolveResult<NearbyNetwork> result = engine.solve(parts.problem(part), options, partControl);
                result.statistics().counts().forEach((name, count) -> counts.merge(name, count, Long::sum));
                if (result.upperBound() <= upper[part]) {
                    groupings[part] = result.witness().grouping();
                    upperTotal -= upper[part] - result.upperBound();
                    upper[part] = result.upperBound();
                    upperBound = Math.min(upperBound, upperTotal);
                }
                raisePart(part, result.lowerBound());
                result.proof().ifPresent(its -> prove(part, its));
                return result.match(optimal -> false, bracketed -> {
                    stopReason = bracketed.stopReason();
                    return share.isPresent() && bracketed.stopReason() == StopReason.TIME_LIMIT;
                });
            }

            /** Of an answer: other bounds are not worth the effort. */
            private void proveWhatIsLeft() {
                boolean isNo = askedRank.isPresent() && lowerTotal > askedRank.getAsInt();
                if (!options.isProving() || lowerTotal < upperTotal && !isNo) {
                    return;
                }
                for (int part = 0; part < proofs.length && !outerControl.isStopRequested(); part++) {
                    if (proofs[part].bound() < lower[part]) {
                        int its = part;
                        engine.prove(parts.problem(part), lower[part], options, outerControl)
                                .ifPresent(proof -> prove(its, proof));
                    }
                }
            }

            private void prove(int part, BoundProof its) {
                if (its instanceof NetworkProof better && better.bound() > proofs[part].bound()) {
                    proofs[part] = better;
                    raisePart(part, better.bound());
                }
            }

            private void raisePart(int part, int bound) {
                if (bound > lower[part]) {
                    lowerTotal += bound - lower[part];
                    lower[part] = bound;
                    raiseLowerBound(lowerTotal);
                }
            }

            private SolveControl.Listener listener(int part) {
                return new SolveControl.Listener() {
                    /** What the engine says it has before its witness arrives: for display and early decision only. */
                    private int announced = upperTotal;

                    @Override
                    public void witnessImproved(int upperBound) {
                        announced = Math.min(announced, upperTotal - upper[part] + upperBound);
                        announce(announced);
                        stopWhenDecided();
                    }

                    @Override
                    public void lowerBoundImproved(int bound) {
                        raisePart(part, bound);
                        stopWhenDecided();
                    }

                    private void stopWhenDecided() {
                        if (decides(lowerBound, announced)) {
                            control.cancel(StopReason.DECIDED);
                        }
                    }
                };
            }
        }
    }
}
