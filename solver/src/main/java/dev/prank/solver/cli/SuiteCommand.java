package dev.prank.solver.cli;

import dev.prank.instances.io.AtomicFile;
import dev.prank.instances.io.Origin;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.SolveControl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code prank generate suite}: the benchmark suite, and the test that what it says is true. */
@Command(
        name = "suite",
        description = "Write the benchmark suite with its index, or verify a suite that was written.",
        footer = {
            "",
            "The index has one line per file: family, parameters and seed, the size (points, units or clauses), bounds on the answer,"
                    + " and how they are known. The answer is the least cover of points, the proximate rank of a network, or the least"
                    + " number of clauses of a formula that are false at once: 0 means satisfiable.",
            "",
            "--verify makes each instance again, compares it with the file, checks the reason that its construction gives, and"
                    + " searches for 10 seconds unless --time-limit says otherwise. It prints 'confirmed' where both stated bounds are"
                    + " proved, 'best known bounds' where they are only not refuted, and WRONG (exit status 4) where they are.",
            "",
            "Example: prank generate suite --output suite",
            "Example: prank generate suite --verify suite --time-limit 60"
        })
final class SuiteCommand implements Callable<Integer> {

    private static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(10);

    /** One of the two. */
    static final class Task {

        @Option(
                names = {"-o", "--output"},
                paramLabel = "DIR",
                description = "Write the suite into this directory, which must be new or empty.")
        private Optional<String> output = Optional.empty();

        @Option(names = "--verify", paramLabel = "DIR", description = "Verify the suite in this directory.")
        private Optional<String> verified = Optional.empty();
    }

    private final Invocation invocation;

    @ArgGroup(multiplicity = "1")
    private Task task;

    @Mixin
    private SearchOptions search;

    SuiteCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        return task.output
                .map(this::write)
                .orElseGet(() -> verify(task.verified.orElseThrow()))
                .code();
    }

    private ExitCode write(String name) {
        Path directory = Path.of(name);
        SuiteIndex suite = SuiteIndex.bundled();
        try {
            Files.createDirectories(directory);
            requireEmpty(directory);
            for (SuiteIndex.Entry entry : suite.entries()) {
                Generated instance = entry.generated();
                AtomicFile.write(directory.resolve(entry.file()), instance::writeTo);
            }
            // Last, so that a suite with an index is complete.
            AtomicFile.write(
                    directory.resolve(SuiteIndex.FILE),
                    out -> out.write(suite.text().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw Results.unwritable(name, e);
        }
        invocation.out().println(suite.name() + ": " + suite.entries().size() + " instances in " + name);
        return ExitCode.DONE;
    }

    private static void requireEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            if (files.findAny().isPresent()) {
                throw new IOException("the directory is not empty");
            }
        }
    }

    private ExitCode verify(String name) {
        Path directory = Path.of(name);
        SuiteIndex suite;
        try {
            suite = SuiteIndex.of(directory);
        } catch (IOException e) {
            throw Inputs.unreadable(directory.resolve(SuiteIndex.FILE).toString(), e);
        }
        ProximateRankSolver solver = search.solver();
        Table table =
                new Table(suite.entries().stream().map(SuiteIndex.Entry::file).toList(), SuiteVerdict.HEADINGS);
        List<ExitCode> exitCodes = new ArrayList<>(List.of(ExitCode.DONE));
        for (SuiteIndex.Entry entry : suite.entries()) {
            if (invocation.isInterrupted()) {
                exitCodes.add(ExitCode.STOPPED);
                break;
            }
            SuiteVerdict verdict = verdict(directory, entry, solver);
            exitCodes.add(verdict.exitCode());
            invocation.out().print(table.row(entry.file(), verdict.cells(entry)));
            invocation.out().flush();
        }
        return ExitCode.ofAll(exitCodes);
    }

    private SuiteVerdict verdict(Path directory, SuiteIndex.Entry entry, ProximateRankSolver solver) {
        long start = System.nanoTime();
        Generated instance;
        try {
            instance = entry.generated();
            if (instance.size() != entry.size() || !instance.isIn(directory.resolve(entry.file()))) {
                return SuiteVerdict.wrong(entry.known(), "not what its family and seed give");
            }
        } catch (ParameterException e) {
            return SuiteVerdict.wrong(entry.known(), e.getMessage());
        } catch (IOException e) {
            return SuiteVerdict.wrong(
                    entry.known(), Inputs.unreadable(entry.file(), e).getMessage());
        }
        List<Origin.Known> proofs = new ArrayList<>();
        instance.origin().known().ifPresent(proofs::add);
        SolveControl control =
                invocation.control().withTimeLimit(search.timeLimit().orElse(DEFAULT_TIME_LIMIT));
        ProgressLine progress =
                new ProgressLine(invocation.err(), invocation.isWatched(), entry.file(), instance.size());
        instance.source().ifPresent(made -> proofs.add(made.answer(Generated.solved(made.formula(), control))));
        proofs.add(instance.solved(solver, control, progress));
        return SuiteVerdict.of(entry.known(), proofs, System.nanoTime() - start);
    }
}
