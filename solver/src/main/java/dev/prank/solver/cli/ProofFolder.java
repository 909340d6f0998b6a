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
import dev.prank.solver.SolveControl;
import dev.prank.solver.certificate.CoverCertificate;
import dev.prank.solver.certificate.NetworkCertificate;
import dev.prank.solver.certificate.PseudoBooleanExport;
import dev.prank.solver.certificate.ResultChecker;
import dev.prank.solver.certificate.VeriPbDialect;
import dev.prank.solver.certificate.ViprExport;
import dev.prank.solver.engine.SatRefutation;
import dev.prank.solver.proof.BoundProof;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Where proofs go: instances, results, certificates, and the commands that check them. What has been written is read again and checked
 * before the result says so.
 */
final class ProofFolder {

    private final Invocation invocation;
    private final Path folder;
    private final Set<ProofFormat> formats;
    private final Supplier<SolveControl> refuting;
    private final Set<String> used = new HashSet<>();
    /** By SHA-256, the names of the copies of instances. */
    private final Map<String, String> copies = new HashMap<>();

    /** What differs between kinds of instances. */
    private interface Kind<T, W extends Witness> {
        String result(Answer<T, W> answer);

        Verdict check(Answer<T, W> answer, BufferedReader certificate) throws IOException;

        Optional<String> pseudoBoolean(
                Answer<T, W> answer, BufferedReader certificate, VeriPbDialect dialect, Writer program, Writer proof)
                throws IOException;

        Optional<String> vipr(Answer<T, W> answer, BufferedReader certificate, Writer proof) throws IOException;

        SatRefutation.Result refute(Answer<T, W> answer, SolveControl control, Writer formula, Writer proof)
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
            return CoverCertificate.check(problem(answer), sha256(answer), lower(answer), certificate);
        }

        @Override
        public Optional<String> pseudoBoolean(
                Answer<PointFile, PointCover> answer,
                BufferedReader certificate,
                VeriPbDialect dialect,
                Writer program,
                Writer proof)
                throws IOException {
            return PseudoBooleanExport.write(
                    problem(answer), sha256(answer), lower(answer), certificate, dialect, program, proof);
        }

        @Override
        public Optional<String> vipr(Answer<PointFile, PointCover> answer, BufferedReader certificate, Writer proof)
                throws IOException {
            return ViprExport.write(problem(answer), sha256(answer), lower(answer), certificate, proof);
        }

        @Override
        public SatRefutation.Result refute(
                Answer<PointFile, PointCover> answer, SolveControl control, Writer formula, Writer proof)
                throws IOException {
            return SatRefutation.refute(problem(answer), lower(answer) - 1, control, formula, proof);
        }
    };

    private static final Kind<NetworkFile, NearbyNetwork> NETWORKS = new Kind<>() {
        @Override
        public String result(Answer<NetworkFile, NearbyNetwork> answer) {
            return ResultWriter.network(answer);
        }

        private ProximateRankProblem problem(Answer<NetworkFile, NearbyNetwork> answer) {
            return new ProximateRankProblem(answer.instance().content().network(), answer.radius());
        }

        @Override
        public Verdict check(Answer<NetworkFile, NearbyNetwork> answer, BufferedReader certificate) throws IOException {
            return NetworkCertificate.check(problem(answer), sha256(answer), lower(answer), certificate);
        }

        @Override
        public Optional<String> pseudoBoolean(
                Answer<NetworkFile, NearbyNetwork> answer,
                BufferedReader certificate,
                VeriPbDialect dialect,
                Writer program,
                Writer proof)
                throws IOException {
            return PseudoBooleanExport.write(
                    problem(answer), sha256(answer), lower(answer), certificate, dialect, program, proof);
        }

        @Override
        public Optional<String> vipr(
                Answer<NetworkFile, NearbyNetwork> answer, BufferedReader certificate, Writer proof)
                throws IOException {
            return ViprExport.write(problem(answer), sha256(answer), lower(answer), certificate, proof);
        }

        @Override
        public SatRefutation.Result refute(
                Answer<NetworkFile, NearbyNetwork> answer, SolveControl control, Writer formula, Writer proof)
                throws IOException {
            return SatRefutation.refute(problem(answer), lower(answer) - 1, control, formula, proof);
        }
    };

    private static String sha256(Answer<?, ?> answer) {
        return answer.instance().sha256();
    }

    private static int lower(Answer<?, ?> answer) {
        return answer.result().lowerBound();
    }

    /** Ends the writing of files that cannot be, so that none is left behind. */
    private static final class Impossible extends IOException {
        private static final long serialVersionUID = 1;

        Impossible(String reason) {
            super(reason);
        }
    }

    /**
     * @param formats in which proofs are written, too
     * @param refuting the limits of a refutation by clauses that starts when this is called
     * @throws CommandFailure when the folder cannot be made
     */
    ProofFolder(Invocation invocation, String name, Set<ProofFormat> formats, Supplier<SolveControl> refuting) {
        this.invocation = invocation;
        this.formats = formats;
        this.refuting = refuting;
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
     * @param suffix what the files' names have behind that of the instance
     * @throws IllegalStateException when the certificate fails its check, which is a bug
     * @throws CommandFailure when a file cannot be written
     */
    Answer<PointFile, PointCover> saveCover(Answer<PointFile, PointCover> answer, String suffix) {
        return save(answer, suffix, COVERS);
    }

    /** The same for networks. */
    Answer<NetworkFile, NearbyNetwork> saveNetwork(Answer<NetworkFile, NearbyNetwork> answer, String suffix) {
        return save(answer, suffix, NETWORKS);
    }

    private <T, W extends Witness> Answer<T, W> save(Answer<T, W> answer, String suffix, Kind<T, W> kind) {
        String stem = stem(answer, suffix);
        String copy = copies.computeIfAbsent(answer.instance().sha256(), sha256 -> copied(answer.instance()));
        List<String> commands = new ArrayList<>(List.of("prank check " + copy + " " + stem + ".result.json"));
        Answer<T, W> saved = answer.result()
                .proof()
                .map(proof -> certified(answer, proof, stem, kind))
                .orElse(answer);
        if (saved.certificate().isEmpty() && answer.status() != Answer.Status.YES) {
            invocation.err().println("prank: " + answer.instance().name() + ": no proof of the lower bound was found");
        }
        for (ProofFormat format : formats) {
            if (saved.certificate().isPresent() || !format.isOfCertificate()) {
                export(answer, stem, kind, format, commands);
            }
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
            Answer<T, W> answer, BoundProof proof, String stem, Kind<T, W> kind) {
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
        return answer.certifiedBy(name);
    }

    /** Writes all files of a format, or none and a message. */
    private <T, W extends Witness> void export(
            Answer<T, W> answer, String stem, Kind<T, W> kind, ProofFormat format, List<String> commands) {
        List<Path> files = format.endings().stream()
                .map(ending -> folder.resolve(stem + ending))
                .toList();
        try {
            write(files, new ArrayList<>(), writers -> {
                Optional<String> obstacle = format.write(exported(answer, stem, kind), writers);
                if (obstacle.isPresent()) {
                    throw new Impossible(obstacle.get());
                }
            });
            commands.add(format.command(stem));
        } catch (Impossible e) {
            invocation
                    .err()
                    .println(
                            "prank: " + answer.instance().name() + ": no export for " + format + ": " + e.getMessage());
        } catch (IOException e) {
            throw Results.unwritable(files.get(0).toString(), e);
        }
    }

    private interface Writing {
        void writeTo(List<Writer> writers) throws IOException;
    }

    /** Opens the files one within the other, so that all appear or none. */
    private static void write(List<Path> files, List<Writer> writers, Writing writing) throws IOException {
        if (writers.size() == files.size()) {
            writing.writeTo(writers);
            return;
        }
        AtomicFile.write(files.get(writers.size()), out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writers.add(writer);
            write(files, writers, writing);
            writer.flush();
        });
    }

    private <T, W extends Witness> ProofFormat.Exported exported(Answer<T, W> answer, String stem, Kind<T, W> kind) {
        Path certificate = folder.resolve(stem + ".certificate");
        return new ProofFormat.Exported() {
            @Override
            public Optional<String> pseudoBoolean(VeriPbDialect dialect, Writer program, Writer proof)
                    throws IOException {
                try (BufferedReader written = Files.newBufferedReader(certificate)) {
                    return kind.pseudoBoolean(answer, written, dialect, program, proof);
                }
            }

            @Override
            public Optional<String> vipr(Writer proof) throws IOException {
                try (BufferedReader written = Files.newBufferedReader(certificate)) {
                    return kind.vipr(answer, written, proof);
                }
            }

            @Override
            public Optional<String> drup(Writer formula, Writer proof) throws IOException {
                if (lower(answer) == 0) {
                    return Optional.of("there is nothing to refute");
                }
                SatRefutation.Result result = kind.refute(answer, refuting.get(), formula, proof);
                return switch (result.outcome()) {
                    case REFUTED -> Optional.empty();
                    case STOPPED ->
                        Optional.of("no refutation was found before the "
                                + result.stopReason()
                                        .orElseThrow()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' '));
                    case SATISFIABLE ->
                        throw new IllegalStateException("a grouping is smaller than the lower bound, " + lower(answer));
                };
            }
        };
    }

    private String stem(Answer<?, ?> answer, String suffix) {
        return free(answer.instance().fileName().replaceFirst("\\.[A-Za-z]+$", "") + suffix);
    }

    private String free(String wanted) {
        String free = wanted;
        for (int count = 2; !used.add(free); count++) {
            free = wanted + "-" + count;
        }
        return free;
    }
}
