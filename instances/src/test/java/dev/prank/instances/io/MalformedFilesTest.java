package dev.prank.instances.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of test-data/malformed is refused with the message that its expected.tsv says. */
class MalformedFilesTest {

    private static final Path FOLDER = TestFiles.testData("malformed");

    static Stream<String[]> expectations() throws IOException {
        return Files.readAllLines(FOLDER.resolve("expected.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expectations")
    void isRefusedInOneLine(String name, String fragment) {
        Path file = FOLDER.resolve(name);
        assertThatThrownBy(() -> read(file)).isInstanceOf(FormatException.class).satisfies(e -> {
            assertThat(e.getMessage())
                    .startsWith(file + ":")
                    .contains(fragment)
                    .hasSizeLessThan(file.toString().length() + 300);
            assertThat(e.getMessage().chars().noneMatch(Character::isISOControl))
                    .isTrue();
        });
    }

    private static Object read(Path file) throws IOException {
        String name = file.getFileName().toString();
        return name.startsWith("network-")
                ? NetworkReader.read(file)
                : name.startsWith("points-") ? PointReader.read(file) : DimacsReader.read(file);
    }

    @Test
    void everyFileHasAnExpectation() throws IOException {
        List<String> expected = expectations().map(row -> row[0]).sorted().collect(Collectors.toList());
        List<String> present = TestFiles.in("malformed", "").stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.equals("expected.tsv"))
                .collect(Collectors.toList());
        assertThat(present).isEqualTo(expected);
    }
}
