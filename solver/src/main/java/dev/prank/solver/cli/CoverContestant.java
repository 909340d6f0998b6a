package dev.prank.solver.cli;

import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.io.AtomicFile;
import dev.prank.reductions.group.TooLargeException;
import dev.prank.solver.SolveControl;
import dev.prank.solver.bench.BenchProblem;
import dev.prank.solver.bench.ChildProcess;
import dev.prank.solver.bench.CommandTemplate;
import dev.prank.solver.bench.Measurement.Status;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An engine, a peer or an external program in {@code bench covers}; each run is a process of its own. */
sealed interface CoverContestant {

    /**
     * One instance for all contestants.
     *
     * @param file with the problem as JSON
     */
    record Task(BenchProblem problem, Path file, Duration limit, SolveControl control) {

        private int size() {
            return problem.size();
        }

        private double limitSeconds() {
            return limit.toNanos() / 1e9;
        }

        private String limitText() {
            return BigDecimal.valueOf(limit.toNanos(), 9).stripTrailingZeros().toPlainString();
        }
    }

    /** What a run gave; bounds are trivial ones where it said nothing better. */
    record Finding(Status status, int lower, int upper, double seconds, String note) {}

    /** Beyond its limit a run may take so long before it is killed. */
    Duration GRACE = Duration.ofSeconds(5);

    /** To start and to read the instance. */
    Duration READING = Duration.ofSeconds(120);

    String name();

    boolean isPeer();

    /**
     * Runs it. When the task's control stops the run, the finding means nothing.
     *
     * @throws IOException when a file cannot be written
     */
    Finding run(Task task) throws IOException;

    private static String killed() {
        return "killed " + GRACE.toSeconds() + " s after the limit";
    }

    /**
     * A solver that this program brings along, in a Java virtual machine like this one.
     *
     * @param option which the child process wants before the name
     */
    record Bundled(String name, String option, boolean isPeer, int threads) implements CoverContestant {

        private static final List<String> PASSED_ON = List.of("-XX:SharedArchiveFile=", "-Xlog:cds");

        /** An engine, which others may be compared with. */
        static Bundled engine(String name, boolean isPeer, int threads) {
            return new Bundled(name, "--engine", isPeer, threads);
        }

        /** A general solver for covers, with one thread. */
        static Bundled peer(String name) {
            return new Bundled(name, "--peer", true, 1);
        }

        @Override
        public Finding run(Task task) throws IOException {
            AtomicReference<CoverReport> last =
                    new AtomicReference<>(new CoverReport(CoverReport.Stage.STARTED, 0, task.size(), 0));
            ChildProcess.Ending ending =
                    ChildProcess.run(command(task), READING, task.limit().plus(GRACE), task.control(), line -> {
                        Optional<CoverReport> report = CoverReport.parse(line);
                        report.ifPresent(last::set);
                        return report.filter(each -> each.stage() == CoverReport.Stage.STARTED)
                                .isPresent();
                    });
            CoverReport report = last.get();
            Status status = Status.OPEN;
            double seconds = report.seconds();
            String note = "";
            if (ending.killed()) {
                status = Status.KILLED;
                seconds = ending.seconds();
                note = killed();
            } else if (ending.exitCode() != 0) {
                status = Status.FAILED;
                seconds = ending.seconds();
                note = ending.complaint().isEmpty() ? "exit status " + ending.exitCode() : ending.complaint();
            } else if (report.stage() == CoverReport.Stage.OPTIMAL) {
                boolean late = seconds > task.limitSeconds();
                status = late ? Status.OPEN : Status.SOLVED;
                note = late ? "proved after the limit" : "";
            }
            return new Finding(status, report.lower(), report.upper(), seconds, note);
        }

        private List<String> command(Task task) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-XX:+UseSerialGC");
            command.add("-Xshare:auto");
            ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                    .filter(argument -> PASSED_ON.stream().anyMatch(argument::startsWith))
                    .forEach(command::add);
            command.add("-Xmx" + (Runtime.getRuntime().maxMemory() >> 20) + "m");
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
            command.addAll(List.of("bench", "cover-child", task.file().toString()));
            task.problem()
                    .match(cover -> Optional.<String>empty(), rank -> Optional.of("--network"))
                    .ifPresent(command::add);
            command.addAll(List.of(option, name));
            command.addAll(List.of("--threads", Integer.toString(threads), "--time-limit", task.limitText()));
            return command;
        }
    }

    /**
     * A program by others. Its value counts as proved when the program ends in time with status 0, or 30 (which says so in
     * competitions), {@code bound} is empty or finds the same number, and {@code proof} is empty or is found.
     *
     * @param value finds the number of squares in a line of the output; the last find counts
     * @param bound finds a lower bound
     * @param proof is in a line that says that the value is optimal
     * @param time finds the seconds of solving; without it those of the process count
     */
    record External(
            CommandTemplate template,
            Pattern value,
            Optional<Pattern> bound,
            Optional<Pattern> proof,
            Optional<Pattern> time)
            implements CoverContestant {

        private static final BigDecimal TOLERANCE = BigDecimal.valueOf(1, 6);
        private static final List<Integer> DONE = List.of(0, 30);

        @Override
        public String name() {
            return template.name();
        }

        @Override
        public boolean isPeer() {
            return true;
        }

        @Override
        public Finding run(Task task) throws IOException {
            Path exported =
                    task.file().resolveSibling("problem." + template.format().label());
            PointCoverProblem problem = task.problem().match(cover -> cover, rank -> {
                throw new IllegalArgumentException("no exchange format holds a network");
            });
            try {
                if (!Files.exists(exported)) {
                    AtomicFile.write(exported, out -> {
                        Writer writer = new OutputStreamWriter(out, StandardCharsets.US_ASCII);
                        template.format().write(problem, writer);
                    });
                }
            } catch (TooLargeException e) {
                return new Finding(Status.FAILED, 0, task.size(), 0, "too large to be exported: " + e.getMessage());
            }
            return solved(task, template.expanded(exported.toString(), task.limitText()));
        }

        private Finding solved(Task task, List<String> command) {
            Last lastValue = new Last(Optional.of(value));
            Last lastBound = new Last(bound);
            Last lastTime = new Last(time);
            AtomicBoolean proved = new AtomicBoolean(proof.isEmpty());
            Duration patience = task.limit().plus(GRACE);
            ChildProcess.Ending ending;
            try {
                ending = ChildProcess.run(command, patience, patience, task.control(), line -> {
                    lastValue.search(line);
                    lastBound.search(line);
                    lastTime.search(line);
                    if (proof.filter(pattern -> pattern.matcher(line).find()).isPresent()) {
                        proved.set(true);
                    }
                    return false;
                });
            } catch (IOException e) {
                return new Finding(Status.FAILED, 0, task.size(), 0, "cannot be started: " + e.getMessage());
            }
            double seconds = lastTime.found().map(BigDecimal::doubleValue).orElse(ending.seconds());
            boolean done = !ending.killed() && DONE.contains(ending.exitCode());
            Optional<Integer> upper = lastValue
                    .found()
                    .map(found -> found.setScale(0, RoundingMode.HALF_UP).intValue());
            Optional<Integer> claimed = lastBound
                    .found()
                    .map(found -> Math.max(
                            0,
                            found.subtract(TOLERANCE)
                                    .setScale(0, RoundingMode.CEILING)
                                    .intValue()));
            int lower = claimed.orElse(bound.isEmpty() && proved.get() && done ? upper.orElse(0) : 0);
            Status status = Status.OPEN;
            String note = "";
            if (ending.killed()) {
                status = Status.KILLED;
                note = killed();
            } else if (!done || upper.isEmpty() && proved.get()) {
                status = Status.FAILED;
                note = "exit status " + ending.exitCode()
                        + (upper.isEmpty() ? ", no value in its output" : "")
                        + (ending.complaint().isEmpty() ? "" : ": " + ending.complaint());
            } else if (upper.isEmpty()) {
                note = "no value in its output";
            } else if (lower == upper.get() && proved.get() && seconds <= task.limitSeconds()) {
                status = Status.SOLVED;
            } else if (bound.isEmpty()) {
                // Nothing else says that the value is optimal, and a program that stops at its limit ends in order too.
                lower = 0;
            }
            return new Finding(status, lower, upper.orElse(task.size()), seconds, note);
        }
    }

    /** The last number that a pattern found. */
    final class Last {

        private static final BigDecimal LARGEST = BigDecimal.valueOf(Integer.MAX_VALUE);

        private final Optional<Pattern> pattern;
        private Optional<BigDecimal> found = Optional.empty();

        private Last(Optional<Pattern> pattern) {
            this.pattern = pattern;
        }

        private synchronized void search(String line) {
            if (pattern.isPresent()) {
                Matcher matcher = pattern.get().matcher(line);
                while (matcher.find()) {
                    found = number(matcher.group(1)).or(() -> found);
                }
            }
        }

        /** Programs also write inf or ---. */
        private static Optional<BigDecimal> number(String text) {
            try {
                return Optional.ofNullable(text)
                        .map(BigDecimal::new)
                        .filter(number -> number.abs().compareTo(LARGEST) <= 0);
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        private synchronized Optional<BigDecimal> found() {
            return found;
        }
    }
}
