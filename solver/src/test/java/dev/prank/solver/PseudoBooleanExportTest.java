package dev.prank.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.generate.RandomPoints;
import dev.prank.instances.number.Rational;
import dev.prank.solver.certificate.PseudoBooleanExport;
import dev.prank.solver.engine.Engines;
import dev.prank.solver.proof.ProofSteps;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pseudo-Boolean proofs. VeriPB itself takes part where it is: named by {@code PRANK_VERIPB}, or as {@code veripb} on the path.
 */
class PseudoBooleanExportTest {

    @TempDir
    private Path directory;

    /** A certificate in all its forms. */
    private record Exported(String certificate, Optional<String> obstacle, String program, String proof) {}

    private static Exported exported(PointCoverProblem problem, ProofSteps steps) throws IOException {
        EngineOptions options = new EngineOptions(1, 0, OptionalLong.empty(), steps);
        SolveResult<PointCover> result = new PointCoverSolver(new ProximateRankSolver(Engines.named("auto"), options))
                .solve(problem, SolveControl.unlimited());
        StringWriter certificate = new StringWriter();
        result.proof().orElseThrow().writeTo(certificate, "00", problem.radius());
        StringWriter program = new StringWriter();
        StringWriter proof = new StringWriter();
        Optional<String> obstacle = PseudoBooleanExport.write(
                problem,
                "00",
                result.lowerBound(),
                new BufferedReader(new StringReader(certificate.toString())),
                program,
                proof);
        return new Exported(certificate.toString(), obstacle, program.toString(), proof.toString());
    }

    @Test
    void theProgramAsksForOneSquareLess() throws IOException {
        Exported exported = exported(dense(1), ProofSteps.PLAIN);

        List<String> program = exported.program().lines().toList();
        String[] alone = line(exported.certificate(), "alone").split(" ");
        String[] points = line(exported.certificate(), "points").split(" ");
        int bound = Integer.parseInt(line(exported.certificate(), "bound").split(" ")[1]);
        assertThat(exported.obstacle()).isEmpty();
        assertThat(program).hasSize(1 + points.length);
        assertThat(program.get(0)).endsWith(" #constraint= " + points.length);
        assertThat(program.subList(1, points.length)).allMatch(row -> row.matches("(1 x\\d+ )+>= 1 ;"));
        assertThat(program.get(points.length))
                .matches("(-1 x\\d+ )+>= -\\d+ ;")
                .endsWith(" >= " + -(bound - (alone.length - 1) - 1) + " ;");
        assertThat(exported.proof()).startsWith("pseudo-Boolean proof version 1.2\nf " + points.length + "\n");
    }

    /** The first line with this word. */
    private static String line(String certificate, String word) {
        return certificate
                .lines()
                .filter(line -> line.startsWith(word))
                .findFirst()
                .orElseThrow();
    }

    private static PointCoverProblem row(int... positions) {
        return new PointCoverProblem(
                new PointSet(
                        1,
                        Arrays.stream(positions)
                                .mapToObj(x -> new Point(List.of(Rational.of(x))))
                                .toList()),
                Rational.ONE);
    }

    @Test
    void whatCannotBeExportedSaysWhy() throws IOException {
        assertThat(exported(row(0, 10, 20), ProofSteps.PLAIN).obstacle())
                .hasValueSatisfying(why -> assertThat(why).contains("alone"));
        Set<String> obstacles = new TreeSet<>();
        for (long seed = 0; seed < 6; seed++) {
            exported(dense(seed), ProofSteps.ALL).obstacle().ifPresent(obstacles::add);
        }
        assertThat(obstacles).anyMatch(why -> why.contains("order of covers"));
    }

    private static PointCoverProblem dense(long seed) {
        return RandomPoints.uniform(500, Rational.ONE, Rational.of(6), seed);
    }

    @Test
    void veriPbAcceptsEveryProof() throws IOException {
        assumeTrue(veriPb().isPresent(), "VeriPB was not found: PRANK_VERIPB does not name it");
        Set<String> words = new TreeSet<>();
        int count = 0;
        for (long seed = 0; seed < 30; seed++) {
            PointCoverProblem problem =
                    seed < 6 ? dense(seed) : RandomPoints.uniform(200, Rational.ONE, Rational.of(3), seed);
            Exported exported = exported(problem, ProofSteps.PLAIN);
            if (exported.obstacle().isEmpty()) {
                count++;
                assertThat(verified(exported.program(), exported.proof()))
                        .as("seed " + seed)
                        .isTrue();
                exported.certificate().lines().forEach(line -> words.add(line.split(" ")[0]));
            }
        }
        assertThat(count).isGreaterThan(20);
        assertThat(words)
                .contains("drop", "force", "dominated", "fold", "exchange", "cut", "fix", "bound", "branch", "parts");
    }

    @Test
    void veriPbRejectsProofsOfOtherPrograms() throws IOException {
        assumeTrue(veriPb().isPresent(), "VeriPB was not found: PRANK_VERIPB does not name it");
        Exported exported = exported(dense(1), ProofSteps.PLAIN);
        List<String> lines = new ArrayList<>(exported.program().lines().toList());
        String last = lines.get(lines.size() - 1);
        int bound = Integer.parseInt(last.replaceFirst(".*>= (-\\d+) ;", "$1"));
        // As many squares as are needed.
        lines.set(lines.size() - 1, last.replace(">= " + bound, ">= " + (bound - 1)));

        assertThat(verified(String.join("\n", lines) + "\n", exported.proof())).isFalse();
    }

    private static Optional<String> veriPb() {
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

    private boolean verified(String program, String proof) throws IOException {
        Path opb = Files.writeString(directory.resolve("p.opb"), program);
        Path pbp = Files.writeString(directory.resolve("p.pbp"), proof);
        Process process = new ProcessBuilder(veriPb().orElseThrow(), "--requireUnsat", opb.toString(), pbp.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return process.waitFor() == 0 && output.contains("succeeded");
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
