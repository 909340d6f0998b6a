package dev.prank.solver.cli;

import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.generate.PlantedCover;
import dev.prank.instances.generate.RandomPoints;
import dev.prank.instances.io.Origin;
import dev.prank.instances.number.Rational;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The families of points; what they make is in {@link RandomPoints}. */
final class PointFamilies {

    private PointFamilies() {}

    private static Generated points(PointCoverProblem problem, Origin origin) {
        return new Generated.Points(problem, Optional.empty(), origin);
    }

    /** How many points, and the size of the squares. */
    static final class Scale {

        @Option(
                names = "--points",
                paramLabel = "COUNT",
                defaultValue = "100",
                description = "Points (default: ${DEFAULT-VALUE}).")
        private int points;

        @Option(
                names = {"-r", "--radius"},
                paramLabel = "E",
                defaultValue = "1",
                converter = RationalConverter.class,
                description = "Radius: a decimal or a fraction (default: ${DEFAULT-VALUE}).")
        private Rational radius;
    }

    /** How crowded the region is. */
    static final class Density {

        @Option(
                names = "--occupancy",
                paramLabel = "Q",
                defaultValue = "3",
                converter = RationalConverter.class,
                description = "Mean number of points in a covering square (default: ${DEFAULT-VALUE}).")
        private Rational occupancy;
    }

    @Command(
            name = "points-uniform",
            description = "Points that are uniform in a square region.",
            footer = {"", "Example: prank generate points-uniform --points 500 --occupancy 2 --seed 1"})
    static final class Uniform extends FamilyCommand {

        @Mixin
        private Scale scale;

        @Mixin
        private Density density;

        @Override
        Generated generate(Origin origin) {
            return points(RandomPoints.uniform(scale.points, scale.radius, density.occupancy, seed()), origin);
        }
    }

    @Command(
            name = "points-clustered",
            description = "Points around random centres in a square region.",
            footer = {"", "Example: prank generate points-clustered --points 500 --clusters 20 --spread 4"})
    static final class Clustered extends FamilyCommand {

        @Mixin
        private Scale scale;

        @Mixin
        private Density density;

        @Option(
                names = "--clusters",
                paramLabel = "COUNT",
                defaultValue = "10",
                description = "Random centres (default: ${DEFAULT-VALUE}).")
        private int clusters;

        @Option(
                names = "--spread",
                paramLabel = "S",
                defaultValue = "4",
                converter = RationalConverter.class,
                description = "Farthest distance of a point from its centre, in radii (default: ${DEFAULT-VALUE}).")
        private Rational spread;

        @Override
        Generated generate(Origin origin) {
            return points(
                    RandomPoints.clustered(scale.points, scale.radius, density.occupancy, clusters, spread, seed()),
                    origin);
        }
    }

    @Command(
            name = "points-lattice",
            description = "Points on a small lattice of spacing E, where repeated points and ties are common.",
            footer = {"", "Example: prank generate points-lattice --points 100 --steps 20 --radius 1/8"})
    static final class Lattice extends FamilyCommand {

        @Mixin
        private Scale scale;

        @Option(
                names = "--steps",
                paramLabel = "COUNT",
                defaultValue = "20",
                description = "Lattice steps along each side of the region (default: ${DEFAULT-VALUE}).")
        private int steps;

        @Override
        Generated generate(Origin origin) {
            return points(RandomPoints.lattice(scale.points, scale.radius, steps, seed()), origin);
        }
    }

    @Command(
            name = "points-planted",
            description =
                    "Points whose least cover is known: the points of overlapping squares, one of each square pairwise"
                            + " too far apart for one square.",
            footer = {"", "Example: prank generate points-planted --squares 100 --per-square 5 --output points.json"})
    static final class Planted extends FamilyCommand {

        @Option(
                names = "--squares",
                paramLabel = "COUNT",
                defaultValue = "20",
                description = "Squares of the least cover (default: ${DEFAULT-VALUE}).")
        private int squares;

        @Option(
                names = "--per-square",
                paramLabel = "COUNT",
                defaultValue = "5",
                description = "Points made for each square (default: ${DEFAULT-VALUE}).")
        private int perSquare;

        @Option(
                names = {"-r", "--radius"},
                paramLabel = "E",
                defaultValue = "1",
                converter = RationalConverter.class,
                description = "Radius: a decimal or a fraction (default: ${DEFAULT-VALUE}).")
        private Rational radius;

        @Override
        Generated generate(Origin origin) {
            PlantedCover planted = RandomPoints.planted(squares, perSquare, radius, seed());
            planted.check().requireAccepted();
            Origin.Known known = Origin.Known.exactly(
                    planted.optimum(), "planted cover, and as many points pairwise more than 2ε apart");
            return points(planted.problem(), origin.withKnown(known));
        }
    }
}
