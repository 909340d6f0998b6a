package dev.prank.solver.cli;

import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.generate.PlantedNetworks;
import dev.prank.instances.generate.RandomPoints;
import dev.prank.instances.io.NetworkReader;
import dev.prank.instances.io.PointReader;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.solver.bench.BenchCase;
import dev.prank.solver.bench.BenchProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The named suites of {@code bench covers}: points to be covered, and networks. */
enum CoverSuites {
    /** Uniform points: occupancy by size. */
    UNIFORM {
        private final List<String> occupancies = List.of("0.5", "1", "2", "3", "4", "6", "8");

        @Override
        List<BenchCase> cases(boolean full, long seed, Path data, Consumer<String> complaints) {
            List<BenchCase> cases = new ArrayList<>();
            for (String occupancy : occupancies) {
                Rational used = Rational.parse(occupancy);
                int largest = full ? 1_000_000 : used.compareTo(Rational.of(2)) <= 0 ? 10_000 : 1_000;
                for (int size = 1_000; size <= largest; size *= 10) {
                    int points = size;
                    cases.add(seeded(
                            "uniform-" + occupancy + "-" + size,
                            seed,
                            Optional.of("uniform, occupancy " + occupancy),
                            () -> new BenchProblem.Cover(RandomPoints.uniform(points, Rational.ONE, used, seed))));
                }
            }
            return cases;
        }
    },
    /** Points around random centres, about 25 to a centre. */
    CLUSTERED {
        @Override
        List<BenchCase> cases(boolean full, long seed, Path data, Consumer<String> complaints) {
            List<BenchCase> cases = new ArrayList<>();
            for (int size : full ? new int[] {1_000, 3_000, 10_000, 100_000} : new int[] {1_000, 3_000}) {
                cases.add(seeded(
                        "clustered-" + size,
                        seed,
                        Optional.of("clustered"),
                        () -> new BenchProblem.Cover(RandomPoints.clustered(
                                size, Rational.ONE, Rational.ONE, size / 25, Rational.of(6), seed))));
            }
            return cases;
        }
    },
    /** Coordinates of TSPLIB, those that are in the data directory. */
    TSPLIB {
        @Override
        List<BenchCase> cases(boolean full, long seed, Path data, Consumer<String> complaints) {
            List<BenchCase> cases = new ArrayList<>();
            for (String line : TSPLIB_RADII) {
                String[] words = line.split(" ");
                Path file = folder(data, "points").resolve(words[0] + ".csv");
                for (int i = 1; seed == FIRST_SEED && Files.exists(file) && i < words.length; i++) {
                    String name = words[0] + "-" + words[i];
                    Rational radius = Rational.parse(words[i]);
                    cases.add(new BenchCase(
                            label(),
                            name,
                            name,
                            Optional.empty(),
                            () -> new BenchProblem.Cover(new PointCoverProblem(points(file), radius))));
                }
            }
            if (cases.isEmpty() && seed == FIRST_SEED) {
                throw new CommandFailure(
                        ExitCode.MALFORMED_INPUT, data + ": no point file of the suite tsplib in this directory");
            }
            return cases;
        }
    },
    /** Trained networks: by the number of units and the radius. */
    NETWORKS {
        @Override
        List<BenchCase> cases(boolean full, long seed, Path data, Consumer<String> complaints) {
            List<BenchCase> cases = new ArrayList<>();
            if (seed != FIRST_SEED) {
                return cases;
            }
            Path folder = folder(data, "networks");
            for (String file : BenchNetworksCommand.networksIn(folder.toString())) {
                TanhNetwork network;
                try {
                    network = NetworkReader.read(Path.of(file)).network();
                } catch (IOException e) {
                    complaints.accept("left out: " + Inputs.unreadable(file, e).getMessage());
                    continue;
                }
                for (Rational radius : full || network.size() == SHORT_UNITS ? NETWORK_RADII : List.<Rational>of()) {
                    String decimal = radius.toDecimalString();
                    cases.add(new BenchCase(
                            label(),
                            String.format(Locale.ROOT, "networks-%03d-%s", network.size(), decimal),
                            BenchNetworksCommand.stem(file) + "-" + decimal,
                            Optional.of("networks, radius " + decimal),
                            () -> new BenchProblem.Rank(new ProximateRankProblem(network, radius))));
                }
            }
            if (cases.isEmpty()) {
                throw new CommandFailure(
                        ExitCode.MALFORMED_INPUT,
                        folder + ": no network of " + SHORT_UNITS + " units in this directory; --full takes all");
            }
            return cases;
        }
    },
    /** Planted networks in which many units cancel. */
    PLANTED {
        @Override
        List<BenchCase> cases(boolean full, long seed, Path data, Consumer<String> complaints) {
            List<BenchCase> cases = new ArrayList<>();
            for (String line : full ? ALL_PLANTED : ALL_PLANTED.subList(0, SHORT_PLANTED)) {
                String[] words = line.split(" ");
                int inputs = Integer.parseInt(words[0]);
                int rank = Integer.parseInt(words[1]);
                // As many outputs as inputs; each unit is split into three; half as many pairs cancel; some units are
                // dead.
                PlantedNetworks.Shape shape = new PlantedNetworks.Shape(inputs, inputs, rank, 3, rank / 2, rank / 10);
                Rational scale = Rational.parse(words[2]);
                Rational radius = Rational.parse(words[3]);
                cases.add(seeded(
                        "planted-" + inputs + "-" + shape.size(),
                        seed,
                        Optional.of("planted, inputs: " + inputs),
                        () -> new BenchProblem.Rank(PlantedNetworks.random(shape, scale, radius, seed)
                                .problem())));
            }
            return cases;
        }
    },
    /** Formulas that became points. */
    FORMULAS {
        @Override
        List<BenchCase> cases(boolean full, long seed, Path data, Consumer<String> complaints) {
            List<BenchCase> cases = new ArrayList<>();
            for (String line : full ? ALL_FORMULAS : ALL_FORMULAS.subList(0, SHORT_FORMULAS)) {
                String[] words = line.split(" ", 3);
                boolean random = words[1].equals("formula-ksat") || words[1].equals("formula-planted");
                if (random || seed == FIRST_SEED) {
                    long used = random ? seed : 0;
                    String parameters = "to=points" + (words.length > 2 ? " " + words[2] : "");
                    cases.add(new BenchCase(
                            label(),
                            words[0],
                            random ? words[0] + "-s" + seed : words[0],
                            Optional.empty(),
                            () -> generated(words[1], parameters, Long.toString(used))));
                }
            }
            return cases;
        }
    },
    /** The points of the suite that {@code prank generate suite} writes. */
    SUITE {
        @Override
        List<BenchCase> cases(boolean full, long seed, Path data, Consumer<String> complaints) {
            List<BenchCase> cases = new ArrayList<>();
            for (SuiteIndex.Entry entry : SuiteIndex.bundled().entries()) {
                if (seed == FIRST_SEED && entry.file().startsWith("points-")) {
                    String name = entry.file().replace(".json", "");
                    cases.add(new BenchCase(
                            label(),
                            name,
                            name,
                            Optional.empty(),
                            () -> generated(entry.family(), entry.parameters(), entry.seed())));
                }
            }
            return cases;
        }
    };

    /** Instances without a seed are in the first round only. */
    private static final long FIRST_SEED = 1;

    /** File and radii. */
    private static final List<String> TSPLIB_RADII = List.of(
            "pcb442 50 100 200",
            "pr1002 100 200 400",
            "nrw1379 20 40 80",
            "pcb3038 20 40 80",
            "fnl4461 20 40 80",
            "rl5915 50 150 300",
            "usa13509 300 1000 3000");

    /** Name, family and parameters; the first {@value #SHORT_FORMULAS} are enough for a short run. */
    private static final List<String> ALL_FORMULAS = List.of(
            "ksat-5-ratio-3 formula-ksat variables=5 width=3 ratio=3",
            "ksat-5-ratio-4.26 formula-ksat variables=5 width=3 ratio=213/50",
            "ksat-5-ratio-6 formula-ksat variables=5 width=3 ratio=6",
            "ksat-4-ratio-4.26-planar formula-ksat variables=4 width=3 ratio=213/50 route=planar",
            "patterns-3 formula-patterns variables=3",
            "patterns-4 formula-patterns variables=4",
            "pigeonhole-2 formula-pigeonhole holes=2",
            "pigeonhole-2-planar formula-pigeonhole holes=2 route=planar",
            "ksat-4-ratio-3-planar formula-ksat variables=4 width=3 ratio=3 route=planar",
            "ksat-4-ratio-6-planar formula-ksat variables=4 width=3 ratio=6 route=planar",
            "ksat-8-ratio-3 formula-ksat variables=8 width=3 ratio=3",
            "ksat-8-ratio-4.26 formula-ksat variables=8 width=3 ratio=213/50",
            "ksat-8-ratio-6 formula-ksat variables=8 width=3 ratio=6",
            "ksat-12-ratio-4.26 formula-ksat variables=12 width=3 ratio=213/50",
            "ksat-8-ratio-4.26-planar formula-ksat variables=8 width=3 ratio=213/50 route=planar",
            "planted-20-91 formula-planted variables=20 width=3 clauses=91",
            "pigeonhole-3 formula-pigeonhole holes=3");

    private static final int SHORT_FORMULAS = 8;

    private static final List<Rational> NETWORK_RADII =
            Stream.of("0.01", "0.05", "0.1", "0.2").map(Rational::parse).toList();

    /** Units of the networks that are enough for a short run. */
    private static final int SHORT_UNITS = 64;

    /**
     * Inputs, rank of the hidden network, scale and radius; the first {@value #SHORT_PLANTED} are enough for a short run. The scale
     * grows with the rank so that units are about as crowded in all networks with the same number of inputs.
     */
    private static final List<String> ALL_PLANTED = List.of(
            "1 10 1 0.05", "1 40 2 0.05", "1 160 4 0.05", "2 10 1 0.1", "2 80 2 0.1", "1 640 8 0.05", "2 640 4 0.1");

    private static final int SHORT_PLANTED = 5;

    /** Whether it asks for the rank of networks, not for covers of points. */
    boolean holdsNetworks() {
        return this == NETWORKS || this == PLANTED;
    }

    /** As the user writes it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return label();
    }

    /**
     * The instances of one round.
     *
     * @param full also those that take long
     * @param seed the number of the round, from 1
     * @param data the directory of the files, or the one above it
     * @param complaints hears of files that are left out because they hold no network
     * @throws CommandFailure when files are missing
     */
    abstract List<BenchCase> cases(boolean full, long seed, Path data, Consumer<String> complaints);

    BenchCase seeded(String cell, long seed, Optional<String> family, Supplier<BenchProblem> problem) {
        return new BenchCase(label(), cell, cell + "-s" + seed, family, problem);
    }

    /** The folder of that name when there is one, so that the directory above the files may be given too. */
    private static Path folder(Path data, String name) {
        Path folder = data.resolve(name);
        return Files.isDirectory(folder) ? folder : data;
    }

    private static PointSet points(Path file) {
        try {
            return PointReader.read(file).points();
        } catch (IOException e) {
            throw Inputs.unreadable(file.toString(), e);
        }
    }

    private static BenchProblem generated(String family, String parameters, String seed) {
        return new BenchProblem.Cover(
                ((Generated.Points) GenerateCommand.instance(family, parameters, seed)).problem());
    }
}
