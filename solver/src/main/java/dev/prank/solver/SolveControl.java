package dev.prank.solver;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Steers one search from outside: a deadline, cancellation, and a listener that hears of better bounds. Running into a limit is a
 * normal return of the search, never an exception.
 *
 * <p>Controls derived from one another share their cancellation; a derived deadline is never later than the original one.
 * Thread-safe.
 */
public final class SolveControl {

    /** Hears of progress, on the searching thread. Events are past facts; each is called only for an improvement. */
    public interface Listener {

        /** A witness of this value has been found. */
        default void witnessImproved(int upperBound) {}

        /** It has been proved that no witness has a smaller value than this. */
        default void lowerBoundImproved(int lowerBound) {}

        /**
         * This listener, kept from what is no improvement; for one thread.
         *
         * @param upper a bound that it knows
         */
        default Listener improvementsOnly(int upper) {
            return new ImprovementsOnly(this, upper);
        }
    }

    /** Undoes a registration; closing twice does nothing more. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Cancellation {
        /** This cancellation, its parent, and so on. */
        final List<Cancellation> chain;

        final AtomicReference<Optional<StopReason>> reason = new AtomicReference<>(Optional.empty());
        final Set<Hook> hooks = ConcurrentHashMap.newKeySet();

        Cancellation(List<Cancellation> ancestors) {
            chain = Stream.concat(Stream.of(this), ancestors.stream()).toList();
        }

        /** The reason of the nearest one that has been cancelled. */
        Optional<StopReason> nearestReason() {
            for (Cancellation each : chain) {
                if (each.reason.get().isPresent()) {
                    return each.reason.get();
                }
            }
            return Optional.empty();
        }
    }

    /** Wrapped so that the same action registered twice is two registrations. */
    private static final class Hook {
        private final Runnable action;
        private boolean isOver;

        Hook(Runnable action) {
            this.action = action;
        }

        /** While it runs, {@link #close} waits: what it acts on, often native, may be gone afterwards. */
        synchronized void run() {
            if (!isOver) {
                isOver = true;
                action.run();
            }
        }

        synchronized void close() {
            isOver = true;
        }
    }

    private static final long NEVER = Long.MAX_VALUE;

    private final Cancellation cancellation;
    private final long startNanos;
    private final long limitNanos;
    private final Listener listener;

    private SolveControl(Cancellation cancellation, long startNanos, long limitNanos, Listener listener) {
        this.cancellation = cancellation;
        this.startNanos = startNanos;
        this.limitNanos = limitNanos;
        this.listener = listener;
    }

    /** No deadline; can be cancelled. */
    public static SolveControl unlimited() {
        return new SolveControl(new Cancellation(List.of()), System.nanoTime(), NEVER, new Listener() {});
    }

    /** The same control, with a deadline this far from now unless it already has an earlier one. */
    public SolveControl withTimeLimit(Duration limit) {
        long now = System.nanoTime();
        long left = limitNanos == NEVER ? NEVER : Math.max(0, limitNanos - (now - startNanos));
        long wanted;
        try {
            wanted = Math.max(0, limit.toNanos());
        } catch (ArithmeticException tooLong) {
            wanted = NEVER;
        }
        return new SolveControl(cancellation, now, Math.min(left, wanted), listener);
    }

    /** The same control with another listener. */
    public SolveControl withListener(Listener newListener) {
        return new SolveControl(cancellation, startNanos, limitNanos, newListener);
    }

    /** A control with the same deadline and listener that is also cancelled when this one is, but not the other way round. */
    public SolveControl child() {
        return new SolveControl(new Cancellation(cancellation.chain), startNanos, limitNanos, listener);
    }

    public Listener listener() {
        return listener;
    }

    /** Asks the search to stop. The first reason counts. */
    public void cancel(StopReason reason) {
        if (cancellation.reason.compareAndSet(Optional.empty(), Optional.of(reason))) {
            cancellation.hooks.forEach(Hook::run);
        }
    }

    /** Why the search should stop now; empty while it may go on. */
    public Optional<StopReason> stopReason() {
        Optional<StopReason> reason = cancellation.nearestReason();
        boolean late = remaining().map(Duration::isZero).orElse(false);
        return reason.isEmpty() && late ? Optional.of(StopReason.TIME_LIMIT) : reason;
    }

    public boolean isStopRequested() {
        return stopReason().isPresent();
    }

    /**
     * A checkpoint for work that has no other way to stop early.
     *
     * @throws StoppedException when the search should stop now
     */
    public void requireGo() {
        stopReason().ifPresent(reason -> {
            throw new StoppedException(reason);
        });
    }

    /** The time left until the deadline, not negative; empty when there is no deadline. */
    public Optional<Duration> remaining() {
        return limitNanos == NEVER
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.max(0, limitNanos - (System.nanoTime() - startNanos))));
    }

    /**
     * Runs {@code action} once when the search is cancelled, on the cancelling thread, or at once when it already is. For backends
     * that have to be interrupted. The deadline does not trigger it. Once the registration is closed, the action neither runs nor is
     * running; so it must not wait for whoever closes.
     */
    public Registration onCancel(Runnable action) {
        Hook hook = new Hook(action);
        cancellation.chain.forEach(each -> each.hooks.add(hook));
        if (cancellation.nearestReason().isPresent()) {
            hook.run();
        }
        return () -> {
            cancellation.chain.forEach(each -> each.hooks.remove(hook));
            hook.close();
        };
    }
}
