package dev.prank.solver.cli;

import dev.prank.instances.generate.PlantedNetwork;
import dev.prank.instances.generate.PlantedNetworks;
import dev.prank.instances.generate.RandomNetworks;
import dev.prank.instances.io.Origin;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.number.Rational;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The families of networks; what they make is in {@link RandomNetworks} and {@link PlantedNetworks}. */
final class NetworkFamilies {

    private NetworkFamilies() {}

    /** What all networks have. */
    static final class Shape {

        @Option(
                names = "--inputs",
                paramLabel = "COUNT",
                defaultValue = "1",
                description = "Inputs (default: ${DEFAULT-VALUE}).")
        private int inputs;

        @Option(
                names = "--outputs",
                paramLabel = "COUNT",
                defaultValue = "1",
                description = "Outputs (default: ${DEFAULT-VALUE}).")
        private int outputs;

        @Option(
                names = "--scale",
                paramLabel = "S",
                defaultValue = "1",
                converter = RationalConverter.class,
                description = "Parameters are uniform between -S and S (default: ${DEFAULT-VALUE}).")
        private Rational scale;

        @Option(
                names = {"-r", "--radius"},
                paramLabel = "E",
                defaultValue = "0.1",
                converter = RationalConverter.class,
                description = "Radius: a decimal or a fraction (default: ${DEFAULT-VALUE}).")
        private Rational radius;
    }

    @Command(
            name = "network-uniform",
            description = "A network with independent uniform parameters.",
            footer = {"", "Example: prank generate network-uniform --units 64 --inputs 2 --radius 0.2"})
    static final class Uniform extends FamilyCommand {

        @Mixin
        private Shape shape;

        @Option(
                names = "--units",
                paramLabel = "COUNT",
                defaultValue = "32",
                description = "Hidden units (default: ${DEFAULT-VALUE}).")
        private int units;

        @Override
        Generated generate(Origin origin) {
            ProximateRankProblem problem = new ProximateRankProblem(
                    RandomNetworks.uniform(shape.inputs, shape.outputs, units, shape.scale, seed()), shape.radius);
            return new Generated.Network(problem, Optional.empty(), origin);
        }
    }

    @Command(
            name = "network-planted",
            description =
                    "A small network, split and moved within the radius, with units added that vanish: the proximate rank"
                            + " is at most R.",
            footer = {"", "Example: prank generate network-planted --rank 10 --copies 4 --cancelled-pairs 3 --dead 5"})
    static final class Planted extends FamilyCommand {

        @Mixin
        private Shape shape;

        @Option(
                names = "--rank",
                paramLabel = "R",
                defaultValue = "8",
                description = "Units of the small network (default: ${DEFAULT-VALUE}).")
        private int rank;

        @Option(
                names = "--copies",
                paramLabel = "COUNT",
                defaultValue = "3",
                description = "Units that each of them is split into (default: ${DEFAULT-VALUE}).")
        private int copies;

        @Option(
                names = "--cancelled-pairs",
                paramLabel = "COUNT",
                defaultValue = "2",
                description = "Pairs of units that cancel (default: ${DEFAULT-VALUE}).")
        private int cancelledPairs;

        @Option(
                names = "--dead",
                paramLabel = "COUNT",
                defaultValue = "2",
                description = "Units that can be made constant (default: ${DEFAULT-VALUE}).")
        private int dead;

        @Override
        Generated generate(Origin origin) {
            PlantedNetwork planted = PlantedNetworks.random(
                    new PlantedNetworks.Shape(shape.inputs, shape.outputs, rank, copies, cancelledPairs, dead),
                    shape.scale,
                    shape.radius,
                    seed());
            Origin.Known known =
                    Origin.Known.atMost(planted.witness().value(), "planted network of this rank within the radius");
            return new Generated.Network(planted.problem(), Optional.empty(), origin.withKnown(known));
        }
    }
}
