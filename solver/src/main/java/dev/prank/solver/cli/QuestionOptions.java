package dev.prank.solver.cli;

import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is asked about each instance: radii, and perhaps a rank. */
final class QuestionOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-r", "--radius"},
            paramLabel = "E[,E...]",
            hideParamSyntax = true,
            split = ",",
            converter = RadiusConverter.class,
            description = "Radii: decimals or fractions, taken exactly (default: the file's).")
    private List<Rational> radii = new ArrayList<>();

    @Option(
            names = "--rank",
            paramLabel = "R",
            description = "Ask only whether R suffices. A rank in the file does not ask.")
    private Optional<Integer> rank = Optional.empty();

    @Option(names = "--check", description = "Check each result as 'prank check' does, before it is printed.")
    private boolean checked;

    /** Refuses what no file can change. */
    void requireValid(List<String> names) {
        if (rank.isPresent() && rank.get() < 0) {
            throw new ParameterException(spec.commandLine(), "--rank must not be negative, but is " + rank.get());
        }
        requireOneStandardInput(spec, names);
    }

    static void requireOneStandardInput(CommandSpec spec, List<String> names) {
        if (names.stream().filter(Inputs.STANDARD_INPUT::equals).count() > 1) {
            throw new ParameterException(spec.commandLine(), "standard input (-) can be read only once");
        }
    }

    /** How many radii the command line gives; 0 when the files do. */
    int radiusCount() {
        return radii.size();
    }

    /** What names of files need to tell radii apart. */
    String suffix(Rational radius) {
        return radii.size() > 1 ? "-" + radius.toDecimalString().replace('/', '_') : "";
    }

    OptionalInt rank() {
        return rank.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    boolean isChecked() {
        return checked;
    }

    List<Rational> radii(String name, Optional<Rational> radiusOfFile) {
        return radii.isEmpty() ? List.of(requireRadius(name, radiusOfFile)) : radii;
    }

    static Rational requireRadius(String name, Optional<Rational> radius) {
        return radius.orElseThrow(
                () -> new CommandFailure(ExitCode.USAGE, name + ": no radius in the file; give one with --radius"));
    }

    /** An interruption still gets the bracket of the first radius. */
    boolean goesOn(Invocation invocation, Rational radius) {
        return !invocation.isInterrupted() || radii.isEmpty() || radius.equals(radii.get(0));
    }

    /** The optimum, bracket or decision in words. */
    String value(Answer<?, ?> answer) {
        String bracket = answer.result().isOptimal()
                ? Integer.toString(answer.result().upperBound())
                : "from " + answer.result().lowerBound() + " to "
                        + answer.result().upperBound();
        String decision = switch (answer.status()) {
            case YES -> "yes, at most " + rank.orElse(0);
            case NO -> "no, more than " + rank.orElse(0);
            case OPTIMAL, BRACKETED -> "";
        };
        if (!decision.isEmpty()) {
            return decision + " (" + bracket + ")";
        }
        return answer.result().isOptimal() ? bracket : bracket + " (stopped: " + answer.stopReason() + ")";
    }

    String time(Answer<?, ?> answer) {
        return seconds(answer) + " s (engine " + answer.result().statistics().engine() + ")";
    }

    /** Whether the lower bound is, for a table. */
    static String certified(Answer<?, ?> answer) {
        return answer.isCertified() ? "yes" : "no";
    }

    static String seconds(Answer<?, ?> answer) {
        return String.format(Locale.ROOT, "%.2f", answer.seconds());
    }
}
