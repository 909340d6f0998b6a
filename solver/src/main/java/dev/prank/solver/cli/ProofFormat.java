package dev.prank.solver.cli;

import dev.prank.solver.certificate.VeriPbDialect;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** Formats of proofs that other people's checkers read. */
enum ProofFormat {
    /** For VeriPB of 2022. */
    VERIPB("veripb", "veripb --requireUnsat %1$s.opb %1$s.pbp", ".opb", ".pbp") {
        @Override
        Optional<String> write(Exported answer, List<Writer> files) throws IOException {
            return answer.pseudoBoolean(VeriPbDialect.V1_2, files.get(0), files.get(1));
        }
    },
    /** For VeriPB of 2025. */
    VERIPB_3("veripb-3", "veripb %1$s.v3.opb %1$s.v3.pbp", ".v3.opb", ".v3.pbp") {
        @Override
        Optional<String> write(Exported answer, List<Writer> files) throws IOException {
            return answer.pseudoBoolean(VeriPbDialect.V3_0, files.get(0), files.get(1));
        }
    },
    /** For viprchk. */
    VIPR("vipr", "viprchk %1$s.vipr", ".vipr") {
        @Override
        Optional<String> write(Exported answer, List<Writer> files) throws IOException {
            return answer.vipr(files.get(0));
        }
    },
    /** For drat-trim. */
    DRUP("drup", "drat-trim %1$s.cnf %1$s.drup -I", ".cnf", ".drup") {
        @Override
        Optional<String> write(Exported answer, List<Writer> files) throws IOException {
            return answer.drup(files.get(0), files.get(1));
        }

        @Override
        boolean isOfCertificate() {
            return false;
        }
    };

    /** An answer that can be written in these formats. Each method returns why that is not possible, if so. */
    interface Exported {

        Optional<String> pseudoBoolean(VeriPbDialect dialect, Writer program, Writer proof) throws IOException;

        Optional<String> vipr(Writer proof) throws IOException;

        Optional<String> drup(Writer formula, Writer proof) throws IOException;
    }

    private final String label;
    private final String command;
    private final List<String> endings;

    ProofFormat(String label, String command, String... endings) {
        this.label = label;
        this.command = command;
        this.endings = List.of(endings);
    }

    /** @param files one for each ending */
    abstract Optional<String> write(Exported answer, List<Writer> files) throws IOException;

    /** Whether it says what the certificate says, which must not have steps that others do not know. */
    boolean isOfCertificate() {
        return true;
    }

    /** Of its files. */
    List<String> endings() {
        return endings;
    }

    /** What checks the files of this stem. */
    String command(String stem) {
        return String.format(command, stem);
    }

    /** As the user writes it. */
    @Override
    public String toString() {
        return label;
    }
}
