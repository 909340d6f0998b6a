package dev.prank.solver.cli;

import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.instances.io.AtomicFile;
import dev.prank.instances.io.DimacsWriter;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.NetworkWriter;
import dev.prank.instances.io.Origin;
import dev.prank.instances.io.PointFile;
import dev.prank.instances.io.PointWriter;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.hardness.FormulaToPointCover;
import dev.prank.reductions.hardness.FormulaToTileGrid;
import dev.prank.reductions.hardness.PointCoverToNetwork;
import dev.prank.reductions.hardness.TileGrid;
import dev.prank.reductions.hardness.TileGridText;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prank reduce}: Theorem 6.1 for formulas, Theorem 6.2 for points. */
@Command(
        name = "reduce",
        description =
                "Turn a formula into points or a network, or points into a network, with the same answer (Theorems 6.1, 6.2).",
        footer = {
            "",
            "The file made from a formula has a rank r: r squares or units suffice exactly when the formula is satisfiable.",
            "'prank pull-back' reads the model out of a cover or a nearby network, 'prank push-forward' goes the other way.",
            "",
            "Example: prank reduce formula.cnf --to points --output points.json"
        })
final class ReduceCommand implements Callable<Integer> {

    private enum Target {
        RESTRICTED,
        GRID,
        POINTS,
        NETWORK;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FORMULA|POINTS",
            description =
                    "Formula (.cnf, DIMACS) or point file (.csv or .json); - reads any of them from standard input.")
    private String name;

    @Option(
            names = "--to",
            paramLabel = "TARGET",
            required = true,
            description =
                    "What to make: network, and from formulas also points, grid (tiles) or restricted (a restricted planar"
                            + " formula, DIMACS; planar route).")
    private Target target;

    @Mixin
    private FormulaRoute route;

    @Option(
            names = "--rank",
            paramLabel = "R",
            description =
                    "Rank to put into the network file (default: the file's). Not for formulas, which have their own.")
    private Optional<Integer> rank = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to FILE instead of standard output.")
    private Optional<String> output = Optional.empty();

    @Option(
            names = {"-q", "--quiet"},
            description = "Do not say how large the result is.")
    private boolean quiet;

    ReduceCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        if (rank.isPresent() && rank.get() < 0) {
            throw new ParameterException(spec.commandLine(), "--rank must not be negative, but is " + rank.get());
        }
        boolean isPlanar = route.isPlanar();
        Invocation buffered = Inputs.buffered(invocation, name);
        if (Inputs.holdsFormula(buffered, name)) {
            if (rank.isPresent()) {
                throw new ParameterException(spec.commandLine(), "--rank is not for formulas, which have their own");
            }
            if (target == Target.RESTRICTED && !isPlanar) {
                throw new ParameterException(spec.commandLine(), "--to restricted needs --route planar");
            }
            reduceFormula(Inputs.formula(buffered, name));
        } else {
            if (target != Target.NETWORK) {
                throw new ParameterException(spec.commandLine(), "points can only be reduced --to network");
            }
            reducePoints(Inputs.points(buffered, name));
        }
        return ExitCode.DONE.code();
    }

    private void reducePoints(Inputs.Instance<PointFile> points) {
        Rational used = route.radius()
                .orElseGet(() ->
                        QuestionOptions.requireRadius(name, points.content().radius()));
        OptionalInt bound = rank.map(OptionalInt::of).orElseGet(points.content()::rank);
        PointCoverToNetwork reduction =
                new PointCoverToNetwork(new PointCoverProblem(points.content().points(), used));
        NetworkFile file = new NetworkFile(reduction.target().network(), Optional.of(used), bound);
        write(out -> NetworkWriter.writeJson(file, out));
    }

    private void reduceFormula(Inputs.Instance<CnfFormula> formula) {
        route.detour(formula).ifPresent(reason -> say("made restricted and planar first: " + reason));
        switch (target) {
            case RESTRICTED -> {
                CnfFormula restricted = route.restricted(formula);
                say(Table.count(restricted.variableCount(), "variable") + ", "
                        + Table.count(restricted.clauses().size(), "clause"));
                write(out -> DimacsWriter.write(restricted, out));
            }
            case GRID -> {
                FormulaToTileGrid gridRoute = route.grid(formula);
                TileGrid grid = gridRoute.target();
                say(Table.count(grid.tiles().size(), "tile") + " on " + grid.width() + " × " + grid.height()
                        + " cells, " + Table.count(gridRoute.bendCount(), "bend") + ", rank "
                        + grid.bound());
                write(out -> TileGridText.write(grid, out));
            }
            case POINTS -> {
                FormulaToPointCover reduction = route.points(formula);
                say(sizes(reduction, "point"));
                PointFile file = points(reduction, route.name());
                write(out -> PointWriter.writeJson(file, out));
            }
            case NETWORK -> {
                FormulaToPointCover reduction = route.points(formula);
                say(sizes(reduction, "unit"));
                NetworkFile file = network(reduction, route.name());
                write(out -> NetworkWriter.writeJson(file, out));
            }
        }
    }

    /** The file of points that {@code --to points} writes. */
    static PointFile points(FormulaToPointCover reduction, String route) {
        return new PointFile(
                reduction.target().points(),
                Optional.of(reduction.target().radius()),
                OptionalInt.of(reduction.bound()),
                Optional.of(origin(reduction, route)));
    }

    /** The network file that {@code --to network} writes. */
    static NetworkFile network(FormulaToPointCover reduction, String route) {
        return new NetworkFile(
                new PointCoverToNetwork(reduction.target()).target().network(),
                Optional.of(reduction.target().radius()),
                OptionalInt.of(reduction.bound()),
                Optional.of(origin(reduction, route)));
    }

    private static Origin origin(FormulaToPointCover reduction, String route) {
        Map<String, String> parameters = Map.of(
                "route",
                route,
                "variables",
                Integer.toString(reduction.source().variableCount()),
                "clauses",
                Integer.toString(reduction.source().clauses().size()));
        return new Origin(
                "formula",
                new TreeMap<>(parameters),
                OptionalLong.empty(),
                Optional.of(Origin.Known.atLeast(
                        reduction.bound(),
                        "the tiles need as many; that many suffice exactly when the formula is satisfiable")));
    }

    private static String sizes(FormulaToPointCover reduction, String noun) {
        TileGrid grid = reduction.grid();
        return Table.count(grid.tiles().size(), "tile") + " on " + grid.width() + " × " + grid.height() + " cells, "
                + Table.count(reduction.target().points().size(), noun) + ", rank " + reduction.bound();
    }

    private void say(String size) {
        if (!quiet) {
            invocation.err().println("prank: " + name + ": " + size);
        }
    }

    private void write(AtomicFile.Content content) {
        Results.write(invocation, output, content);
    }
}
