package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.prank.instances.Verdict;
import dev.prank.solver.ExternalChecker;
import dev.prank.solver.certificate.DrupCheck;
import dev.prank.solver.certificate.ViprInterpreter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code solve --proof}, {@code cover --proof}, {@code check} and {@code pull-back} on certificates. */
class ProofIT {

    @TempDir
    private Path directory;

    private Path points;
    private Path proofs;

    @BeforeEach
    void writeSamples() throws IOException {
        points = Samples.write(directory, "points.csv", Samples.POINTS);
        proofs = directory.resolve("proofs");
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(proofs)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aCertificateStandsBesideItsResult() throws IOException {
        String out = Call.prank("cover", points, "--radius", "1", "--proof", proofs, "--check")
                .exits(ExitCode.DONE)
                .saysNothing()
                .out();

        assertThat(out).contains("certificate:   points.certificate (checked, a packing)");
        assertThat(files())
                .containsExactly("points.certificate", "points.commands.txt", "points.csv", "points.result.json");
        assertThat(Files.readString(proofs.resolve("points.csv"))).isEqualTo(Samples.POINTS);
        assertThat(Files.readString(proofs.resolve("points.commands.txt")))
                .isEqualTo("prank check points.csv points.result.json\n");
        JsonNode result = Call.json(Files.readString(proofs.resolve("points.result.json")));
        assertThat(result.get("certified").booleanValue()).isTrue();
        assertThat(result.get("certificate").textValue()).isEqualTo("points.certificate");
        assertThat(result.get("lower").intValue()).isEqualTo(Samples.COVER);
        String checked = Call.prank("check", points, proofs.resolve("points.result.json"))
                .exits(ExitCode.DONE)
                .saysNothing()
                .out();
        assertThat(checked)
                .contains("checked:     the certificate proves the lower bound")
                .doesNotContain("not checked: the lower bound")
                .endsWith("accepted\n");
    }

    @Test
    void filesTellRadiiApart() throws IOException {
        Call.prank("cover", points, points, "--radius", "1,1/3", "--proof", proofs, "--quiet")
                .exits(ExitCode.DONE);

        assertThat(files())
                .filteredOn(name -> !name.endsWith(".txt"))
                .containsExactly(
                        "points-1-2.certificate",
                        "points-1-2.result.json",
                        "points-1.certificate",
                        "points-1.result.json",
                        "points-1_3-2.certificate",
                        "points-1_3-2.result.json",
                        "points-1_3.certificate",
                        "points-1_3.result.json",
                        "points.csv");
    }

    @Test
    void theAnswerNoHasACertificateToo() throws IOException {
        Call.withInput(Samples.POINTS, "cover", "-", "--radius", "1", "--rank", "2", "--proof", proofs)
                .exits(ExitCode.NO);

        assertThat(files())
                .containsExactly(
                        "standard-input.certificate",
                        "standard-input.commands.txt",
                        "standard-input.csv",
                        "standard-input.result.json");
        Call.prank("check", proofs.resolve("standard-input.csv"), proofs.resolve("standard-input.result.json"))
                .exits(ExitCode.DONE);
    }

    @Test
    void aChangedCertificateIsRejected() throws IOException {
        Call.prank("cover", points, "--radius", "1", "--proof", proofs).exits(ExitCode.DONE);
        Path certificate = proofs.resolve("points.certificate");
        Files.writeString(certificate, Files.readString(certificate).replaceFirst("alone \\d+", "alone 0 1"));

        String out = Call.prank("check", points, proofs.resolve("points.result.json"))
                .exits(ExitCode.REJECTED)
                .out();

        assertThat(out).startsWith("rejected: points.certificate: line ");
    }

    @Test
    void aFileOfAnotherKindIsRejected() throws IOException {
        Call.prank("cover", points, "--radius", "1", "--proof", proofs).exits(ExitCode.DONE);
        Files.write(proofs.resolve("points.certificate"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 10, (byte) 0x80});

        String out = Call.prank("check", points, proofs.resolve("points.result.json"))
                .exits(ExitCode.REJECTED)
                .out();

        assertThat(out).startsWith("rejected: points.certificate: line 1: ");
    }

    @Test
    void aFolderInPlaceOfACertificateIsUnreadableInput() throws IOException {
        Call.prank("cover", points, "--radius", "1", "--proof", proofs).exits(ExitCode.DONE);
        Files.delete(proofs.resolve("points.certificate"));
        Files.createDirectory(proofs.resolve("points.certificate"));

        Call.prank("check", points, proofs.resolve("points.result.json"))
                .exits(ExitCode.MALFORMED_INPUT)
                .complainsOnce("points.certificate");
    }

    @Test
    void aMissingCertificateIsUnreadableInput() throws IOException {
        Call.prank("cover", points, "--radius", "1", "--proof", proofs).exits(ExitCode.DONE);
        Files.delete(proofs.resolve("points.certificate"));

        Call.prank("check", points, proofs.resolve("points.result.json"))
                .exits(ExitCode.MALFORMED_INPUT)
                .complainsOnce("points.certificate");
    }

    @Test
    void anEngineWithoutProofsSaysSo() throws IOException {
        Call call = Call.prank("cover", points, "--radius", "1", "--engine", "sat", "--proof", proofs)
                .exits(ExitCode.DONE);

        assertThat(call.out()).contains("certificate:   none (engine sat found none)");
        assertThat(call.err()).contains("no proof of the lower bound");
        assertThat(files()).containsExactly("points.commands.txt", "points.csv", "points.result.json");
        Call.prank("check", points, proofs.resolve("points.result.json")).exits(ExitCode.DONE);
    }

    @Test
    void anInterruptedSearchLeavesNoCertificate() throws IOException {
        Call call = Call.interrupted("cover", points, "--radius", "1", "--proof", proofs);

        assertThat(call.exitCode()).isNotEqualTo(ExitCode.INTERNAL_ERROR.code());
        assertThat(files()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeMadeIsReportedBeforeTheSearch() {
        Call.prank("cover", points, "--radius", "1", "--proof", points)
                .exits(ExitCode.USAGE)
                .complainsOnce("points.csv");
    }

    @Test
    void proofsForVeriPbStandBesideTheCertificate() throws IOException {
        Path crowd = directory.resolve("crowd.json");
        Call.prank(
                        "generate",
                        "points-uniform",
                        "--points",
                        200,
                        "--occupancy",
                        3,
                        "--radius",
                        1,
                        "--seed",
                        6,
                        "-o",
                        crowd)
                .exits(ExitCode.DONE);

        Call.prank("cover", crowd, "--proof", proofs, "--export", "veripb").exits(ExitCode.DONE);

        assertThat(files())
                .containsExactly(
                        "crowd.certificate",
                        "crowd.commands.txt",
                        "crowd.json",
                        "crowd.opb",
                        "crowd.pbp",
                        "crowd.result.json");
        assertThat(Files.readString(proofs.resolve("crowd.commands.txt")))
                .endsWith("veripb --requireUnsat crowd.opb crowd.pbp\n");
        assertThat(Files.readString(proofs.resolve("crowd.pbp"))).startsWith("pseudo-Boolean proof version 1.2\n");
    }

    @Test
    void pointsThatAreAllAloneHaveAProofForVeriPbToo() throws IOException {
        Call call = Call.prank("cover", points, "--radius", "1", "--proof", proofs, "--export", "veripb")
                .exits(ExitCode.DONE);

        assertThat(call.err()).doesNotContain("no proof for VeriPB");
        assertThat(files()).contains("points.opb", "points.pbp");
        Call.prank("cover", points, "--radius", "1", "--export", "veripb").exits(ExitCode.USAGE);
    }

    @Test
    void networksAreCertifiedToo() throws IOException {
        Path network = Path.of("../test-data/networks/sawtooth-h032-lbfgs-l2_0.01-s0.json");

        String out = Call.prank("solve", network, "--radius", "0.1", "--proof", proofs, "--check")
                .exits(ExitCode.DONE)
                .saysNothing()
                .out();

        assertThat(out).contains("certificate:    sawtooth-h032-lbfgs-l2_0.01-s0.certificate (checked)");
        Path result = proofs.resolve("sawtooth-h032-lbfgs-l2_0.01-s0.result.json");
        assertThat(Call.prank("check", network, result).exits(ExitCode.DONE).out())
                .contains("checked:     the certificate proves the lower bound");
        Path certificate = proofs.resolve("sawtooth-h032-lbfgs-l2_0.01-s0.certificate");
        Files.writeString(certificate, Files.readString(certificate).replaceFirst("(?m)^radius .*$", "radius 1/9"));
        assertThat(Call.prank("check", network, result).exits(ExitCode.REJECTED).out())
                .startsWith("rejected: sawtooth-h032-lbfgs-l2_0.01-s0.certificate: line 3");
    }

    @Test
    void answersAreCertifiedUnlessTheUserDoesWithout() {
        String certified =
                Call.prank("cover", points, "--radius", "1", "--json").out();
        String uncertified = Call.prank("cover", points, "--radius", "1", "--json", "--no-proof")
                .out();

        assertThat(Call.json(certified).get("certified").booleanValue()).isTrue();
        assertThat(Call.json(certified).has("certificate")).isFalse();
        assertThat(Call.json(uncertified).get("certified").booleanValue()).isFalse();
        assertThat(Call.prank("cover", points, "--radius", "1", "--no-proof").out())
                .contains("certificate:   none (--no-proof)");
        Call.prank("cover", points, "--radius", "1", "--no-proof", "--proof", proofs)
                .exits(ExitCode.USAGE);
    }

    @Test
    void allFormatsStandBesideTheCertificate() throws IOException {
        Call.prank("cover", points, "--radius", "1", "--proof", proofs, "--export", "veripb,veripb-3,vipr,drup")
                .exits(ExitCode.DONE)
                .saysNothing();

        assertThat(files())
                .contains(
                        "points.opb",
                        "points.pbp",
                        "points.v3.opb",
                        "points.v3.pbp",
                        "points.vipr",
                        "points.cnf",
                        "points.drup");
        assertThat(Files.readAllLines(proofs.resolve("points.commands.txt")))
                .containsExactly(
                        "prank check points.csv points.result.json",
                        "veripb --requireUnsat points.opb points.pbp",
                        "veripb points.v3.opb points.v3.pbp",
                        "viprchk points.vipr",
                        "drat-trim points.cnf points.drup -I");
        try (var formula = Files.newBufferedReader(proofs.resolve("points.cnf"));
                var proof = Files.newBufferedReader(proofs.resolve("points.drup"))) {
            assertThat(DrupCheck.check(formula, proof)).isEqualTo(Verdict.accepted());
        }
        Call.prank("cover", points, "--radius", "1", "--proof", proofs, "--export", "lrat")
                .exits(ExitCode.USAGE)
                .complainsOnce("one of veripb, veripb-3, vipr, drup");
    }

    /** Units are cancelled in this network, and the certificate says so. Returns the path of the files without their endings. */
    private String exportedGroupings() throws IOException {
        Path network = Path.of("../test-data/networks/poly-h016-lbfgs-l2_0-s0.json");
        Call.prank("solve", network, "--radius", "0.2", "--proof", proofs, "--export", "veripb,vipr")
                .exits(ExitCode.DONE)
                .saysNothing();
        String stem = proofs.resolve("poly-h016-lbfgs-l2_0-s0").toString();
        assertThat(Files.readString(Path.of(stem + ".certificate"))).contains("groups ");
        return stem;
    }

    @Test
    void groupingsAreExported() throws IOException {
        assertThat(ViprInterpreter.accepts(Files.readString(Path.of(exportedGroupings() + ".vipr"))))
                .isTrue();
    }

    @Test
    void veriPbAcceptsExportedGroupings() throws IOException {
        ExternalChecker.VERIPB.require();
        String stem = exportedGroupings();
        assertThat(ExternalChecker.VERIPB.accepts("--requireUnsat", stem + ".opb", stem + ".pbp"))
                .isTrue();
    }

    @Test
    void viprchkAcceptsExportedGroupings() throws IOException {
        ExternalChecker.VIPRCHK.require();
        assertThat(ExternalChecker.VIPRCHK.accepts(exportedGroupings() + ".vipr"))
                .isTrue();
    }

    /** The certificate is about groupings; a refutation by clauses is still possible. */
    @Test
    void anEngineWithoutCertificatesCanRefute() throws IOException {
        Path network = Path.of("../test-data/networks/sawtooth-h032-lbfgs-l2_0.01-s0.json");
        Call.prank("solve", network, "--radius", "0.1", "--engine", "sat", "--proof", proofs, "--export", "drup")
                .exits(ExitCode.DONE);

        try (var formula = Files.newBufferedReader(proofs.resolve("sawtooth-h032-lbfgs-l2_0.01-s0.cnf"));
                var proof = Files.newBufferedReader(proofs.resolve("sawtooth-h032-lbfgs-l2_0.01-s0.drup"))) {
            assertThat(DrupCheck.check(formula, proof)).isEqualTo(Verdict.accepted());
        }
    }

    /** All four clauses over two variables: a proof through geometry. */
    @Test
    void aCertificateProvesThatAFormulaIsUnsatisfiable() throws IOException {
        Path formula = Samples.write(directory, "f.cnf", "p cnf 2 4\n1 2 0\n-1 2 0\n1 -2 0\n-1 -2 0\n");
        Path reduced = directory.resolve("f.json");
        Call.prank("reduce", formula, "--to", "points", "-o", reduced, "-q").exits(ExitCode.DONE);
        Call.prank("cover", reduced, "--proof", proofs).exits(ExitCode.DONE);

        String out = Call.prank("pull-back", formula, proofs.resolve("f.result.json"))
                .exits(ExitCode.NO)
                .out();

        assertThat(out).contains("the certificate proves it").contains("s UNSATISFIABLE");
    }
}
