package dev.prank.solver.certificate;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** VeriPB itself, of 2022, where it is: named by {@code PRANK_VERIPB}, or on the path. */
public final class VeriPb {

    /** Why a test is skipped. */
    public static final String ABSENT = "VeriPB was not found: PRANK_VERIPB does not name it";

    private VeriPb() {}

    public static Optional<String> command() {
        String named = System.getenv("PRANK_VERIPB");
        if (named != null && !named.isEmpty()) {
            return Optional.of(named);
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "veripb"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    public static boolean accepts(Path program, Path proof) throws IOException {
        Process process = new ProcessBuilder(
                        command().orElseThrow(), "--requireUnsat", program.toString(), proof.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return process.waitFor() == 0 && output.contains("succeeded");
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /** A proof of version 3.0 in the words of version 1.2. */
    public static String inVersion1(String proof) {
        return proof.replace("version 3.0", "version 1.2")
                .replaceFirst("output NONE;\nconclusion UNSAT : (\\d+);\nend pseudo-Boolean proof;", "c $1")
                .replace("qed : -1;\nqed;", "c -1\nend\nend")
                .replace(" : subproof", " ; begin")
                .replace(" : ", " ; ")
                .replaceAll("(?m)^(rup .*);$", "$1 ;")
                .replaceAll("(?m)(\\S);$", "$1")
                .replaceAll("(?m)^ia (.*) ; (\\d+)$", "j $2 $1 ;");
    }
}
