package dev.prank.instances.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/** Writes a file as a whole or not at all. */
public final class AtomicFile {

    /** What goes into the file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Writes {@code content} to a temporary file in the target's directory and then moves it over the target. When anything fails,
     * the target is as it was before and the temporary file is gone, also when the virtual machine exits in the middle. A symbolic link is followed; a target that is neither a file
     * nor a directory, such as {@code /dev/stdout}, is written directly.
     *
     * @throws IOException when the target is a directory or cannot be written; also whatever {@code content} throws
     */
    public static void write(Path target, Content content) throws IOException {
        if (Files.isDirectory(target)) {
            throw new IOException(target + ": is a directory");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
                content.writeTo(out);
            }
            return;
        }
        Path file = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        Path temporary = temporaryBeside(file);
        // For a process that is ended in the middle.
        temporary.toFile().deleteOnExit();
        try {
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(temporary, StandardOpenOption.WRITE))) {
                content.writeTo(out);
            }
            move(temporary, file);
        } finally {
            // After the move there is nothing left to delete.
            Files.deleteIfExists(temporary);
        }
    }

    /** Unlike {@link Files#createTempFile}, with the permissions of an ordinary new file, which the target then gets. */
    private static Path temporaryBeside(Path file) throws IOException {
        while (true) {
            String suffix = Long.toHexString(ThreadLocalRandom.current().nextLong());
            try {
                return Files.createFile(file.resolveSibling(".prank-" + suffix + ".tmp"));
            } catch (FileAlreadyExistsException e) {
                continue;
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
