package dev.prank.instances.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the tests of this package get their input. */
final class TestFiles {

    private TestFiles() {}

    static Path testData(String folder) {
        return Path.of(System.getProperty("prank.testData"), folder);
    }

    static List<Path> in(String folder, String extension) {
        try (Stream<Path> files = Files.list(testData(folder))) {
            return files.filter(file -> file.toString().endsWith(extension))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    static NetworkFile networkJson(String json) throws IOException {
        return NetworkReader.readJson(stream(json), "test.json");
    }
}
