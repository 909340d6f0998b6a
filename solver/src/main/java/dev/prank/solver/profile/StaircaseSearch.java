package dev.prank.solver.profile;

import dev.prank.instances.Verdict;
import dev.prank.instances.Witness;
import dev.prank.instances.number.Rational;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.StopReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Narrows the brackets of all ranks of a window. Each search at one radius says something about every rank: those below its lower bound are
 * out of reach there, and its witness reaches those from its value on, at the radius that it needs. The widest bracket is next: in turn just
 * below the radius at which its rank is reached, and in its middle.
 *
 * <p>A search ends early when its bounds and those of other radii, by monotony, meet. One that runs into a limit leaves the bracket as it is.
 */
final class StaircaseSearch<W extends Witness> {

    private static final Duration LEAST_SHARE = Duration.ofMillis(200);

    /** What a staircase is of. */
    interface Problem<W extends Witness> {
        /** No rank is above it. */
        int size();

        /** The rank at a radius that is large enough. */
        int leastRank();

        SolveResult<W> solve(Rational radius, SolveControl control);

        /** Whether searches prove their bounds, for which they have to come to their end. */
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
    private final Rational gap;
    /** By rank. */
    private final List<Optional<Stair.Reached<W>>> reached = new ArrayList<>();

    private final List<Optional<Stair.Refuted<W>>> refuted = new ArrayList<>();
    /** That of the instance itself. */
    private int greatestRank;

    private final boolean[] isStuck;
    private final boolean[] isMiddleNext;

    StaircaseSearch(Problem<W> problem, Window window, SolveControl control, Staircase.Listener listener) {
        this.problem = problem;
        this.window = window;
        this.control = control;
        this.listener = listener;
        gap = problem.gap();
        for (int rank = 0; rank <= problem.size(); rank++) {
            reached.add(Optional.empty());
            refuted.add(Optional.empty());
        }
        greatestRank = problem.size();
        isStuck = new boolean[problem.size() + 1];
        isMiddleNext = new boolean[problem.size() + 1];
    }

    Staircase<W> run() {
        search(Rational.ZERO);
        greatestRank = reached.get(problem.size()).orElseThrow().witness().value();
        if (window.leastRadius().signum() > 0) {
            search(window.leastRadius());
        }
        search(window.greatestRadius().map(problem.enough()::min).orElse(problem.enough()));
        Optional<Integer> next = widest();
        while (next.isPresent() && !control.isStopRequested()) {
            int rank = next.get();
            Rational before = width(rank);
            search(radius(rank));
            isStuck[rank] = isOpen(rank) && width(rank).equals(before);
            next = widest();
        }
        List<Stair<W>> stairs = new ArrayList<>();
        ranks().forEach(rank -> stairs.add(stair(rank)));
        return new Staircase<>(stairs);
    }

    private IntStream ranks() {
        return IntStream.rangeClosed(
                Math.max(window.leastRank(), problem.leastRank()), Math.min(window.greatestRank(), greatestRank));
    }

    private Optional<Integer> widest() {
        return ranks().filter(this::isOpen)
                .filter(rank -> !isStuck[rank])
                .boxed()
                .max(Comparator.comparing(this::width));
    }

    /** It is reached in the window, and something may be between that and where it is not. */
    private boolean isOpen(int rank) {
        return reached.get(rank).isPresent()
                && upper(rank).compareTo(window.leastRadius()) > 0
                && upper(rank).subtract(gap).compareTo(below(rank)) > 0;
    }

    private Rational upper(int rank) {
        return reached.get(rank).orElseThrow().radius();
    }

    /** ε_r is above this, or 0. */
    private Rational below(int rank) {
        return refuted.get(rank).map(Stair.Refuted::radius).orElse(Rational.ZERO);
    }

    private Rational width(int rank) {
        return upper(rank).subtract(below(rank));
    }

    private Rational radius(int rank) {
        isMiddleNext[rank] ^= true;
        return isMiddleNext[rank]
                ? upper(rank).subtract(gap)
                : upper(rank).add(below(rank)).divide(2);
    }

    private void search(Rational radius) {
        SolveControl bounded = control.child();
        Optional<Duration> left = control.remaining();
        if (left.isPresent()) {
            long open = ranks().filter(this::isOpen).count();
            Duration share = left.get().dividedBy(open + 1);
            bounded = bounded.withTimeLimit(share.compareTo(LEAST_SHARE) < 0 ? LEAST_SHARE : share);
        }
        Monotony monotony = new Monotony(radius, bounded);
        SolveResult<W> result = problem.solve(radius, bounded.withListener(monotony));
        record(radius, result);
        listener.searched((int) ranks().filter(each -> stair(each).isExact()).count(), (int) ranks().count());
    }

    /** Stops a search when its bounds meet those that are known from other radii. */
    private final class Monotony implements SolveControl.Listener {
        private final SolveControl itsControl;
        private int upper;
        private int lower;

        Monotony(Rational radius, SolveControl itsControl) {
            this.itsControl = itsControl;
            upper = IntStream.range(0, reached.size())
                    .filter(rank -> reached.get(rank)
                            .filter(each -> each.radius().compareTo(radius) <= 0)
                            .isPresent())
                    .findFirst()
                    .orElse(problem.size());
            lower = 1
                    + IntStream.range(0, refuted.size())
                            .filter(rank -> refuted.get(rank)
                                    .filter(each -> each.radius().compareTo(radius) >= 0)
                                    .isPresent())
                            .max()
                            .orElse(-1);
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
            if (lower >= upper && !problem.isProving()) {
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
            if (refuted.get(rank)
                    .filter(each -> each.radius().compareTo(radius) >= 0)
                    .isEmpty()) {
                refuted.set(rank, Optional.of(new Stair.Refuted<>(radius, result)));
            }
        }
    }

    private Stair<W> stair(int rank) {
        Rational below = below(rank);
        boolean isClosed = reached.get(rank).isPresent()
                && (upper(rank).signum() == 0
                        || refuted.get(rank).isPresent()
                                && upper(rank).subtract(gap).compareTo(below) <= 0);
        return new Stair<>(rank, isClosed ? upper(rank) : below, reached.get(rank), refuted.get(rank));
    }
}
