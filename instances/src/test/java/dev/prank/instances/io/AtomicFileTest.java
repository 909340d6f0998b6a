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
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path folder;

    private List<String> present() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.toList());
        }
    }

    @Test
    void writesAndReplaces() throws IOException {
        Path file = folder.resolve("out");
        AtomicFile.write(file, out -> out.write('a'));
        AtomicFile.write(file, out -> out.write('b'));
        assertThat(file).hasContent("b");
        assertThat(present()).containsExactly("out");
    }

    @Test
    void leavesNothingBehindAndTheOldFileInPlaceWhenTheContentFails() throws IOException {
        Path old = Files.writeString(folder.resolve("old"), "old");
        for (Path target : List.of(old, folder.resolve("new"))) {
            assertThatThrownBy(() -> AtomicFile.write(target, out -> {
                        out.write(new byte[100_000]);
                        throw new IOException("disk full");
                    }))
                    .hasMessage("disk full");
            assertThatThrownBy(() -> AtomicFile.write(target, out -> {
                        throw new IllegalStateException("bug");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(old).hasContent("old");
        assertThat(present()).containsExactly("old");
    }

    /** A program that is ended while it writes. */
    static final class EndedInTheMiddle {

        private EndedInTheMiddle() {}

        public static void main(String[] args) throws IOException {
            AtomicFile.write(Path.of(args[0]), out -> {
                out.write(new byte[100_000]);
                System.exit(7);
            });
        }
    }

    @Test
    void leavesNothingBehindWhenTheVirtualMachineExits() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndedInTheMiddle.class.getName(),
                        folder.resolve("out").toString())
                .inheritIO()
                .start();

        assertThat(process.waitFor()).isEqualTo(7);
        assertThat(present()).isEmpty();
    }

    @Test
    void refusesADirectoryAndAMissingFolder() throws IOException {
        assertThatThrownBy(() -> AtomicFile.write(folder, out -> {})).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("no/out"), out -> {}))
                .isInstanceOf(IOException.class);
        assertThat(present()).isEmpty();
    }

    @Test
    void followsLinks() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        AtomicFile.write(link, out -> out.write('n'));
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("n");
    }
}
