package dev.prank.instances.io;

import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes formulas in DIMACS CNF, one clause per line; {@link DimacsReader} reads them back. */
public final class DimacsWriter {

    private DimacsWriter() {}

    /** Writes a file as a whole or not at all. */
    public static void write(Path target, CnfFormula formula) throws IOException {
        AtomicFile.write(target, out -> write(formula, out));
    }

    /** Leaves the stream open. */
    public static void write(CnfFormula formula, OutputStream out) throws IOException {
        write(formula, List.of(), out);
    }

    /**
     * Writes comment lines before the header, and leaves the stream open.
     *
     * @param comments lines of ASCII text without line breaks
     */
    public static void write(CnfFormula formula, List<String> comments, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII));
        for (String comment : comments) {
            writer.write("c " + comment + "\n");
        }
        writer.write(
                "p cnf " + formula.variableCount() + " " + formula.clauses().size() + "\n");
        for (Clause clause : formula.clauses()) {
            for (int literal : clause.literals()) {
                writer.write(literal + " ");
            }
            writer.write("0\n");
        }
        writer.flush();
    }
}
