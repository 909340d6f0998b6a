package dev.prank.solver.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.prank.instances.Verdict;
import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.network.UnitGroup;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import dev.prank.solver.certificate.ResultChecker;
import dev.prank.solver.certificate.ResultFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One result from a file of them, which has passed the check against its instance; so what it holds needs no second look. */
final class SavedResult {

    private final JsonNode result;

    private SavedResult(JsonNode result) {
        this.result = result;
    }

    /**
     * Certificates beside the named file of results, or in the working directory when that is standard input.
     *
     * @throws CommandFailure from the returned object, when a file cannot be read
     */
    static ResultChecker.Certificates certificates(String name) {
        return certificate -> {
            Path file = name.equals(Inputs.STANDARD_INPUT)
                    ? Path.of(certificate)
                    : Path.of(name).resolveSibling(certificate);
            try {
                // Each byte is a character, so that a file of another kind is rejected by its first line.
                return Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
                throw Inputs.unreadable(file.toString(), e);
            }
        };
    }

    /** All results in the named file, {@code -} for standard input. */
    static List<JsonNode> readAll(Invocation invocation, String name) {
        try (InputStream in = Inputs.open(invocation, name)) {
            return ResultFile.read(in, name.equals(Inputs.STANDARD_INPUT) ? "<stdin>" : name);
        } catch (IOException e) {
            throw Inputs.unreadable(name, e);
        }
    }

    /**
     * The only result in the named file about this instance, and about this radius if one is given.
     *
     * @throws CommandFailure with {@link ExitCode#REJECTED} when none is or the check rejects it, and with {@link ExitCode#USAGE}
     *     when the choice is open
     */
    static SavedResult only(
            Invocation invocation,
            String name,
            String sha256,
            Optional<Rational> radius,
            Function<JsonNode, Verdict> check) {
        List<JsonNode> results = readAll(invocation, name);
        List<JsonNode> relevant = results.stream()
                .filter(result -> ResultChecker.instanceHashOf(result).equals(sha256))
                .toList();
        if (relevant.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.REJECTED, name + ": no result about this instance, whose SHA-256 is " + sha256);
        }
        List<SavedResult> accepted = new ArrayList<>();
        for (JsonNode result : relevant) {
            CheckCommand.requireAccepted(name, check.apply(result));
            SavedResult saved = new SavedResult(result);
            if (radius.isEmpty() || radius.get().equals(saved.radius())) {
                accepted.add(saved);
            }
        }
        if (accepted.size() != 1) {
            String radii = String.join(
                    ", ",
                    relevant.stream()
                            .map(result -> new SavedResult(result).radius().toDecimalString())
                            .toList());
            throw new CommandFailure(
                    ExitCode.USAGE,
                    name + ": "
                            + (accepted.isEmpty() ? "no result at this radius" : "more than one result")
                            + "; there are results at radius " + radii + ": choose one with --radius");
        }
        return accepted.get(0);
    }

    /**
     * The only result in the named file, about whatever file it is: for instances that the program makes again by itself.
     *
     * @throws CommandFailure with {@link ExitCode#USAGE} when there are several, and with {@link ExitCode#REJECTED} when the
     *     check rejects the result
     */
    static SavedResult single(Invocation invocation, String name, Function<JsonNode, Verdict> check) {
        List<JsonNode> results = readAll(invocation, name);
        if (results.size() != 1) {
            throw new CommandFailure(ExitCode.USAGE, name + ": " + results.size() + " results; expected one");
        }
        CheckCommand.requireAccepted(name, check.apply(results.get(0)));
        return new SavedResult(results.get(0));
    }

    boolean isCover() {
        return ResultChecker.problemOf(result).equals("cover");
    }

    /** Whether a certificate of the lower bound was checked. */
    boolean isCertified() {
        return result.has("certificate");
    }

    int lower() {
        return result.get("lower").intValue();
    }

    Rational radius() {
        return Rational.parse(result.get("radius").asText());
    }

    /** What the result says about the value: the optimum or a bracket. */
    String claim(String what) {
        int lower = result.get("lower").intValue();
        int upper = result.get("upper").intValue();
        return lower == upper ? what + " " + upper : what + " from " + lower + " to " + upper;
    }

    PointCover cover() {
        JsonNode witness = result.get("witness");
        List<Point> centres = new ArrayList<>();
        witness.get("centres").forEach(centre -> centres.add(new Point(rationals(centre))));
        return new PointCover(centres, integers(witness.get("assignment")));
    }

    UnitGrouping grouping() {
        JsonNode witness = result.get("witness");
        List<UnitGroup> groups = new ArrayList<>();
        witness.get("groups")
                .forEach(group -> groups.add(new UnitGroup(
                        integers(group.get("units")),
                        integers(group.get("orientations")),
                        group.get("cancelled").booleanValue(),
                        rationals(group.get("location")))));
        return new UnitGrouping(groups, integers(witness.get("dead")));
    }

    private static List<Integer> integers(JsonNode list) {
        List<Integer> integers = new ArrayList<>(list.size());
        list.forEach(number -> integers.add(number.intValue()));
        return integers;
    }

    private static List<Rational> rationals(JsonNode list) {
        List<Rational> rationals = new ArrayList<>(list.size());
        list.forEach(number -> rationals.add(Rational.parse(number.asText())));
        return rationals;
    }
}
