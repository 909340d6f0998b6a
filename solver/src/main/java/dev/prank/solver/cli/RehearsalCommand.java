package dev.prank.solver.cli;

import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.generate.PlantedNetworks;
import dev.prank.instances.generate.RandomPoints;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.NetworkWriter;
import dev.prank.instances.io.PointFile;
import dev.prank.instances.io.PointWriter;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.number.Rational;
import dev.prank.solver.SolveControl;
import dev.prank.solver.backend.SetCoverPeer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * Runs on small instances what is run most often, and throws the results away. The launcher lets Java keep what this loads in an
 * archive, from which later runs start faster.
 */
@Command(name = "rehearsal", hidden = true, description = "Load what other commands load.")
final class RehearsalCommand implements Callable<Integer> {

    private static final String LIMIT_SECONDS = "2";

    @Override
    public Integer call() throws IOException {
        byte[] network = network();
        byte[] points = points();
        run(network, "--help");
        run(network, "rank", Inputs.STANDARD_INPUT);
        run(network, "bound", Inputs.STANDARD_INPUT);
        run(network, "solve", Inputs.STANDARD_INPUT, "--time-limit", LIMIT_SECONDS);
        run(network, "solve", Inputs.STANDARD_INPUT, "--time-limit", LIMIT_SECONDS, "--json");
        run(network, child("--engine", "auto", "--network"));
        run(points, "cover", Inputs.STANDARD_INPUT, "--time-limit", LIMIT_SECONDS);
        run(points, "cover", Inputs.STANDARD_INPUT, "--time-limit", LIMIT_SECONDS, "--json");
        run(points, child("--engine", "auto"));
        for (String peer : SetCoverPeer.labels()) {
            run(points, child("--peer", peer));
        }
        return ExitCode.DONE.code();
    }

    private static String[] child(String... solver) {
        String[] command = {"bench", "cover-child", Inputs.STANDARD_INPUT, "--time-limit", LIMIT_SECONDS};
        return Stream.concat(Arrays.stream(command), Arrays.stream(solver)).toArray(String[]::new);
    }

    /** What goes wrong goes wrong again when somebody needs it, and is told then. */
    private static void run(byte[] input, String... args) {
        OutputStream nowhere = OutputStream.nullOutputStream();
        Main.run(
                new Invocation(new ByteArrayInputStream(input), nowhere, nowhere, false, SolveControl.unlimited()),
                args);
    }

    /** Units cancel in it. */
    private static byte[] network() {
        PlantedNetworks.Shape shape = new PlantedNetworks.Shape(2, 1, 8, 3, 3, 2);
        ProximateRankProblem problem = PlantedNetworks.random(shape, Rational.ONE, Rational.of(1, 10), 1)
                .problem();
        NetworkFile file = new NetworkFile(problem.network(), Optional.of(problem.radius()), OptionalInt.empty());
        return NetworkWriter.toJson(file).getBytes(StandardCharsets.UTF_8);
    }

    /** So crowded that data reduction does not solve it. */
    private static byte[] points() throws IOException {
        PointCoverProblem problem = RandomPoints.uniform(400, Rational.ONE, Rational.of(4), 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PointWriter.writeJson(new PointFile(problem.points(), Optional.of(problem.radius()), OptionalInt.empty()), out);
        return out.toByteArray();
    }
}
