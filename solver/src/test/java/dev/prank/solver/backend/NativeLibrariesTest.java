package dev.prank.solver.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {

    @TempDir
    Path cache;

    @Test
    void unpacksOnceAndLeavesNothingElseBehind() throws IOException {
        Path folder = NativeLibraries.unpacked(cache).orElseThrow();
        Path library = folder.resolve(System.mapLibraryName("jniortools"));
        assertThat(library).isNotEmptyFile();
        FileTime unpackedAt = Files.getLastModifiedTime(library);
        assertThat(NativeLibraries.unpacked(cache)).contains(folder);
        assertThat(Files.getLastModifiedTime(library)).isEqualTo(unpackedAt);
        try (Stream<Path> entries = Files.list(cache)) {
            assertThat(entries).containsExactly(folder);
        }
    }

    @Test
    void loadsMoreThanOnce() {
        NativeLibraries.load();
        NativeLibraries.load();
    }
}
