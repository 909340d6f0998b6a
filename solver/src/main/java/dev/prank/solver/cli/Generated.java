package dev.prank.solver.cli;

import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.instances.io.DimacsReader;
import dev.prank.instances.io.DimacsWriter;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.NetworkReader;
import dev.prank.instances.io.NetworkWriter;
import dev.prank.instances.io.Origin;
import dev.prank.instances.io.PointFile;
import dev.prank.instances.io.PointReader;
import dev.prank.instances.io.PointWriter;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.reductions.hardness.PointCoverToNetwork;
import dev.prank.solver.PointCoverSolver;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.backend.Sat4jBackend;
import dev.prank.solver.backend.SatBackend;
import dev.prank.solver.bound.GreedyUpperBound;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** An instance that a family has made, with all that its file says about it. */
sealed interface Generated {

    Origin origin();

    /** Points, units, or clauses. */
    int size();

    /** The end of the file's name, with the dot. */
    String extension();

    /** Leaves the stream open. */
    void writeTo(OutputStream out) throws IOException;

    /**
     * The file holds this instance; comments do not count.
     *
     * @throws IOException when it cannot be read or is malformed
     */
    boolean isIn(Path file) throws IOException;

    /** The formula that this instance was made from, where that is not the instance itself. */
    Optional<Source> source();

    /** What a search finds out about the answer until the control stops it; it does not look at the source. */
    Origin.Known solved(ProximateRankSolver solver, SolveControl control, ProgressLine progress);

    private static OptionalInt rank(Optional<Source> source) {
        return source.map(made -> OptionalInt.of(made.rank())).orElseGet(OptionalInt::empty);
    }

    private static Origin.Known known(SolveResult<?> result) {
        return new Origin.Known(OptionalInt.of(result.lowerBound()), OptionalInt.of(result.upperBound()), "search");
    }

    /** The least number of false clauses, as far as satisfiability tells it. */
    static Origin.Known solved(CnfFormula formula, SolveControl control) {
        SatBackend backend = new Sat4jBackend();
        for (int v = 0; v < formula.variableCount(); v++) {
            backend.newVariable();
        }
        for (Clause clause : formula.clauses()) {
            backend.addClause(
                    clause.literals().stream().mapToInt(Integer::intValue).toArray());
        }
        return switch (backend.solve(new int[0], Long.MAX_VALUE, control)) {
            case SATISFIABLE -> Origin.Known.exactly(0, "satisfiable by search");
            case UNSATISFIABLE -> Origin.Known.atLeast(1, "unsatisfiable by search");
            case STOPPED -> new Origin.Known(OptionalInt.empty(), OptionalInt.empty(), "search");
        };
    }

    /**
     * A formula that was turned into points or a network.
     *
     * @param rank the answer if the formula is satisfiable, else the answer is larger
     */
    record Source(CnfFormula formula, int rank) {

        Origin.Known answer(Origin.Known ofFormula) {
            if (ofFormula.upper().equals(OptionalInt.of(0))) {
                return Origin.Known.exactly(rank, "r = " + rank + ", formula " + ofFormula.how());
            }
            return ofFormula.lower().orElse(0) > 0
                    ? Origin.Known.atLeast(rank + 1, "r + 1 = " + (rank + 1) + ", formula " + ofFormula.how())
                    : Origin.Known.atLeast(rank, "r = " + rank + " exactly if the formula is satisfiable");
        }
    }

    /** Points and a radius. */
    record Points(PointCoverProblem problem, Optional<Source> source, Origin origin) implements Generated {

        private PointFile file() {
            return new PointFile(problem.points(), Optional.of(problem.radius()), rank(source), Optional.of(origin));
        }

        @Override
        public int size() {
            return problem.points().size();
        }

        @Override
        public String extension() {
            return ".json";
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            PointWriter.writeJson(file(), out);
        }

        @Override
        public boolean isIn(Path file) throws IOException {
            return PointReader.read(file).equals(file());
        }

        @Override
        public Origin.Known solved(ProximateRankSolver solver, SolveControl control, ProgressLine progress) {
            PointCoverToNetwork reduction = new PointCoverToNetwork(problem);
            ProximateRankProblem reduced = reduction.target();
            return known(Search.run(
                    control,
                    progress,
                    c -> new PointCoverSolver(solver).solve(problem, c),
                    () -> reduction.pullBack(
                            GreedyUpperBound.paper(reduced).grouping().applyTo(reduced.network()))));
        }
    }

    /** A network and a radius. */
    record Network(ProximateRankProblem problem, Optional<Source> source, Origin origin) implements Generated {

        private NetworkFile file() {
            return new NetworkFile(problem.network(), Optional.of(problem.radius()), rank(source), Optional.of(origin));
        }

        @Override
        public int size() {
            return problem.network().size();
        }

        @Override
        public String extension() {
            return ".json";
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            NetworkWriter.writeJson(file(), out);
        }

        @Override
        public boolean isIn(Path file) throws IOException {
            return NetworkReader.read(file).equals(file());
        }

        @Override
        public Origin.Known solved(ProximateRankSolver solver, SolveControl control, ProgressLine progress) {
            return known(Search.run(
                    control,
                    progress,
                    c -> solver.solve(problem, c),
                    () -> GreedyUpperBound.best(problem).grouping().applyTo(problem.network())));
        }
    }

    /** A formula; the answer is the least number of clauses that are false at once. */
    record Formula(CnfFormula formula, Origin origin) implements Generated {

        @Override
        public Optional<Source> source() {
            return Optional.empty();
        }

        @Override
        public int size() {
            return formula.clauses().size();
        }

        @Override
        public String extension() {
            return ".cnf";
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            List<String> comments = new ArrayList<>();
            comments.add("family: " + origin.family());
            comments.add("parameters: " + origin.parameterText());
            origin.seed().ifPresent(seed -> comments.add("seed: " + seed));
            comments.add("version: prank " + Version.NUMBER);
            origin.known().ifPresent(known -> comments.add("known: " + known.how()));
            DimacsWriter.write(formula, comments, out);
        }

        @Override
        public boolean isIn(Path file) throws IOException {
            return DimacsReader.read(file).equals(formula);
        }

        @Override
        public Origin.Known solved(ProximateRankSolver solver, SolveControl control, ProgressLine progress) {
            return Generated.solved(formula, control);
        }
    }
}
