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
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where proofs go: instances, results, certificates, and the commands that check them. What has been written is read again and
 * checked before the result says so.
 */
final class ProofFolder {

    private final Invocation invocation;
    private final Path folder;
    private final Set<ProofFormat> formats;
    private final Supplier<SolveControl> refuting;
    private final Set<String> used = new HashSet<>();
    /** By SHA-256, the names of the copies of instances. */
    private final Map<String, String> copies = new HashMap<>();

    private interface Check<P> {
        Verdict check(P problem, String sha256, int lower, BufferedReader certificate) throws IOException;
    }

    private interface PseudoBoolean<P> {
        Optional<String> write(
                P problem,
                String sha256,
                int lower,
                BufferedReader certificate,
                VeriPbDialect dialect,
                Writer program,
                Writer proof)
                throws IOException;
    }

    private interface Vipr<P> {
        Optional<String> write(P problem, String sha256, int lower, BufferedReader certificate, Writer proof)
                throws IOException;
    }

    private interface Refutation<P> {
        SatRefutation.Result refute(P problem, int rank, SolveControl control, Writer formula, Writer proof)
                throws IOException;
    }

    /** What differs between covers of points and networks. */
    private record Kind<T, W extends Witness, P>(
            Function<Answer<T, W>, String> result,
            Function<Answer<T, W>, P> problem,
            Check<P> check,
            PseudoBoolean<P> pseudoBoolean,
            Vipr<P> vipr,
            Refutation<P> refutation) {}

    private static final Kind<PointFile, PointCover, PointCoverProblem> COVERS = new Kind<>(
            ResultWriter::cover,
            answer -> new PointCoverProblem(answer.instance().content().points(), answer.radius()),
            CoverCertificate::check,
            PseudoBooleanExport::write,
            ViprExport::write,
            SatRefutation::refute);

    private static final Kind<NetworkFile, NearbyNetwork, ProximateRankProblem> NETWORKS = new Kind<>(
            ResultWriter::network,
            answer -> new ProximateRankProblem(answer.instance().content().network(), answer.radius()),
            NetworkCertificate::check,
            PseudoBooleanExport::write,
            ViprExport::write,
            SatRefutation::refute);

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
        folder = Results.directory(name);
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

    private <T, W extends Witness, P> Answer<T, W> save(Answer<T, W> answer, String suffix, Kind<T, W, P> kind) {
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
        write(stem + ".result.json", kind.result().apply(saved) + "\n");
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

    private <T, W extends Witness, P> Answer<T, W> certified(
            Answer<T, W> answer, BoundProof proof, String stem, Kind<T, W, P> kind) {
        String name = stem + ".certificate";
        Path file = folder.resolve(name);
        AtomicFile.Content content = out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            proof.writeTo(writer, answer.instance().sha256(), answer.radius());
            writer.flush();
        };
        Results.write(file.toString(), content);
        try (BufferedReader written = Files.newBufferedReader(file)) {
            P problem = kind.problem().apply(answer);
            kind.check().check(problem, sha256(answer), lower(answer), written).requireAccepted();
        } catch (IOException e) {
            throw Inputs.unreadable(file.toString(), e);
        }
        return answer.certifiedBy(name);
    }

    /** Writes all files of a format, or none and a message. */
    private <T, W extends Witness, P> void export(
            Answer<T, W> answer, String stem, Kind<T, W, P> kind, ProofFormat format, List<String> commands) {
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

    private <T, W extends Witness, P> ProofFormat.Exported exported(
            Answer<T, W> answer, String stem, Kind<T, W, P> kind) {
        P problem = kind.problem().apply(answer);
        Path certificate = folder.resolve(stem + ".certificate");
        return new ProofFormat.Exported() {
            @Override
            public Optional<String> pseudoBoolean(VeriPbDialect dialect, Writer program, Writer proof)
                    throws IOException {
                try (BufferedReader written = Files.newBufferedReader(certificate)) {
                    return kind.pseudoBoolean()
                            .write(problem, sha256(answer), lower(answer), written, dialect, program, proof);
                }
            }

            @Override
            public Optional<String> vipr(Writer proof) throws IOException {
                try (BufferedReader written = Files.newBufferedReader(certificate)) {
                    return kind.vipr().write(problem, sha256(answer), lower(answer), written, proof);
                }
            }

            @Override
            public Optional<String> drup(Writer formula, Writer proof) throws IOException {
                if (lower(answer) == 0) {
                    return Optional.of("there is nothing to refute");
                }
                SatRefutation.Result result =
                        kind.refutation().refute(problem, lower(answer) - 1, refuting.get(), formula, proof);
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
