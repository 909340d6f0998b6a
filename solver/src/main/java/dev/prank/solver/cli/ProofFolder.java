package dev.prank.solver.cli;

import dev.prank.instances.Verdict;
import dev.prank.instances.Witness;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.io.AtomicFile;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.PointFile;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.solver.certificate.CoverCertificate;
import dev.prank.solver.certificate.NetworkCertificate;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where proofs go: instances, results, certificates, and the commands that check them. What has been written is read again and checked
 * before the result says so.
 */
final class ProofFolder {

    private final Invocation invocation;
    private final Path folder;
    private final boolean forVeriPb;
    private final Set<String> used = new HashSet<>();
    /** By SHA-256, the names of the copies of instances. */
    private final Map<String, String> copies = new HashMap<>();

    /** What differs between kinds of instances. */
    private interface Kind<T, W extends Witness> {
        String result(Answer<T, W> answer);

        Verdict check(Answer<T, W> answer, BufferedReader certificate) throws IOException;

        /** Writes the certificate in other formats; returns why that is not possible, if so. */
        Optional<String> export(Answer<T, W> answer, BufferedReader certificate, Writer program, Writer proof)
                throws IOException;
    }

    private static final Kind<PointFile, PointCover> COVERS = new Kind<>() {
        @Override
        public String result(Answer<PointFile, PointCover> answer) {
            return ResultWriter.cover(answer);
        }

        private PointCoverProblem problem(Answer<PointFile, PointCover> answer) {
            return new PointCoverProblem(answer.instance().content().points(), answer.radius());
        }

        @Override
        public Verdict check(Answer<PointFile, PointCover> answer, BufferedReader certificate) throws IOException {
            return CoverCertificate.check(
                    problem(answer), answer.instance().sha256(), answer.result().lowerBound(), certificate);
        }

        @Override
        public Optional<String> export(
                Answer<PointFile, PointCover> answer, BufferedReader certificate, Writer program, Writer proof)
                throws IOException {
            return PseudoBooleanExport.write(
                    problem(answer),
                    answer.instance().sha256(),
                    answer.result().lowerBound(),
                    certificate,
                    VeriPbDialect.V1_2,
                    program,
                    proof);
        }
    };

    private static final Kind<NetworkFile, NearbyNetwork> NETWORKS = new Kind<>() {
        @Override
        public String result(Answer<NetworkFile, NearbyNetwork> answer) {
            return ResultWriter.network(answer);
        }

        @Override
        public Verdict check(Answer<NetworkFile, NearbyNetwork> answer, BufferedReader certificate) throws IOException {
            return NetworkCertificate.check(
                    new ProximateRankProblem(answer.instance().content().network(), answer.radius()),
                    answer.instance().sha256(),
                    answer.result().lowerBound(),
                    certificate);
        }

        @Override
        public Optional<String> export(
                Answer<NetworkFile, NearbyNetwork> answer, BufferedReader certificate, Writer program, Writer proof) {
            return Optional.of("it is for covers of points");
        }
    };

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
     * Writes what there is about an answer. One without a proof goes without a certificate, which the user is told.
     *
     * @param namesRadius whether the files' names must tell the radius
     * @throws IllegalStateException when the certificate fails its check, which is a bug
     * @throws CommandFailure when a file cannot be written
     */
    Answer<PointFile, PointCover> saveCover(Answer<PointFile, PointCover> answer, boolean namesRadius) {
        return save(answer, namesRadius, COVERS);
    }

    /** The same for networks. */
    Answer<NetworkFile, NearbyNetwork> saveNetwork(Answer<NetworkFile, NearbyNetwork> answer, boolean namesRadius) {
        return save(answer, namesRadius, NETWORKS);
    }

    private <T, W extends Witness> Answer<T, W> save(Answer<T, W> answer, boolean namesRadius, Kind<T, W> kind) {
        String stem = stem(answer, namesRadius);
        String copy = copies.computeIfAbsent(answer.instance().sha256(), sha256 -> copied(answer.instance()));
        List<String> commands = new ArrayList<>(List.of("prank check " + copy + " " + stem + ".result.json"));
        Answer<T, W> saved = answer.result()
                .proof()
                .map(proof -> certified(answer, proof, stem, kind, commands))
                .orElse(answer);
        if (saved.certificate().isEmpty()) {
            invocation.err().println("prank: " + answer.instance().name() + ": no proof of the lower bound was found");
        }
        write(stem + ".result.json", kind.result(saved) + "\n");
        write(stem + ".commands.txt", String.join("\n", commands) + "\n");
        return saved;
    }

    private String copied(Inputs.Instance<?> instance) {
        String name = free(instance.fileName());
        Results.write(folder.resolve(name).toString(), instance::copyTo);
        return name;
    }

    private void write(String name, String text) {
        Results.write(folder.resolve(name).toString(), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private <T, W extends Witness> Answer<T, W> certified(
            Answer<T, W> answer, BoundProof proof, String stem, Kind<T, W> kind, List<String> commands) {
        String name = stem + ".certificate";
        Path file = folder.resolve(name);
        AtomicFile.Content content = out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            proof.writeTo(writer, answer.instance().sha256(), answer.radius());
            writer.flush();
        };
        Results.write(file.toString(), content);
        try (BufferedReader written = Files.newBufferedReader(file)) {
            kind.check(answer, written).requireAccepted();
        } catch (IOException e) {
            throw Inputs.unreadable(file.toString(), e);
        }
        if (forVeriPb) {
            export(answer, stem, kind, commands);
        }
        return answer.certifiedBy(name);
    }

    /** Writes both files, or neither and a message. */
    private <T, W extends Witness> void export(
            Answer<T, W> answer, String stem, Kind<T, W> kind, List<String> commands) {
        Path certificate = folder.resolve(stem + ".certificate");
        StringWriter program = new StringWriter();
        StringWriter proof = new StringWriter();
        Optional<String> obstacle;
        try (BufferedReader written = Files.newBufferedReader(certificate)) {
            obstacle = kind.export(answer, written, program, proof);
        } catch (IOException e) {
            throw Inputs.unreadable(certificate.toString(), e);
        }
        if (obstacle.isPresent()) {
            invocation.err().println("prank: " + answer.instance().name() + ": no proof for VeriPB: " + obstacle.get());
            return;
        }
        write(stem + ".opb", program.toString());
        write(stem + ".pbp", proof.toString());
        commands.add("veripb --requireUnsat " + stem + ".opb " + stem + ".pbp");
    }

    private String stem(Answer<?, ?> answer, boolean namesRadius) {
        String stem = answer.instance().fileName().replaceFirst("\\.[A-Za-z]+$", "");
        return free(namesRadius ? stem + "-" + answer.radius().toDecimalString().replace('/', '_') : stem);
    }

    private String free(String wanted) {
        String free = wanted;
        for (int count = 2; !used.add(free); count++) {
            free = wanted + "-" + count;
        }
        return free;
    }
}
