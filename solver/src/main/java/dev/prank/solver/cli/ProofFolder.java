package dev.prank.solver.cli;

import dev.prank.instances.Verdict;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.io.AtomicFile;
import dev.prank.instances.io.PointFile;
import dev.prank.solver.certificate.CoverCertificate;
import dev.prank.solver.certificate.PseudoBooleanExport;
import dev.prank.solver.certificate.ResultChecker;
import dev.prank.solver.certificate.VeriPbDialect;
import dev.prank.solver.proof.BoundProof;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Where certificates go, each beside its result. What has been written is read again and checked before the result says so. */
final class ProofFolder {

    private final Invocation invocation;
    private final Path folder;
    private final boolean forVeriPb;
    private final Set<String> used = new HashSet<>();

    /**
     * @param forVeriPb whether proofs for VeriPB are written, too
     * @throws CommandFailure when the folder cannot be made
     */
    ProofFolder(Invocation invocation, String name, boolean forVeriPb) {
        this.invocation = invocation;
        this.forVeriPb = forVeriPb;
        try {
            folder = Files.createDirectories(Path.of(name));
        } catch (IOException | IllegalArgumentException e) {
            throw Results.unwritable(name, e);
        }
    }

    /** The folder's certificates. */
    ResultChecker.Certificates certificates() {
        return SavedResult.certificates(folder.resolve("result").toString());
    }

    /**
     * Writes the certificate of an answer, checks it, and writes the result. An answer without a proof goes without a certificate, which the
     * user is told.
     *
     * @param namesRadius whether the files' names must tell the radius
     * @throws IllegalStateException when the certificate fails its check, which is a bug
     * @throws CommandFailure when a file cannot be written
     */
    Answer<PointFile, PointCover> save(Answer<PointFile, PointCover> answer, boolean namesRadius) {
        String stem = stem(answer, namesRadius);
        Answer<PointFile, PointCover> saved = answer.result()
                .proof()
                .map(proof -> certified(answer, proof, stem + ".certificate"))
                .orElse(answer);
        if (saved.certificate().isEmpty()) {
            invocation.err().println("prank: " + answer.instance().name() + ": no proof of the lower bound was found");
        }
        Results.write(
                folder.resolve(stem + ".result.json").toString(),
                out -> out.write((ResultWriter.cover(saved) + "\n").getBytes(StandardCharsets.UTF_8)));
        return saved;
    }

    private Answer<PointFile, PointCover> certified(
            Answer<PointFile, PointCover> answer, BoundProof proof, String name) {
        String sha256 = answer.instance().sha256();
        Path file = folder.resolve(name);
        AtomicFile.Content content = out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            proof.writeTo(writer, sha256, answer.radius());
            writer.flush();
        };
        Results.write(file.toString(), content);
        PointCoverProblem problem =
                new PointCoverProblem(answer.instance().content().points(), answer.radius());
        try (BufferedReader written = Files.newBufferedReader(file)) {
            Verdict verdict =
                    CoverCertificate.check(problem, sha256, answer.result().lowerBound(), written);
            verdict.requireAccepted();
        } catch (IOException e) {
            throw Inputs.unreadable(file.toString(), e);
        }
        if (forVeriPb) {
            export(answer, problem, file);
        }
        return answer.certifiedBy(name);
    }

    /** Writes both files, or neither and a message. */
    private void export(Answer<PointFile, PointCover> answer, PointCoverProblem problem, Path certificate) {
        String stem = certificate.toString().replaceFirst("certificate$", "");
        StringWriter program = new StringWriter();
        StringWriter proof = new StringWriter();
        Optional<String> obstacle;
        try (BufferedReader written = Files.newBufferedReader(certificate)) {
            obstacle = PseudoBooleanExport.write(
                    problem,
                    answer.instance().sha256(),
                    answer.result().lowerBound(),
                    written,
                    VeriPbDialect.V1_2,
                    program,
                    proof);
        } catch (IOException e) {
            throw Inputs.unreadable(certificate.toString(), e);
        }
        if (obstacle.isPresent()) {
            invocation.err().println("prank: " + answer.instance().name() + ": no proof for VeriPB: " + obstacle.get());
            return;
        }
        Results.write(stem + "opb", out -> out.write(program.toString().getBytes(StandardCharsets.UTF_8)));
        Results.write(stem + "pbp", out -> out.write(proof.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private String stem(Answer<PointFile, PointCover> answer, boolean namesRadius) {
        String name = answer.instance().name();
        String stem = name.equals(Inputs.STANDARD_INPUT)
                ? "standard-input"
                : Path.of(name).getFileName().toString().replaceFirst("\\.[A-Za-z]+$", "");
        if (namesRadius) {
            stem += "-" + answer.radius().toDecimalString().replace('/', '_');
        }
        String free = stem;
        for (int count = 2; !used.add(free); count++) {
            free = stem + "-" + count;
        }
        return free;
    }
}
