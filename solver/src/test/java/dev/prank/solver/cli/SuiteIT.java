package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.io.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code prank generate suite} end to end. */
class SuiteIT {

    /** Quick ones, of every kind. */
    private static final List<String> SMALL = List.of(
            "points-lattice-060.json",
            "points-planted-010.json",
            "network-planted-005.json",
            "formula-ksat-020.cnf",
            "formula-planted-020.cnf",
            "formula-pigeonhole-003.cnf",
            "points-from-patterns-001.json");

    @TempDir
    private static Path whole;

    @TempDir
    private Path directory;

    private Path small;

    @BeforeAll
    static void writeSuite() {
        Call.prank("generate", "suite", "--output", whole.resolve("suite"))
                .exits(ExitCode.DONE)
                .saysNothing();
    }

    @BeforeEach
    void copySmallFiles() throws IOException {
        small = Files.createDirectory(directory.resolve("small"));
        for (String file : SMALL) {
            Files.copy(written(file), small.resolve(file));
        }
        List<String> index = Files.readAllLines(written(SuiteIndex.FILE)).stream()
                .filter(line ->
                        line.startsWith("# ") || line.startsWith("file\t") || SMALL.contains(line.split("\t")[0]))
                .toList();
        Files.write(small.resolve(SuiteIndex.FILE), index);
    }

    private static Path written(String file) {
        return whole.resolve("suite").resolve(file);
    }

    @Test
    void theIndexNamesEveryFile() throws IOException {
        SuiteIndex index = SuiteIndex.of(whole.resolve("suite"));
        Set<String> expected =
                index.entries().stream().map(SuiteIndex.Entry::file).collect(Collectors.toCollection(HashSet::new));
        expected.add(SuiteIndex.FILE);
        long bytes = 0;
        Set<String> present = new HashSet<>();
        try (Stream<Path> files = Files.list(whole.resolve("suite"))) {
            for (Path file : files.toList()) {
                present.add(file.getFileName().toString());
                bytes += Files.size(file);
            }
        }

        assertThat(index).isEqualTo(SuiteIndex.bundled());
        assertThat(index.name()).isEqualTo("prank-suite-1");
        assertThat(index.entries()).hasSizeBetween(40, 100);
        assertThat(present).isEqualTo(expected);
        assertThat(bytes).isLessThan(8 << 20);
    }

    @Test
    void everyFamilyIsInTheSuite() {
        assertThat(SuiteIndex.bundled().entries().stream().map(SuiteIndex.Entry::family))
                .containsAll(GenerateIT.families().toList());
    }

    /** The index says all parameters, and no less about the answer than the file itself. */
    @Test
    void theIndexAgreesWithTheFiles() throws IOException {
        for (SuiteIndex.Entry entry : SuiteIndex.bundled().entries()) {
            Generated instance = entry.generated();
            Optional<Origin.Known> known = instance.origin().known();

            assertThat(instance.isIn(written(entry.file()))).as(entry.file()).isTrue();
            assertThat(instance.size()).as(entry.file()).isEqualTo(entry.size());
            assertThat(instance.origin().parameterText()).as(entry.file()).isEqualTo(entry.parameters());
            assertThat(entry.known().lower().orElse(0))
                    .as(entry.file())
                    .isGreaterThanOrEqualTo(known.map(k -> k.lower().orElse(0)).orElse(0));
            assertThat(entry.known().upper().orElse(Integer.MAX_VALUE))
                    .as(entry.file())
                    .isLessThanOrEqualTo(
                            known.map(k -> k.upper().orElse(Integer.MAX_VALUE)).orElse(Integer.MAX_VALUE));
            boolean open = entry.file().endsWith(".json")
                    && !entry.known().lower().equals(entry.known().upper());
            assertThat(entry.known().how().contains("best known bounds"))
                    .as(entry.file())
                    .isEqualTo(open);
        }
    }

    @Test
    void anOldDirectoryIsNotOverwritten() throws IOException {
        String before = Files.readString(small.resolve(SuiteIndex.FILE));

        Call.prank("generate", "suite", "--output", small)
                .exits(ExitCode.USAGE)
                .complainsOnce(small.toString(), "not empty");

        assertThat(small.resolve(SuiteIndex.FILE)).content().isEqualTo(before);
    }

    @Test
    void statedAnswersAreConfirmed() {
        List<String> lines = Call.prank("generate", "suite", "--verify", small, "--time-limit", 60)
                .exits(ExitCode.DONE)
                .saysNothing()
                .out()
                .lines()
                .toList();

        assertThat(lines).hasSize(1 + SMALL.size());
        assertThat(lines.get(0)).contains("instance", "stated", "proved", "verdict");
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.endsWith("  confirmed"));
    }

    /** Without any time, only constructions prove something. */
    @Test
    void whatIsNotProvedAgainIsBestKnown() {
        List<String> lines = Call.prank("generate", "suite", "--verify", small, "--time-limit", 0)
                .exits(ExitCode.DONE)
                .out()
                .lines()
                .toList();

        assertThat(lines)
                .anyMatch(line -> line.startsWith("points-lattice-060.json") && line.endsWith("best known bounds"))
                .anyMatch(line -> line.startsWith("points-planted-010.json") && line.endsWith("confirmed"))
                .anyMatch(line -> line.startsWith("formula-pigeonhole-003.cnf") && line.endsWith("confirmed"));
    }

    @ParameterizedTest
    @CsvSource({
        "points-planted-010.json, ^10^10^, ^11^11^",
        "points-planted-010.json, ^10^10^, ^9^9^",
        "formula-pigeonhole-003.cnf, ^1^1^, ^0^0^",
        "formula-ksat-020.cnf, ^1^-^, ^0^0^",
        "formula-planted-020.cnf, ^0^0^, ^1^-^",
    })
    void aWrongStatementIsRejected(String file, String truth, String lie) throws IOException {
        replaceInIndex(file, truth.replace('^', '\t'), lie.replace('^', '\t'));

        requireWrong(file);
    }

    @ParameterizedTest
    @CsvSource({
        "points-lattice-060.json, points=60, points=61",
        "points-lattice-060.json, points=60, points=-1",
        "points-lattice-060.json, points=60, corners=60",
        "points-lattice-060.json, ^points-lattice^, ^points-fractal^",
        "points-lattice-060.json, ^points-lattice^, ^suite^",
    })
    void aWrongIndexIsRejected(String file, String from, String to) throws IOException {
        replaceInIndex(file, from.replace('^', '\t'), to.replace('^', '\t'));

        requireWrong(file);
    }

    @ParameterizedTest
    @CsvSource({"points-planted-010.json, -", "network-planted-005.json, .", "formula-ksat-020.cnf, -"})
    void aChangedFileIsRejected(String file, String what) throws IOException {
        String content = Files.readString(small.resolve(file));
        int last = content.lastIndexOf(what);
        Files.writeString(small.resolve(file), content.substring(0, last) + content.substring(last + 1));

        requireWrong(file);
    }

    @Test
    void aMissingFileIsRejected() throws IOException {
        Files.delete(small.resolve("formula-ksat-020.cnf"));

        requireWrong("formula-ksat-020.cnf");
    }

    private void replaceInIndex(String file, String from, String to) throws IOException {
        Path index = small.resolve(SuiteIndex.FILE);
        List<String> changed = Files.readAllLines(index).stream()
                .map(line -> line.startsWith(file) ? line.replace(from, to) : line)
                .toList();
        assertThat(changed).isNotEqualTo(Files.readAllLines(index));
        Files.write(index, changed);
    }

    /** That file alone. */
    private void requireWrong(String file) {
        List<String> lines = Call.prank("generate", "suite", "--verify", small, "--time-limit", 60)
                .exits(ExitCode.REJECTED)
                .out()
                .lines()
                .toList();

        assertThat(lines.stream().filter(line -> line.contains("WRONG")))
                .hasSize(1)
                .allMatch(line -> line.startsWith(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# prank-suite-1     | suite                 | index.tsv:1: expected '# '",
                "lower               | least                 | index.tsv:2: expected the headings",
                "^12^12^             | ^twelve^12^           | index.tsv:3: expected a whole number",
                "^12^12^             | ^12^11^               | index.tsv:3: the lower bound 12 exceeds the upper bound 11",
                "^12^12^             | ^12^                  | index.tsv:3: expected 8 cells",
                "points-lattice-060. | ../lattice.           | index.tsv:3: expected a file name",
            })
    void aMalformedIndexIsRefused(String from, String to, String complaint) throws IOException {
        Path index = small.resolve(SuiteIndex.FILE);
        String text = Files.readString(index);
        String changed = text.replace(from.replace('^', '\t'), to.replace('^', '\t'));
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(index, changed);

        Call.prank("generate", "suite", "--verify", small)
                .exits(ExitCode.MALFORMED_INPUT)
                .complainsOnce(complaint);
    }

    @Test
    void aDirectoryWithoutIndexIsRefused() {
        Call.prank("generate", "suite", "--verify", directory)
                .exits(ExitCode.MALFORMED_INPUT)
                .complainsOnce("index.tsv", "no such file");
    }

    @Test
    void exactlyOneTaskIsNeeded() {
        Call.prank("generate", "suite").exits(ExitCode.USAGE).complainsOnce("-o=DIR", "--verify=DIR");
        Call.prank("generate", "suite", "--output", directory, "--verify", directory)
                .exits(ExitCode.USAGE)
                .complainsOnce("prank generate suite: --output=DIR, --verify=DIR are mutually exclusive");
    }
}
