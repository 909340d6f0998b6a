package dev.prank.solver.cli;

import dev.prank.instances.Witness;
import dev.prank.instances.number.Rational;
import dev.prank.solver.profile.Staircase;
import dev.prank.solver.profile.Window;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which part of a staircase is asked for, and its computation. */
final class StaircaseOptions {

    /** No number of ranks has more digits. */
    private static final int WIDEST = Integer.MAX_VALUE;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--ranks",
            paramLabel = "A..B",
            converter = RangeConverter.class,
            description = "Only these ranks (default: all).")
    private Optional<RangeConverter.Range> ranks = Optional.empty();

    @Option(
            names = "--radii",
            paramLabel = "A..B",
            converter = RangeConverter.class,
            description = "Only these radii (default: all).")
    private Optional<RangeConverter.Range> radii = Optional.empty();

    /** Whether something is left out. */
    boolean isRestricted() {
        return ranks.isPresent() || radii.isPresent();
    }

    /** @throws ParameterException when there are no such ranks */
    Window window() {
        try {
            List<Integer> wanted = ranks.map(RangeConverter.Range::integers).orElse(List.of(0, Integer.MAX_VALUE));
            return new Window(
                    wanted.get(0),
                    wanted.get(1),
                    radii.map(RangeConverter.Range::first).orElse(Rational.ZERO),
                    radii.map(RangeConverter.Range::last));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--ranks: " + e.getMessage());
        }
    }

    /** Searches, and shows the progress to whoever watches. */
    static <W extends Witness> Staircase<W> staircase(
            Invocation invocation, String name, boolean quiet, Function<Staircase.Listener, Staircase<W>> searching) {
        boolean isShown = invocation.isWatched() && !quiet;
        Staircase.Listener progress = (exact, count) -> {
            if (isShown) {
                invocation.err().print("\r" + progress(exact, count, name));
                invocation.err().flush();
            }
        };
        try {
            return Search.onDeepStack(() -> searching.apply(progress));
        } finally {
            if (isShown) {
                invocation
                        .err()
                        .print("\r" + " ".repeat(progress(WIDEST, WIDEST, name).length()) + "\r");
                invocation.err().flush();
            }
        }
    }

    private static String progress(int exact, int count, String name) {
        return exact + " of " + count + " ranks  " + name;
    }
}
