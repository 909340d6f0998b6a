package dev.prank.solver.cli;

import dev.prank.instances.io.AtomicFile;
import dev.prank.solver.EngineFailureException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Takes the results of one call as they come: prints each, saves it when a file was asked for, and remembers the exit codes. An
 * instance that fails does not keep the others from being answered.
 */
final class Results {

    /** Ends the writing of a file that would be empty, so that none is left behind; why, has been told. */
    static final class NothingToWrite extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final Invocation invocation;
    private final boolean json;
    private final Optional<Writer> file;
    private final List<ExitCode> exitCodes = new ArrayList<>();
    private int savedCount;

    private Results(Invocation invocation, boolean json, Optional<Writer> file) {
        this.invocation = invocation;
        this.json = json;
        this.file = file;
    }

    /**
     * Calls {@code body} and returns the code of everything it did. The output file appears when it ends, if there is any result.
     *
     * @throws CommandFailure when the output file cannot be written
     */
    static int collect(Invocation invocation, OutputOptions options, Consumer<Results> body) {
        List<ExitCode> exitCodes = new ArrayList<>();
        if (options.output().isEmpty()) {
            Results results = new Results(invocation, options.isJson(), Optional.empty());
            body.accept(results);
            exitCodes.addAll(results.exitCodes);
        } else {
            write(options.output().get(), out -> {
                Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                Results results = new Results(invocation, options.isJson(), Optional.of(writer));
                body.accept(results);
                exitCodes.addAll(results.exitCodes);
                if (results.savedCount == 0) {
                    throw new NothingToWrite();
                }
                writer.flush();
            });
        }
        return ExitCode.ofAll(exitCodes).code();
    }

    /** Writes a file as a whole or not at all. */
    static void write(String name, AtomicFile.Content content) {
        try {
            AtomicFile.write(Path.of(name), content);
        } catch (NothingToWrite e) {
            // Each failure has been reported where it happened.
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw unwritable(name, e);
        }
    }

    /** Writes to the named file as a whole or not at all, or to standard output. */
    static void write(Invocation invocation, Optional<String> name, AtomicFile.Content content) {
        if (name.isPresent()) {
            write(name.get(), content);
        } else {
            try {
                invocation.print(content);
            } catch (IOException e) {
                throw new CommandFailure(
                        ExitCode.INTERNAL_ERROR, "standard output cannot be written: " + e.getMessage());
            }
        }
    }

    /**
     * A directory for files, made when it does not exist.
     *
     * @throws CommandFailure when it cannot be made
     */
    static Path directory(String name) {
        try {
            return Files.createDirectories(Path.of(name));
        } catch (IOException | IllegalArgumentException e) {
            throw unwritable(name, e);
        }
    }

    /** A place that does not exist is the caller's mistake; a full disk has the same remedy. */
    static CommandFailure unwritable(String name, Exception e) {
        return new CommandFailure(ExitCode.USAGE, name + ": cannot be written: " + reason(name, e));
    }

    private static String reason(String name, Exception e) {
        if (e instanceof NoSuchFileException) {
            return "no such directory";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "is no directory";
        }
        String message = String.valueOf(e.getMessage());
        return message.startsWith(name + ": ") ? message.substring(name.length() + 2) : message;
    }

    /**
     * One result.
     *
     * @param asJson one line, asked for only when it is needed
     * @param summary for people, with its line breaks
     */
    record Entry(ExitCode exitCode, Supplier<String> asJson, String summary) {}

    /** Takes one result. */
    void add(Entry entry) {
        add(entry.exitCode(), entry.asJson(), entry.summary());
    }

    /**
     * Takes one result.
     *
     * @param asJson one line, asked for only when it is needed
     * @param summary for people, with its line breaks
     */
    void add(ExitCode exitCode, Supplier<String> asJson, String summary) {
        exitCodes.add(exitCode);
        String line = json || file.isPresent() ? asJson.get() : "";
        if (file.isPresent()) {
            try {
                file.get().write(line + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            savedCount++;
        } else if (json) {
            invocation.out().print(line + "\n");
        }
        if (!json) {
            invocation.out().print(summary);
        }
        invocation.out().flush();
    }

    /** Records a failure and says why. */
    void fail(ExitCode exitCode, String message) {
        exitCodes.add(exitCode);
        invocation.err().println("prank: " + message);
    }

    /** Answers the questions about each instance, one after the other, until interrupted. */
    void forEach(List<String> names, Consumer<String> question) {
        for (int i = 0; i < names.size(); i++) {
            if (i > 0 && invocation.isInterrupted()) {
                fail(
                        ExitCode.STOPPED,
                        "interrupted: " + (names.size() - i) + " of " + names.size() + " instances not started");
                return;
            }
            try {
                question.accept(names.get(i));
            } catch (CommandFailure e) {
                fail(e.exitCode(), e.getMessage());
            } catch (EngineFailureException e) {
                fail(ExitCode.INTERNAL_ERROR, names.get(i) + ": " + e.getMessage());
            }
        }
    }
}
