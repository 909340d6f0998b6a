package dev.prank.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.generate.RandomFormulas;
import dev.prank.instances.generate.RandomPoints;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.hardness.DirectRoute;
import dev.prank.reductions.hardness.FormulaToPointCover;
import dev.prank.solver.certificate.ViprExport;
import dev.prank.solver.certificate.ViprInterpreter;
import dev.prank.solver.engine.Engines;
import dev.prank.solver.proof.ProofSteps;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * VIPR files of covers. They go through {@link ViprInterpreter}, and through viprchk itself where it is: named by {@code
 * PRANK_VIPRCHK}, or on the path.
 */
class ViprExportTest {

    /** With branches and cuts. */
    private static final PointCoverProblem HARD = dense(1);

    private static Exported hard;

    @TempDir
    private Path directory;

    @BeforeAll
    static void exportTheHardOne() throws IOException {
        hard = exported(HARD);
    }

    /** @param bound of the certificate */
    private record Exported(
            PointCoverProblem problem, String certificate, int bound, Optional<String> obstacle, String file) {

        List<String> lines() {
            return file.lines().toList();
        }

        /** The numbers after this word of the certificate. */
        int[] listed(String word) {
            String line = certificate
                    .lines()
                    .filter(each -> each.startsWith(word))
                    .findFirst()
                    .orElseThrow();
            return Stream.of(line.split(" "))
                    .skip(1)
                    .mapToInt(Integer::parseInt)
                    .toArray();
        }
    }

    private static Exported exported(PointCoverProblem problem, ProofSteps steps, OptionalLong workLimit)
            throws IOException {
        EngineOptions options = new EngineOptions(1, 0, workLimit, steps);
        SolveResult<PointCover> result = new PointCoverSolver(new ProximateRankSolver(Engines.named("auto"), options))
                .solve(problem, SolveControl.unlimited());
        StringWriter certificate = new StringWriter();
        result.proof().orElseThrow().writeTo(certificate, "00", problem.radius());
        StringWriter file = new StringWriter();
        Optional<String> obstacle = ViprExport.write(
                problem, "00", result.lowerBound(), new BufferedReader(new StringReader(certificate.toString())), file);
        return new Exported(problem, certificate.toString(), result.lowerBound(), obstacle, file.toString());
    }

    private static Exported exported(PointCoverProblem problem) throws IOException {
        return exported(problem, ProofSteps.PLAIN, OptionalLong.empty());
    }

    private static PointCoverProblem dense(long seed) {
        return RandomPoints.uniform(500, Rational.ONE, Rational.of(6), seed);
    }

    /**
     * 2 (width + height) + 5 points around a ring, of which only neighbours share a square; those of rings beside each other do
     * not.
     */
    private static PointCoverProblem rings(int count, int width, int height) {
        Rational slanted = Rational.of(3, 5);
        List<Point> points = new ArrayList<>();
        for (int ring = 0; ring < count; ring++) {
            Rational x = Rational.of((width + 4L) * ring);
            Rational y = Rational.ZERO;
            for (int side = 0; side < 8; side++) {
                boolean isUpright = side == 2 || side == 6;
                int steps = side % 2 == 1 ? 1 : isUpright ? height : side == 4 ? width + 1 : width;
                Rational length = side % 2 == 1 ? slanted : side == 4 ? Rational.of(width, width + 1L) : Rational.ONE;
                for (int step = 0; step < steps; step++) {
                    points.add(new Point(List.of(x, y)));
                    x = isUpright ? x : side <= 1 || side == 7 ? x.add(length) : x.subtract(length);
                    y = side % 4 == 0 ? y : side <= 3 ? y.add(length) : y.subtract(length);
                }
            }
        }
        return new PointCoverProblem(new PointSet(2, points), Rational.of(1, 2));
    }

    @Property(tries = 100)
    void boundsOfSmallProblemsAreDerived(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        assertOftenDerived(
                RandomPoints.uniform(
                        random.nextInt(100, 250),
                        Rational.ONE,
                        Rational.of(random.nextInt(4, 10), 2),
                        random.nextLong()),
                "seed " + seed);
    }

    @Property(tries = 20)
    void boundsOfClustersAreDerived(@ForAll long seed) throws IOException {
        assertOftenDerived(
                RandomPoints.clustered(300, Rational.ONE, Rational.of(4), 30, Rational.of(3), seed), "seed " + seed);
    }

    @Property(tries = 60)
    void boundsInSpaceAreDerived(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Point> points = new ArrayList<>();
        for (int p = random.nextInt(60, 140); p > 0; p--) {
            points.add(new Point(
                    random.ints(3, 0, 400).mapToObj(x -> Rational.of(x, 100)).toList()));
        }
        assertOftenDerived(new PointCoverProblem(new PointSet(3, points), Rational.of(1, 2)), "seed " + seed);
    }

    /** Not all of the problems are so easy that all points are alone in the certificate. */
    private static void assertOftenDerived(PointCoverProblem problem, String instance) throws IOException {
        Exported exported = exported(problem);
        assertDerived(exported, instance);
        Statistics.collect(exported.listed("points").length > 0);
        Statistics.coverage(shares -> shares.check(true).percentage(share -> share > 25));
    }

    /** The limit stops some in the middle; what is proved by then is exported. */
    @Property(tries = 12)
    void boundsOfDensePointsAreDerived(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        PointCoverProblem problem = RandomPoints.uniform(
                random.nextInt(200, 450), Rational.ONE, Rational.of(random.nextInt(4, 7)), random.nextLong());
        OptionalLong limit = random.nextInt(2) == 0 ? OptionalLong.empty() : OptionalLong.of(random.nextInt(0, 3_000));

        assertDerived(exported(problem, ProofSteps.PLAIN, limit), "seed " + seed);
    }

    private static void assertDerived(Exported exported, String instance) {
        assertThat(exported.obstacle()).as(instance).isEmpty();
        assertThat(ViprInterpreter.accepts(exported.file())).as(instance).isTrue();
        assertThat(ViprInterpreter.accepts(oneMore(exported))).as(instance).isFalse();
    }

    /** The same derivations, for a bound that is greater by one. */
    private static String oneMore(Exported exported) {
        String wanted = "RTP range " + exported.bound() + " inf\n";
        assertThat(exported.file()).contains(wanted);
        return exported.file().replace(wanted, "RTP range " + (exported.bound() + 1) + " inf\n");
    }

    @Test
    void everyKindOfLineIsExported() throws IOException {
        Set<String> words = new TreeSet<>();
        List<Exported> all = List.of(hard, exported(dense(3)), exported(dense(7)), unsatisfiable());
        for (Exported exported : all) {
            assertDerived(exported, exported.problem().toString());
            assertThat(exported.obstacle()).isEmpty();
            exported.certificate().lines().forEach(line -> words.add(line.split(" ")[0]));
        }

        assertThat(words)
                .contains(
                        "drop",
                        "force",
                        "dominated",
                        "fold",
                        "exchange",
                        "cut",
                        "fix",
                        "bound",
                        "branch",
                        "propagate",
                        "parts",
                        "part");
    }

    /** No formula of two variables satisfies all four sign patterns: the cover needs a square more than it would otherwise. */
    private static Exported unsatisfiable() throws IOException {
        FormulaToPointCover reduction =
                new FormulaToPointCover(new DirectRoute(RandomFormulas.signPatterns(2)), Rational.of(1, 8));
        Exported exported = exported(reduction.target());
        assertThat(exported.bound()).isEqualTo(reduction.bound() + 1);
        return exported;
    }

    @Test
    void oddRingsNeedMoreThanAPacking() throws IOException {
        for (int width = 2; width < 5; width++) {
            Exported exported = exported(rings(3, width, 2));
            assertThat(exported.bound()).isEqualTo(3 * (width + 2 + 3));
            assertThat(exported.obstacle()).isEmpty();
            assertDerived(exported, "width " + width);
        }
    }

    @Test
    void pointsAloneAreCounted() throws IOException {
        PointCoverProblem far = new PointCoverProblem(
                new PointSet(
                        1,
                        IntStream.of(0, 10, 20)
                                .mapToObj(x -> new Point(List.of(Rational.of(x))))
                                .toList()),
                Rational.ONE);
        Exported exported = exported(far);

        assertThat(exported.bound()).isEqualTo(3);
        assertDerived(exported, "three points apart");
    }

    @Test
    void whatCannotBeExportedSaysWhy() throws IOException {
        assertThat(exported(HARD, ProofSteps.ALL, OptionalLong.empty()).obstacle())
                .hasValue("columns were refuted by an order of covers");
    }

    /** A changed multiplier, a line that is missing, and a bound that is greater by one. */
    private static List<String> changed(Exported exported) {
        List<String> changed = new ArrayList<>(List.of(oneMore(exported)));
        List<String> lines = exported.lines();
        SplittableRandom random = new SplittableRandom(7);
        int first = IntStream.range(0, lines.size())
                .filter(at -> lines.get(at).startsWith("DER"))
                .findFirst()
                .orElseThrow();
        for (int count = 0; count < 40; count++) {
            int at = random.nextInt(first + 1, lines.size());
            List<String> without = new ArrayList<>(lines);
            without.remove(at);
            changed.add(String.join("\n", without) + "\n");
            String line = lines.get(at);
            if (line.contains("{ lin") || line.contains("{ rnd")) {
                String[] halves = line.split("(?<=\\{ (lin|rnd) )");
                String[] words = halves[1].split(" ");
                int multiplier = 2 + 2 * random.nextInt((words.length - 3) / 2);
                words[multiplier] = Rational.parse(words[multiplier])
                        .multiply(Rational.of(3, 2))
                        .toString();
                List<String> other = new ArrayList<>(lines);
                other.set(at, halves[0] + String.join(" ", words));
                changed.add(String.join("\n", other) + "\n");
            }
        }
        return changed;
    }

    @Test
    void changedFilesAreRejected() throws IOException {
        List<String> changed = changed(exported(dense(7)));

        assertThat(changed).hasSizeGreaterThan(50).noneMatch(ViprInterpreter::accepts);
    }

    @Test
    void viprchkAcceptsEveryFile() throws IOException {
        ExternalChecker.VIPRCHK.require();
        List<Exported> all = new ArrayList<>(List.of(hard, unsatisfiable()));
        for (long seed = 2; seed < 24; seed++) {
            all.add(exported(seed < 6 ? dense(seed) : RandomPoints.uniform(200, Rational.ONE, Rational.of(3), seed)));
        }
        all.add(exported(rings(5, 4, 3)));
        all.add(exported(RandomPoints.uniform(2_000, Rational.ONE, Rational.TWO, 1)));

        assertThat(all).hasSizeGreaterThan(20);
        for (Exported exported : all) {
            assertThat(exported.obstacle()).isEmpty();
            assertThat(isVerified(exported.file()))
                    .as(exported.problem().toString())
                    .isTrue();
        }
    }

    @Test
    void viprchkRejectsChangedFiles() throws IOException {
        ExternalChecker.VIPRCHK.require();
        for (String changed : changed(exported(dense(7)))) {
            assertThat(isVerified(changed)).isFalse();
        }
    }

    private boolean isVerified(String file) throws IOException {
        return ExternalChecker.VIPRCHK.accepts(Files.writeString(directory.resolve("p.vipr"), file));
    }
}
