package dev.prank.solver.cli;

import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.io.PointFile;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.export.CnfWriter;
import dev.prank.reductions.export.DimacsGraphWriter;
import dev.prank.reductions.export.LpWriter;
import dev.prank.reductions.export.MetisWriter;
import dev.prank.reductions.export.MpsWriter;
import dev.prank.reductions.export.OpbWriter;
import dev.prank.reductions.export.OrLibraryWriter;
import dev.prank.reductions.export.SetCoverModel;
import dev.prank.reductions.export.WcnfWriter;
import dev.prank.reductions.group.TooLargeException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prank export}: a cover problem for other people's solvers. */
@Command(
        name = "export",
        description = "Write a point cover problem in the file format of another solver.",
        footer = {
            "",
            "cnf asks whether --rank squares suffice; opb does when --rank is given. The other formats ask for the least number.",
            "",
            "Example: prank export points.csv --radius 1/8 --format opb --output points.opb"
        })
final class ExportCommand implements Callable<Integer> {

    private enum Format {
        CNF,
        OPB,
        WCNF,
        LP,
        MPS,
        METIS,
        DIMACS,
        DIMACS_COMPLEMENT,
        ORLIB;

        /** As on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "POINTS", description = "Point file (.csv or .json); - reads either from standard input.")
    private String name;

    @Option(
            names = {"-r", "--radius"},
            paramLabel = "E",
            converter = RadiusConverter.class,
            description = "Radius: a decimal or a fraction (default: the file's).")
    private Optional<Rational> radius = Optional.empty();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            required = true,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private Format format;

    @Option(
            names = "--rank",
            paramLabel = "R",
            description = "Ask whether R squares suffice; for cnf (default: the file's) and opb only.")
    private Optional<Integer> rank = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to FILE instead of standard output.")
    private Optional<String> output = Optional.empty();

    ExportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        if (rank.isPresent() && rank.get() < 0) {
            throw new ParameterException(spec.commandLine(), "--rank must not be negative, but is " + rank.get());
        }
        if (rank.isPresent() && format != Format.CNF && format != Format.OPB) {
            throw new ParameterException(
                    spec.commandLine(), "--rank is for the formats cnf and opb; " + format + " has no place for it");
        }
        PointFile points = Inputs.points(invocation, name).content();
        Rational used = radius.orElseGet(() -> QuestionOptions.requireRadius(name, points.radius()));
        PointCoverProblem problem = new PointCoverProblem(points.points(), used);
        if (format == Format.CNF && rank.isEmpty() && points.rank().isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    name + ": no rank in the file; cnf asks whether R squares suffice, give R with --rank");
        }
        try {
            if (output.isPresent()) {
                Results.write(output.get(), out -> {
                    Writer writer = new OutputStreamWriter(out, StandardCharsets.US_ASCII);
                    write(problem, points.rank(), writer);
                });
            } else {
                write(problem, points.rank(), invocation.out());
            }
        } catch (TooLargeException e) {
            throw new CommandFailure(ExitCode.USAGE, name + ": too large for " + format + ": " + e.getMessage());
        } catch (IOException e) {
            throw Results.unwritable("standard output", e);
        }
        return ExitCode.DONE.code();
    }

    private void write(PointCoverProblem problem, OptionalInt rankOfFile, Writer out) throws IOException {
        switch (format) {
            case CNF -> CnfWriter.write(SetCoverModel.of(problem), rank.orElseGet(rankOfFile::getAsInt), out);
            case OPB -> {
                if (rank.isPresent()) {
                    OpbWriter.writeDecision(SetCoverModel.of(problem), rank.get(), out);
                } else {
                    OpbWriter.writeMinimum(SetCoverModel.of(problem), out);
                }
            }
            case WCNF -> WcnfWriter.write(SetCoverModel.of(problem), out);
            case LP -> LpWriter.write(SetCoverModel.of(problem), out);
            case MPS -> MpsWriter.write(SetCoverModel.of(problem), out);
            case METIS -> MetisWriter.write(problem, out);
            case DIMACS -> DimacsGraphWriter.write(problem, out);
            case DIMACS_COMPLEMENT -> DimacsGraphWriter.writeComplement(problem, out);
            case ORLIB -> OrLibraryWriter.write(SetCoverModel.of(problem), out);
        }
    }
}
