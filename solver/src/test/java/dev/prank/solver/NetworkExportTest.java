package dev.prank.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.generate.RandomPoints;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.hardness.PointCoverToNetwork;
import dev.prank.solver.certificate.PseudoBooleanExport;
import dev.prank.solver.certificate.VeriPbDialect;
import dev.prank.solver.certificate.ViprExport;
import dev.prank.solver.certificate.ViprInterpreter;
import dev.prank.solver.engine.Engines;
import dev.prank.solver.proof.ProofSteps;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Certificates of networks in other formats. */
class NetworkExportTest {

    static String certificate(ProximateRankProblem problem) throws IOException {
        EngineOptions options = new EngineOptions(1, 0, OptionalLong.empty(), ProofSteps.PLAIN);
        SolveResult<NearbyNetwork> result =
                new ProximateRankSolver(Engines.named("auto"), options).solve(problem, SolveControl.unlimited());
        StringWriter text = new StringWriter();
        result.proof().orElseThrow().writeTo(text, "00", problem.radius());
        return text.toString();
    }

    static int bound(String certificate) {
        return certificate
                .lines()
                .filter(line -> line.startsWith("bound "))
                .mapToInt(line -> Integer.parseInt(line.substring(6)))
                .findFirst()
                .orElseThrow();
    }

    static BufferedReader reader(String text) {
        return new BufferedReader(new StringReader(text));
    }

    /** No unit of such a network can vanish or be cancelled. */
    static ProximateRankProblem network(long seed, int points, int occupancy) {
        PointCoverProblem cover = RandomPoints.uniform(points, Rational.ONE, Rational.of(occupancy), seed);
        return new PointCoverToNetwork(cover).target();
    }

    @Property(tries = 15)
    void boundsOfNetworksWithoutCancellationAreExported(@ForAll long seed) throws IOException {
        ProximateRankProblem problem = network(seed, 300, 4);
        String certificate = certificate(problem);
        StringWriter vipr = new StringWriter();

        Optional<String> obstacle = ViprExport.write(problem, "00", bound(certificate), reader(certificate), vipr);

        assertThat(obstacle).as("seed " + seed).isEmpty();
        String file = vipr.toString();
        assertThat(file).contains("RTP range " + bound(certificate) + " inf");
        assertThat(ViprInterpreter.accepts(file)).as("seed " + seed).isTrue();
        String oneMore = file.replaceFirst("RTP range \\d+", "RTP range " + (bound(certificate) + 1));
        assertThat(ViprInterpreter.accepts(oneMore)).as("seed " + seed).isFalse();
    }

    @Test
    void theProgramForVeriPbAsksForOneGroupLess() throws IOException {
        for (long seed = 1; seed < 6; seed++) {
            ProximateRankProblem problem = network(seed, 300, 4);
            String certificate = certificate(problem);
            StringWriter program = new StringWriter();
            StringWriter proof = new StringWriter();

            assertThat(PseudoBooleanExport.write(
                            problem, "00", bound(certificate), reader(certificate), VeriPbDialect.V1_2, program, proof))
                    .isEmpty();

            // PseudoBooleanExportTest has VeriPB read such proofs. The last constraint asks for one group less.
            List<String> lines = program.toString().lines().toList();
            assertThat(lines.get(lines.size() - 1)).endsWith(">= " + (1 - bound(certificate)) + " ;");
        }
    }

    /** All fit one group. In each output some other unit makes up for unit 0, but none does in both: one group is left. */
    @Test
    void groupingsAreExported() throws IOException {
        List<HiddenUnit> units = List.of(
                new HiddenUnit(List.of(Rational.of(5), Rational.of(5)), List.of(Rational.of(4)), Rational.ZERO),
                new HiddenUnit(List.of(Rational.of(-4), Rational.of(4)), List.of(Rational.of(5)), Rational.ZERO),
                new HiddenUnit(List.of(Rational.of(4), Rational.of(-4)), List.of(Rational.of(5)), Rational.ONE));
        ProximateRankProblem problem = new ProximateRankProblem(TanhNetwork.of(1, 2, units), Rational.ONE);
        String certificate = certificate(problem);
        assertThat(certificate).contains("groups");
        assertThat(bound(certificate)).isEqualTo(1);
        StringWriter vipr = new StringWriter();

        assertThat(ViprExport.write(problem, "00", 1, reader(certificate), vipr))
                .isEmpty();

        assertThat(vipr.toString()).contains("% s0 keeps a group of 0 1 2\n", " cancels +0 in group 0\n");
        assertThat(ViprInterpreter.accepts(vipr.toString())).isTrue();
    }

    /** The checker does not ask for a blank behind a slash. */
    @Test
    void numbersMayStandRightBehindSlashes() throws IOException {
        HiddenUnit unit = new HiddenUnit(List.of(Rational.of(5)), List.of(Rational.of(4)), Rational.ZERO);
        ProximateRankProblem problem =
                new ProximateRankProblem(TanhNetwork.of(1, 1, List.of(unit, unit)), Rational.ONE);
        String head = "prank network certificate 1\ninstance 00\nradius 1\nbound 1\nalone\n";
        for (String section : List.of(
                "groups 1 / 0 1\nkept / 0 1\nlocation -1 0 / 0\nbound 1 / 0 1 /\n",
                "cover 1 / 0 1\nbound 1 / 0 1 /\n")) {
            StringWriter spaced = new StringWriter();
            StringWriter tight = new StringWriter();
            String text = head + section + "end\n";
            ViprExport.write(problem, "00", 1, reader(text), spaced);
            ViprExport.write(problem, "00", 1, reader(text.replace("/ ", "/")), tight);
            assertThat(tight).hasToString(spaced.toString());
        }
    }

    /** Of such programs viprchk says no more than that they are tautologies, if it reads them. */
    @Test
    void theBoundZeroIsNotExportedForViprchk() throws IOException {
        HiddenUnit dead = new HiddenUnit(List.of(Rational.of(5)), List.of(Rational.ONE), Rational.ZERO);
        ProximateRankProblem problem = new ProximateRankProblem(TanhNetwork.of(1, 1, List.of(dead)), Rational.ONE);
        String certificate = certificate(problem);
        assertThat(bound(certificate)).isZero();

        Optional<String> obstacle = ViprExport.write(problem, "00", 0, reader(certificate), new StringWriter());

        assertThat(obstacle).hasValueSatisfying(reason -> assertThat(reason).contains("bound 0"));
    }

    @Test
    void atRadiusZeroThereIsNothingToExport() throws IOException {
        ProximateRankProblem problem =
                new ProximateRankProblem(network(1, 20, 4).network(), Rational.ZERO);
        String certificate = certificate(problem);

        Optional<String> obstacle =
                ViprExport.write(problem, "00", bound(certificate), reader(certificate), new StringWriter());

        assertThat(obstacle).hasValueSatisfying(reason -> assertThat(reason).contains("radius 0"));
    }
}
