package dev.prank.solver.cli;

import dev.prank.solver.SolveControl;
import dev.prank.solver.StopReason;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes Ctrl-C and SIGTERM end the process in an orderly way: the search is cancelled, the main thread has a moment to print its
 * bracket, and the process exits with {@link ExitCode#STOPPED}. A second signal ends it at once.
 *
 * <p>A shutdown hook would not do: the virtual machine then exits with 128 plus the signal's number, and halting from a hook leaves
 * unpacked native libraries behind in the temporary folder. {@code sun.misc.Signal} belongs to the supported module
 * {@code jdk.unsupported}, but naming it is a compiler warning; it is used by reflection. On a virtual machine without it, signals
 * end the process without a bracket.
 */
final class Interruption {

    /** A search that does not obey is given up before this ({@link Search#OBEDIENCE_MILLIS}), so this leaves time to print. */
    private static final long PATIENCE_MILLIS = 1_900;

    private final SolveControl control;
    private final AtomicBoolean signalled = new AtomicBoolean();
    private final CountDownLatch finished = new CountDownLatch(1);

    private Interruption(SolveControl control) {
        this.control = control;
    }

    /** From now on signals cancel {@code control}. */
    static Interruption handledBy(SolveControl control) {
        Interruption interruption = new Interruption(control);
        for (String signal : List.of("INT", "TERM")) {
            interruption.handle(signal);
        }
        return interruption;
    }

    private void handle(String name) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    Interruption.class.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            signalled();
                        }
                        return null;
                    });
            Object signal = signalType.getConstructor(String.class).newInstance(name);
            signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
        } catch (ReflectiveOperationException e) {
            // Not supported here; the class comment says what happens then.
        }
    }

    private void signalled() {
        if (!signalled.compareAndSet(false, true)) {
            Runtime.getRuntime().halt(ExitCode.STOPPED.code());
        }
        control.cancel(StopReason.CANCELLED);
        try {
            if (!finished.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                System.err.println("prank: interrupted");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.exit(ExitCode.STOPPED.code());
    }

    /** Ends the process with {@code code}, or as stopped when it was interrupted. */
    void exit(int code) {
        finished.countDown();
        System.exit(signalled.get() ? ExitCode.STOPPED.code() : code);
    }
}
