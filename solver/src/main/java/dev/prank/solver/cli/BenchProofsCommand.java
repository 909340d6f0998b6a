package dev.prank.solver.cli;

import dev.prank.solver.bench.BenchCase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code prank bench proofs}: which optima are certified, and what certificates cost. */
@Command(
        name = "proofs",
        description = "Measure how many optima are certified, and what writing and checking certificates costs.",
        footer = {
            "",
            "Suites are those of 'bench covers'. Each instance is searched without and with proofs, in this process; searches below 2"
                    + " seconds twice, and the shorter time counts. After Ctrl-C the table holds what was measured.",
            "",
            "Example: prank bench proofs networks planted --time-limit 10 --output proofs.md"
        })
final class BenchProofsCommand implements Callable<Integer> {

    /** Shorter times than this are too uncertain to be divided. */
    private static final double FLOOR = 0.01;

    private static final int SHOWN = 12;

    private final Invocation invocation;

    @Mixin
    private CoverSuiteOptions suites;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the table to FILE, whole or not at all, instead of standard output.")
    private Optional<String> output = Optional.empty();

    BenchProofsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        List<ProofMeasurement> measured = new ArrayList<>();
        Results.write(invocation, output, out -> {
            suites.cases(complaint -> tell("prank: " + complaint)).forEach(instance -> measure(instance, measured));
            out.write(table(measured).getBytes(StandardCharsets.UTF_8));
        });
        return (invocation.isInterrupted() ? ExitCode.STOPPED : ExitCode.DONE).code();
    }

    private void measure(BenchCase instance, List<ProofMeasurement> measured) {
        if (!invocation.isInterrupted()) {
            ProofMeasurement each =
                    ProofMeasurement.of(instance, suites.threads(), suites.limit(), invocation.control());
            measured.add(each);
            if (!suites.isQuiet()) {
                tell(row(each));
            }
        }
    }

    private void tell(String line) {
        invocation.err().println(line);
    }

    private static String table(List<ProofMeasurement> measured) {
        StringBuilder text =
                new StringBuilder("| suite | instances | optima found | certified | time with proofs / without,"
                        + " geometric mean | checking / solving, of the sums | checking longest, s | largest, bytes |\n"
                        + "|---|--:|--:|--:|--:|--:|--:|--:|\n");
        for (CoverSuites suite : CoverSuites.values()) {
            List<ProofMeasurement> its = measured.stream()
                    .filter(each -> each.suite().equals(suite.label()))
                    .toList();
            if (!its.isEmpty()) {
                text.append(summary(suite.label(), its));
            }
        }
        text.append(summary("all", measured));
        List<ProofMeasurement> uncertified = measured.stream()
                .filter(each -> each.isOptimal() && !each.isCertified())
                .toList();
        if (!uncertified.isEmpty()) {
            text.append("\nOptima without a certificate:\n\n").append(rows(uncertified));
        }
        List<ProofMeasurement> largest = measured.stream()
                .filter(ProofMeasurement::isCertified)
                .sorted(Comparator.comparingLong(each -> -each.size()))
                .limit(SHOWN)
                .toList();
        return text.append("\nThe largest certificates:\n\n")
                .append(rows(largest))
                .toString();
    }

    private static String summary(String suite, List<ProofMeasurement> its) {
        List<ProofMeasurement> certified =
                its.stream().filter(ProofMeasurement::isCertified).toList();
        double meanRatio = Math.exp(certified.stream()
                .mapToDouble(each -> Math.log(Math.max(FLOOR, each.with()) / Math.max(FLOOR, each.without())))
                .average()
                .orElse(0));
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %.2f | %.2f | %.2f | %,d |%n",
                suite,
                its.size(),
                its.stream().filter(ProofMeasurement::isOptimal).count(),
                certified.size(),
                meanRatio,
                sum(certified, ProofMeasurement::checking) / Math.max(FLOOR, sum(certified, ProofMeasurement::with)),
                certified.stream().mapToDouble(ProofMeasurement::checking).max().orElse(0),
                certified.stream().mapToLong(ProofMeasurement::size).max().orElse(0));
    }

    private static double sum(List<ProofMeasurement> measured, ToDoubleFunction<ProofMeasurement> what) {
        return measured.stream().mapToDouble(what).sum();
    }

    private static String rows(List<ProofMeasurement> measured) {
        StringBuilder text = new StringBuilder(
                "| instance | optimum | without proofs, s | with, s | certified | bytes | checking, s |\n"
                        + "|---|--:|--:|--:|--:|--:|--:|\n");
        measured.forEach(each -> text.append(row(each)).append('\n'));
        return text.toString();
    }

    private static String row(ProofMeasurement each) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %.2f | %s | %,d | %.2f |",
                each.name(),
                each.value(),
                each.without(),
                each.with(),
                each.isCertified() ? "yes" : "no",
                each.size(),
                each.checking());
    }
}
