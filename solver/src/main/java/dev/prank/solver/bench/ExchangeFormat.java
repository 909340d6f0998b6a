package dev.prank.solver.bench;

import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.reductions.export.LpWriter;
import dev.prank.reductions.export.MetisWriter;
import dev.prank.reductions.export.MpsWriter;
import dev.prank.reductions.export.OpbWriter;
import dev.prank.reductions.export.OrLibraryWriter;
import dev.prank.reductions.export.SetCoverModel;
import dev.prank.reductions.export.WcnfWriter;
import dev.prank.reductions.group.TooLargeException;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats in which an external program gets the minimisation problem. */
public enum ExchangeFormat {
    /** The compatibility graph. */
    METIS {
        @Override
        public void write(PointCoverProblem problem, Writer out) throws IOException {
            MetisWriter.write(problem, out);
        }
    },
    /** Pseudo-Boolean. */
    OPB {
        @Override
        public void write(PointCoverProblem problem, Writer out) throws IOException {
            OpbWriter.writeMinimum(SetCoverModel.of(problem), out);
        }
    },
    /** Integer program in CPLEX LP format. */
    LP {
        @Override
        public void write(PointCoverProblem problem, Writer out) throws IOException {
            LpWriter.write(SetCoverModel.of(problem), out);
        }
    },
    /** Integer program in free MPS. */
    MPS {
        @Override
        public void write(PointCoverProblem problem, Writer out) throws IOException {
            MpsWriter.write(SetCoverModel.of(problem), out);
        }
    },
    /** MaxSAT. */
    WCNF {
        @Override
        public void write(PointCoverProblem problem, Writer out) throws IOException {
            WcnfWriter.write(SetCoverModel.of(problem), out);
        }
    },
    /** Set cover as in the OR-Library. */
    ORLIB {
        @Override
        public void write(PointCoverProblem problem, Writer out) throws IOException {
            OrLibraryWriter.write(SetCoverModel.of(problem), out);
        }
    };

    /** In small letters; also the end of a file's name. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All labels in curly brackets, for messages. */
    static String placeholders() {
        return Arrays.stream(values()).map(format -> "{" + format.label() + "}").collect(Collectors.joining(", "));
    }

    static Optional<ExchangeFormat> labelled(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label))
                .findFirst();
    }

    /**
     * Flushes {@code out} and leaves it open.
     *
     * @throws TooLargeException when the problem is too large for the format
     */
    public abstract void write(PointCoverProblem problem, Writer out) throws IOException;
}
