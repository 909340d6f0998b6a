package dev.prank.solver.cli;

import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.NetworkReadOptions;
import dev.prank.instances.io.PointFile;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.reductions.export.SetCoverModel;
import dev.prank.reductions.group.TooLargeException;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.PointCoverSolver;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.StoppedException;
import dev.prank.solver.backend.SetCoverPeer;
import dev.prank.solver.bench.BenchProblem;
import dev.prank.solver.engine.Engines;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What {@code prank bench covers} runs for each engine and peer: one problem, told of on standard output as {@link CoverReport}
 * lines. The clock starts when the file has been read.
 */
@Command(name = "cover-child", hidden = true, description = "One run of bench covers.")
final class CoverChildCommand implements Callable<Integer> {

    private final Invocation invocation;

    /** One of the two. */
    static final class Solver {

        @Option(names = "--engine")
        private String engine = "";

        @Option(names = "--peer")
        private String peer = "";
    }

    @Parameters(paramLabel = "FILE")
    private String name;

    @ArgGroup(multiplicity = "1")
    private Solver solver;

    @Option(names = "--network", description = "The file holds a network.")
    private boolean isNetwork;

    @Option(names = "--time-limit", required = true, converter = SearchOptions.SecondsConverter.class)
    private Duration limit;

    @Option(names = "--threads", defaultValue = "1")
    private int threads;

    CoverChildCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    private interface Question {
        CoverReport.Stage answer(SolveControl control, Telling telling);
    }

    @Override
    public Integer call() throws InterruptedException {
        BenchProblem problem = isNetwork ? network() : points();
        Question question = problem.match(
                cover -> solver.engine.isEmpty()
                        ? (control, telling) -> byPeer(cover, control, telling)
                        : (control, telling) -> told(new PointCoverSolver(engine()).solve(cover, control), telling),
                rank -> (control, telling) -> told(engine().solve(rank, control), telling));
        SetCoverPeer.load();
        Telling telling = new Telling(problem.size());
        telling.tell(CoverReport.Stage.STARTED);
        SolveControl limited = invocation.control().withTimeLimit(limit).withListener(telling);
        FutureTask<CoverReport.Stage> search = new FutureTask<>(() -> question.answer(limited, telling));
        Thread thread = new Thread(null, search, "search", Search.STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            telling.tell(search.get());
            return ExitCode.DONE.code();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private BenchProblem points() {
        PointFile file = Inputs.points(invocation, name).content();
        return new BenchProblem.Cover(
                new PointCoverProblem(file.points(), QuestionOptions.requireRadius(name, file.radius())));
    }

    private BenchProblem network() {
        NetworkFile file =
                Inputs.network(invocation, name, NetworkReadOptions.DEFAULT).content();
        return new BenchProblem.Rank(
                new ProximateRankProblem(file.network(), QuestionOptions.requireRadius(name, file.radius())));
    }

    private ProximateRankSolver engine() {
        return new ProximateRankSolver(
                Engines.named(solver.engine), new EngineOptions(threads, 0, OptionalLong.empty()));
    }

    private static CoverReport.Stage told(SolveResult<?> result, Telling telling) {
        telling.setUpper(result.upperBound());
        telling.setLower(result.lowerBound());
        return result.isOptimal() ? CoverReport.Stage.OPTIMAL : CoverReport.Stage.BRACKETED;
    }

    private CoverReport.Stage byPeer(PointCoverProblem problem, SolveControl control, Telling telling) {
        SetCoverPeer peer = SetCoverPeer.named(solver.peer);
        try {
            SetCoverPeer.Answer answer = peer.solve(SetCoverModel.of(problem), control);
            answer.cover().ifPresent(cover -> telling.setUpper(cover.value()));
            telling.setLower(answer.lowerBound());
            boolean closed = answer.cover()
                    .filter(cover -> cover.value() == answer.lowerBound())
                    .isPresent();
            return closed ? CoverReport.Stage.OPTIMAL : CoverReport.Stage.BRACKETED;
        } catch (StoppedException e) {
            return CoverReport.Stage.BRACKETED;
        } catch (TooLargeException e) {
            throw new CommandFailure(ExitCode.INTERNAL_ERROR, "too large for a set cover model: " + e.getMessage());
        }
    }

    /** Prints a line for each improvement, from whatever thread it comes. */
    private final class Telling implements SolveControl.Listener {

        private final long start = System.nanoTime();
        private int lower;
        private int upper;

        Telling(int upper) {
            this.upper = upper;
        }

        @Override
        public synchronized void witnessImproved(int upperBound) {
            if (upperBound < upper) {
                setUpper(upperBound);
                tell(CoverReport.Stage.RUNNING);
            }
        }

        @Override
        public synchronized void lowerBoundImproved(int lowerBound) {
            if (lowerBound > lower) {
                setLower(lowerBound);
                tell(CoverReport.Stage.RUNNING);
            }
        }

        /** The last word, also when it is worse than what was told before: then something is wrong, and it has to show. */
        synchronized void setUpper(int bound) {
            upper = bound;
        }

        synchronized void setLower(int bound) {
            lower = bound;
        }

        synchronized void tell(CoverReport.Stage stage) {
            double seconds = (System.nanoTime() - start) / 1e9;
            invocation.out().println(new CoverReport(stage, lower, upper, seconds).toLine());
            invocation.out().flush();
        }
    }
}
