package dev.prank.solver.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.Verdict;
import dev.prank.instances.Witness;
import dev.prank.instances.number.Rational;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.Statistics;
import dev.prank.solver.StopReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Searches that run out of time, played by a problem whose answers are known. */
class StaircaseSearchTest {

    /** By rank: 4 at radius 0, 3 from 1/2, 1 from 1, 0 from 5. */
    private static final List<Rational> RADII =
            List.of(Rational.of(5), Rational.ONE, Rational.ONE, Rational.of(1, 2), Rational.ZERO);

    /** Less than the third turn has; without a deadline there is always enough. */
    private static final Duration NEEDED = Duration.ofMillis(700);

    private record Found(int value, Rational need) implements Witness {}

    /** Radii in twentieths; between 1/4 and 5 exclusive it is hard, and tells nothing to searches that have little time. */
    private static class Played implements StaircaseSearch.Problem<Found> {
        final boolean isTimed;
        int failures;
        int questions;

        Played(boolean isTimed) {
            this.isTimed = isTimed;
        }

        @Override
        public int size() {
            return 4;
        }

        @Override
        public int leastRank() {
            return 0;
        }

        @Override
        public SolveResult<Found> solve(Rational radius, int threads, SolveControl control) {
            boolean isHard = radius.compareTo(Rational.of(1, 4)) > 0 && radius.compareTo(Rational.of(5)) < 0;
            boolean isShort = control.remaining()
                    .filter(left -> left.compareTo(NEEDED) < 0)
                    .isPresent();
            if (isHard && (isShort || !isTimed)) {
                failures++;
                StopReason reason = isTimed ? StopReason.TIME_LIMIT : StopReason.WORK_LIMIT;
                return SolveResult.of(new Found(4, Rational.ZERO), 0, reason, statistics());
            }
            int rank = 0;
            while (RADII.get(rank).compareTo(radius) > 0) {
                rank++;
            }
            return SolveResult.of(new Found(rank, RADII.get(rank)), rank, StopReason.DECIDED, statistics());
        }

        @Override
        public SolveResult<Found> decide(Rational radius, int rank, int threads, SolveControl control) {
            questions++;
            return solve(radius, threads, control);
        }

        @Override
        public SolveResult<Found> prove(Rational radius, int rank, SolveControl control) {
            throw new IllegalStateException("not asked to prove");
        }

        @Override
        public int threads() {
            return 1;
        }

        @Override
        public boolean isTimed() {
            return isTimed;
        }

        @Override
        public boolean isProving() {
            return false;
        }

        @Override
        public Found tightened(Found witness) {
            return witness;
        }

        @Override
        public Rational need(Found witness) {
            return witness.need();
        }

        @Override
        public Verdict check(Rational radius, Found witness) {
            return Verdict.accepted();
        }

        @Override
        public Rational gap() {
            return Rational.of(1, 20);
        }

        @Override
        public Rational enough() {
            return Rational.of(5);
        }

        private static Statistics statistics() {
            return new Statistics("played", Duration.ZERO, Map.of());
        }
    }

    private static Staircase<Found> staircase(Played problem, Window window) {
        return new StaircaseSearch<>(problem, window, SolveControl.unlimited(), (exact, count) -> {}).run();
    }

    /** Nothing limits the whole search here: it goes on until all is known. */
    @Test
    void whatFailsIsTriedAgainWithMoreTime() {
        Played problem = new Played(true);

        Staircase<Found> staircase = staircase(problem, Window.ALL);

        assertThat(problem.failures).isPositive();
        assertThat(problem.questions).isPositive();
        assertThat(staircase.stairs()).allMatch(Stair::isExact);
        assertThat(staircase.stairs().stream().map(Stair::lower)).containsExactlyElementsOf(RADII);
    }

    /** The first search at the end of the window fails, so the ranks that are reached there are not known at first. */
    @Test
    void theEndOfTheWindowIsTriedAgain() {
        Window window = new Window(0, 4, Rational.ZERO, Optional.of(Rational.of(2)));

        Staircase<Found> staircase = staircase(new Played(true), window);

        assertThat(staircase.stairs()).allMatch(window::isAnswered);
        assertThat(staircase.stairs().get(0).reached()).isEmpty();
        assertThat(staircase.stairs().get(0).lower()).isEqualTo(Rational.of(2));
        assertThat(staircase.stairs().stream().skip(1).map(Stair::lower))
                .containsExactlyElementsOf(RADII.subList(1, RADII.size()));
    }

    /** More of the same work would give the same. */
    @Test
    void withAWorkLimitItEndsWithBrackets() {
        Played problem = new Played(false);

        Staircase<Found> staircase = staircase(problem, Window.ALL);

        assertThat(problem.failures).isPositive();
        assertThat(staircase.stairs().get(0).isExact()).isFalse();
        for (Stair<Found> stair : staircase.stairs()) {
            Rational radius = RADII.get(stair.rank());
            assertThat(stair.lower()).isLessThanOrEqualTo(radius);
            assertThat(stair.reached().orElseThrow().radius()).isGreaterThanOrEqualTo(radius);
        }
    }

    @Test
    void whoeverStopsItGetsBrackets() {
        SolveControl control = SolveControl.unlimited();
        control.cancel(StopReason.CANCELLED);

        Staircase<Found> staircase =
                new StaircaseSearch<>(new Played(true), Window.ALL, control, (exact, count) -> {}).run();

        assertThat(staircase.stairs()).hasSize(5);
        assertThat(staircase.stairs()).anyMatch(stair -> !Window.ALL.isAnswered(stair));
    }

    /** Threads that wait for each other: a search between the ends lasts until there has been another one beside it. */
    private static final class Crowd extends Played {
        final Set<Thread> workers = ConcurrentHashMap.newKeySet();
        final Set<Integer> granted = ConcurrentHashMap.newKeySet();
        final AtomicInteger running = new AtomicInteger();
        private final boolean isFailing;
        volatile boolean hasMet;

        Crowd(boolean isFailing) {
            super(true);
            this.isFailing = isFailing;
        }

        @Override
        public int threads() {
            return 2;
        }

        @Override
        public SolveResult<Found> solve(Rational radius, int threads, SolveControl control) {
            workers.add(Thread.currentThread());
            granted.add(threads);
            hasMet |= running.incrementAndGet() > 1;
            try {
                boolean isAtAnEnd = radius.signum() == 0 || radius.equals(enough());
                Instant patience = Instant.now().plusSeconds(10);
                while (!isAtAnEnd && !hasMet && Instant.now().isBefore(patience)) {
                    Thread.onSpinWait();
                }
                if (isFailing && hasMet) {
                    throw new IllegalStateException("failed on purpose");
                }
                return super.solve(radius, threads, SolveControl.unlimited());
            } finally {
                running.decrementAndGet();
            }
        }
    }

    @Test
    void threadsHaveSearchesOfTheirOwn() {
        Crowd problem = new Crowd(false);

        Staircase<Found> staircase =
                new StaircaseSearch<>(problem, Window.ALL, SolveControl.unlimited(), (exact, count) -> {}).run();

        assertThat(problem.hasMet).isTrue();
        assertThat(problem.workers).hasSize(2);
        assertThat(problem.granted).contains(1);
        assertThat(problem.running).hasValue(0);
        assertThat(staircase.stairs().stream().map(Stair::lower)).containsExactlyElementsOf(RADII);
    }

    @Test
    void aRankThatIsAloneHasAllThreads() {
        Crowd problem = new Crowd(false);
        problem.hasMet = true;

        new StaircaseSearch<>(
                        problem,
                        new Window(3, 3, Rational.ZERO, Optional.empty()),
                        SolveControl.unlimited(),
                        (exact, count) -> {})
                .run();

        assertThat(problem.granted).containsExactly(2);
    }

    @Test
    void aFailureOnAnyThreadEndsTheSearch() {
        Crowd problem = new Crowd(true);
        StaircaseSearch<Found> search =
                new StaircaseSearch<>(problem, Window.ALL, SolveControl.unlimited(), (exact, count) -> {});

        assertThatThrownBy(search::run).hasStackTraceContaining("failed on purpose");
        assertThat(problem.running).hasValue(0);
    }
}
