package dev.prank.solver.profile;

import dev.prank.instances.Verdict;
import dev.prank.instances.Witness;
import dev.prank.instances.number.Rational;
import dev.prank.solver.EngineFailureException;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.StopReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Narrows the brackets of all ranks of a window. Each search at one radius says something about every rank: those below its
 * lower bound are out of reach there, and its witness reaches those from its value on, at the radius that it needs. A search
 * ends early when its bounds and those of other radii, by monotony, meet.
 *
 * <p><b>Turns.</b> Most searches take milliseconds, and some much longer than all others together; which they are shows only
 * when they are tried. So each gets a short turn. The rank with the fewest failures is next, of these the one with the widest
 * bracket: in turn just below the radius at which it is reached, in the middle, and at a quarter. A search that runs out of
 * time has failed for all ranks that it leaves undecided. After three failures the next turn is twice as long, and only asks
 * whether the rank is within reach. So the time is at most a few times that of the searches that succeed, and engines that
 * divide their time among methods come to all of them. With a work limit instead, searches have no turns, and those that fail
 * are not repeated.
 *
 * <p><b>Threads.</b> Each thread has a search of its own: the hard ones take most of the time, and two of them on two threads take half as
 * long as one after the other on both. No two work on one rank; the last one has all threads. What a search finds may settle what another
 * one asks, which then ends.
 *
 * <p><b>Proofs.</b> A search that ends early has no proof of its bound, and most bounds are no step in the end. So steps are
 * proved when they are known.
 *
 * <p>What is known is read and changed only while this object is locked.
 */
final class StaircaseSearch<W extends Witness> {

    /** More than most searches take, where there are few units. */
    private static final Duration FIRST_TURN = Duration.ofMillis(250);

    /** So many units take no longer, and up to {@value #MOST_TIMES} times as many so many times as long. */
    private static final int FEW_UNITS = 64;

    private static final int MOST_TIMES = 8;

    /** Engines may recurse as deep as their parts are large. */
    private static final long STACK_BYTES = 256L << 20;

    /** Between two looks at the control by a thread that has nothing to do. */
    private static final int WAIT_MILLIS = 20;

    /** Where the next radius is, as a share of the bracket from its lower end; the first is just below the upper end. */
    private static final List<Rational> PLACES = List.of(Rational.ONE, Rational.of(1, 2), Rational.of(1, 4));

    /** What a staircase is of. */
    interface Problem<W extends Witness> {
        /** No rank is above it. */
        int size();

        /** The rank at a radius that is large enough. */
        int leastRank();

        SolveResult<W> solve(Rational radius, int threads, SolveControl control);

        /** Whether the rank at that radius is at most the given one. */
        SolveResult<W> decide(Rational radius, int rank, int threads, SolveControl control);

        /** How many threads searches may use together, at least 1; calls come from different threads. */
        int threads();

        /** Whether the same search may come further with more time. */
        boolean isTimed();

        /** Like {@link #decide}, with a proof of a no where one is found. */
        SolveResult<W> prove(Rational radius, int rank, SolveControl control);

        /** Whether {@link #prove} is worth asking. */
        boolean isProving();

        /** The same groups at their best places. */
        W tightened(W witness);

        /** The least radius at which a tightened witness is one. */
        Rational need(W witness);

        /** Whether it is one at that radius, in exact arithmetic. */
        Verdict check(Rational radius, W witness);

        /** No two radii at which the rank changes are closer, nor is the first of them to 0. */
        Rational gap();

        /** A radius at which the rank is {@link #leastRank}. */
        Rational enough();
    }

    private final Problem<W> problem;
    private final Window window;
    private final SolveControl control;
    private final Staircase.Listener listener;
    private final Duration firstTurn;
    private final Rational gap;
    private final Rational enough;
    private final Rational lastRadius;
    /** By rank. */
    private final List<Optional<Stair.Reached<W>>> reached = new ArrayList<>();

    private final List<Optional<Stair.Refuted<W>>> refuted = new ArrayList<>();
    /** That of the instance itself. */
    private int greatestRank;

    private final boolean[] isStuck;
    /** How many searches for the rank have been. */
    private final int[] tries;
    /** How many searches have left it undecided. */
    private final int[] failures;

    private final List<Narrowing> running = new ArrayList<>();

    /**
     * One search.
     *
     * @param threads it may use
     * @param widthBefore of the bracket of the rank
     */
    private record Narrowing(
            int rank, int turn, int threads, Rational radius, Rational widthBefore, SolveControl control) {
        boolean isQuestion() {
            return turn > 0;
        }
    }

    StaircaseSearch(Problem<W> problem, Window window, SolveControl control, Staircase.Listener listener) {
        this.problem = problem;
        this.window = window;
        this.control = control;
        this.listener = listener;
        firstTurn = FIRST_TURN.multipliedBy(Math.min(Math.max(problem.size() / FEW_UNITS, 1), MOST_TIMES));
        gap = problem.gap();
        enough = problem.enough();
        lastRadius = window.greatestRadius().map(enough::min).orElse(enough);
        for (int rank = 0; rank <= problem.size(); rank++) {
            reached.add(Optional.empty());
            refuted.add(Optional.empty());
        }
        greatestRank = problem.size();
        isStuck = new boolean[problem.size() + 1];
        tries = new int[problem.size() + 1];
        failures = new int[problem.size() + 1];
    }

    Staircase<W> run() {
        search(Rational.ZERO, control);
        greatestRank = reached.get(problem.size()).orElseThrow().witness().value();
        search(enough, limited(0, control));
        if (window.leastRadius().signum() > 0) {
            search(window.leastRadius(), limited(0, control));
        }
        search(lastRadius, limited(0, control));
        SolveControl searching = problem.isProving() ? threeQuarters(control) : control;
        narrowAll(searching);
        if (problem.isProving()) {
            prove();
        }
        return new Staircase<>(stairs());
    }

    /** A rank is not reached before a greater one is. */
    private List<Stair<W>> stairs() {
        LinkedList<Stair<W>> stairs = new LinkedList<>();
        Rational lower = Rational.ZERO;
        for (int rank : descendingRanks()) {
            Stair<W> stair = stair(rank);
            lower = lower.max(stair.lower());
            stairs.addFirst(new Stair<>(rank, lower, stair.reached(), stair.refuted()));
        }
        return stairs;
    }

    private IntStream ranks() {
        return IntStream.rangeClosed(
                Math.max(window.leastRank(), problem.leastRank()), Math.min(window.greatestRank(), greatestRank));
    }

    /** On trained networks proofs take a third of the time that the search for the steps takes. */
    private static SolveControl threeQuarters(SolveControl control) {
        return control.remaining()
                .map(left -> control.withTimeLimit(left.multipliedBy(3).dividedBy(4)))
                .orElse(control);
    }

    private int[] descendingRanks() {
        return ranks().map(rank -> -rank).sorted().map(rank -> -rank).toArray();
    }

    /** Among those that nobody works on. */
    private Optional<Integer> nextRank() {
        return unsettledRanks()
                .filter(rank -> running.stream().noneMatch(each -> each.rank() == rank))
                .boxed()
                .min(Comparator.comparing(this::turn).thenComparing(this::width, Comparator.reverseOrder()));
    }

    private IntStream unsettledRanks() {
        return ranks().filter(this::isOpen).filter(rank -> !isStuck[rank]);
    }

    /** No other thread has anything to do. */
    private boolean isLastOne() {
        return unsettledRanks().count() == 1;
    }

    /** As many failures as there are places make the next one longer. */
    private int turn(int rank) {
        return failures[rank] / PLACES.size();
    }

    private SolveControl limited(int turn, SolveControl searching) {
        return problem.isTimed() ? searching.withTimeLimit(firstTurn.multipliedBy(1L << turn)) : searching;
    }

    private void narrowAll(SolveControl searching) {
        SolveControl shared = searching.child();
        List<FutureTask<Void>> others = new ArrayList<>();
        for (int k = 1; k < problem.threads(); k++) {
            FutureTask<Void> other = new FutureTask<>(() -> narrowNext(shared), null);
            Thread thread = new Thread(null, other, "prank-staircase-" + k, STACK_BYTES);
            thread.setDaemon(true);
            thread.start();
            others.add(other);
        }
        try {
            narrowNext(shared);
        } finally {
            others.forEach(other -> join(other, shared));
        }
    }

    private static void join(FutureTask<Void> task, SolveControl shared) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    task.get();
                    return;
                } catch (InterruptedException e) {
                    // The search stops soon after the cancellation; what it has found still counts.
                    interrupted = true;
                    shared.cancel(StopReason.CANCELLED);
                } catch (ExecutionException e) {
                    throw new EngineFailureException("a search failed: " + e.getCause(), e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void narrowNext(SolveControl shared) {
        boolean isDone = false;
        try {
            for (Optional<Narrowing> next = take(shared); next.isPresent(); next = take(shared)) {
                Narrowing its = next.get();
                put(
                        its,
                        its.isQuestion()
                                ? ask(
                                        its.radius(),
                                        its.control(),
                                        (at, limits) -> problem.decide(at, its.rank(), its.threads(), limits))
                                : ask(
                                        its.radius(),
                                        its.control(),
                                        (at, limits) -> problem.solve(at, its.threads(), limits)));
            }
            isDone = true;
        } finally {
            if (!isDone) {
                shared.cancel(StopReason.CANCELLED);
            }
        }
    }

    /** The next search; empty when nothing is left or all must stop. Waits while others may find something to narrow further. */
    private synchronized Optional<Narrowing> take(SolveControl shared) {
        while (!shared.isStopRequested()) {
            Optional<Integer> rank = nextRank();
            if (rank.isPresent()) {
                int turn = turn(rank.get());
                Narrowing next = new Narrowing(
                        rank.get(),
                        turn,
                        isLastOne() ? problem.threads() : 1,
                        radius(rank.get()),
                        width(rank.get()),
                        limited(turn, shared).child());
                tries[rank.get()]++;
                running.add(next);
                return Optional.of(next);
            }
            if (running.isEmpty()) {
                break;
            }
            try {
                wait(WAIT_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return Optional.empty();
    }

    private synchronized void put(Narrowing narrowing, SolveResult<W> result) {
        int rank = narrowing.rank();
        running.remove(narrowing);
        if (!told(narrowing.radius(), result)) {
            ranks().filter(each -> each == rank || isUndecided(narrowing.radius(), each))
                    .forEach(each -> failures[each]++);
        } else if (isOpen(rank) && width(rank).equals(narrowing.widthBefore())) {
            failures[rank]++;
            isStuck[rank] = turn(rank) > 0;
        }
        running.stream()
                .filter(this::isSettled)
                .forEach(settled -> settled.control().cancel(StopReason.DECIDED));
        notifyAll();
    }

    /** What it looks for is known by now. */
    private boolean isSettled(Narrowing narrowing) {
        return narrowing.isQuestion()
                ? !isUndecided(narrowing.radius(), narrowing.rank())
                : ranks().noneMatch(rank -> isUndecided(narrowing.radius(), rank));
    }

    private boolean isUndecided(Rational radius, int rank) {
        return below(rank).compareTo(radius) < 0 && upper(rank).compareTo(radius) > 0;
    }

    /** Something may be between where it is reached and where it is not, inside the window. */
    private boolean isOpen(int rank) {
        return upper(rank).compareTo(window.leastRadius()) > 0
                && !isRefutedAt(lastRadius, rank)
                && upper(rank).subtract(gap).compareTo(below(rank)) > 0;
    }

    private boolean isRefutedAt(Rational radius, int rank) {
        return refuted.get(rank)
                .filter(each -> each.radius().compareTo(radius) >= 0)
                .isPresent();
    }

    private Rational upper(int rank) {
        return reached.get(rank).map(Stair.Reached::radius).orElse(enough);
    }

    /** ε_r is above this, or 0. */
    private Rational below(int rank) {
        return refuted.get(rank).map(Stair.Refuted::radius).orElse(Rational.ZERO);
    }

    private Rational width(int rank) {
        return upper(rank).min(lastRadius).subtract(below(rank));
    }

    private Rational radius(int rank) {
        Rational greatest =
                reached.get(rank).isPresent() ? upper(rank).subtract(gap).min(lastRadius) : lastRadius;
        Rational place = PLACES.get(tries[rank] % PLACES.size());
        return below(rank).add(width(rank).multiply(place)).min(greatest);
    }

    private void search(Rational radius, SolveControl limits) {
        told(radius, ask(radius, limits.child(), (at, its) -> problem.solve(at, problem.threads(), its)));
    }

    private SolveResult<W> ask(
            Rational radius, SolveControl its, BiFunction<Rational, SolveControl, SolveResult<W>> question) {
        return question.apply(radius, its.withListener(new Monotony(radius, its)));
    }

    /** Keeps what was found. False when the search has run out of time. */
    private synchronized boolean told(Rational radius, SolveResult<W> result) {
        record(radius, result);
        listener.searched((int) ranks().filter(each -> stair(each).isExact()).count(), (int) ranks().count());
        return result.match(optimal -> true, bracketed -> bracketed.stopReason() != StopReason.TIME_LIMIT);
    }

    /** Stops a search when its bounds meet those that are known from other radii. */
    private final class Monotony implements SolveControl.Listener {
        private final SolveControl itsControl;
        private int upper;
        private int lower;

        Monotony(Rational radius, SolveControl itsControl) {
            this.itsControl = itsControl;
            synchronized (StaircaseSearch.this) {
                upper = IntStream.range(0, reached.size())
                        .filter(rank -> reached.get(rank)
                                .filter(each -> each.radius().compareTo(radius) <= 0)
                                .isPresent())
                        .findFirst()
                        .orElse(problem.size());
                lower = 1
                        + IntStream.range(0, refuted.size())
                                .filter(rank -> isRefutedAt(radius, rank))
                                .max()
                                .orElse(-1);
            }
        }

        @Override
        public void witnessImproved(int upperBound) {
            upper = Math.min(upper, upperBound);
            stopWhenMet();
        }

        @Override
        public void lowerBoundImproved(int lowerBound) {
            lower = Math.max(lower, lowerBound);
            stopWhenMet();
        }

        private void stopWhenMet() {
            if (lower >= upper) {
                itsControl.cancel(StopReason.DECIDED);
            }
        }
    }

    private void record(Rational radius, SolveResult<W> result) {
        W tightened = problem.tightened(result.witness());
        Stair.Reached<W> witness = new Stair.Reached<>(problem.need(tightened), tightened);
        problem.check(witness.radius(), tightened).requireAccepted();
        for (int rank = result.upperBound(); rank < reached.size(); rank++) {
            if (reached.get(rank)
                    .filter(each -> each.radius().compareTo(witness.radius()) <= 0)
                    .isEmpty()) {
                reached.set(rank, Optional.of(witness));
            }
        }
        for (int rank = 0; rank < Math.min(result.lowerBound(), refuted.size()); rank++) {
            if (!isRefutedAt(radius, rank)) {
                refuted.set(rank, Optional.of(new Stair.Refuted<>(radius, result)));
            }
        }
    }

    /** What is out of reach just below a radius needs one proof, at the greatest of its ranks. */
    private void prove() {
        for (int rank : descendingRanks()) {
            Optional<Stair.Refuted<W>> unproved = refuted.get(rank)
                    .filter(each -> stair(rank).isExact() && !stair(rank).isCertified());
            if (unproved.isPresent() && !control.isStopRequested()) {
                Rational radius = unproved.get().radius();
                Stair.Refuted<W> proved = new Stair.Refuted<>(radius, problem.prove(radius, rank, control));
                for (int each = rank; each >= 0 && below(each).compareTo(radius) <= 0; each--) {
                    if (proved.isProof(each)) {
                        refuted.set(each, Optional.of(proved));
                    }
                }
            }
        }
    }

    private Stair<W> stair(int rank) {
        Rational below = below(rank);
        if (isRefutedAt(lastRadius, rank)) {
            return new Stair<>(rank, below, Optional.empty(), refuted.get(rank));
        }
        boolean isClosed = reached.get(rank).isPresent()
                && (upper(rank).signum() == 0
                        || refuted.get(rank).isPresent()
                                && upper(rank).subtract(gap).compareTo(below) <= 0);
        return new Stair<>(rank, isClosed ? upper(rank) : below, reached.get(rank), refuted.get(rank));
    }
}
