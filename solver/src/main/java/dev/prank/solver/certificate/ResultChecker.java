package dev.prank.solver.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.prank.instances.Verdict;
import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.io.NetworkReader;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.LosslessCompression;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGroup;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks one saved result against its instance, in exact arithmetic.
 *
 * <p>Accepted means: the result is about this very file; the nearby network of the witness is within the radius and its rank, by
 * Algorithm 4.2, is the upper bound (for covers: the centres cover every point and their number is the upper bound); groups, dead
 * units and the compressed network are those of the nearby network; and the bounds agree with one another, with the asked rank and
 * with the status. So {@code upper} is proved. {@code lower} is proved when the result names a certificate, which is checked, too
 * ({@link CoverCertificate}, {@link NetworkCertificate}).
 *
 * <p>Time O(h log h) comparisons of positions and linear otherwise.
 */
public final class ResultChecker {

    private static final Pattern PLAIN_NAME = Pattern.compile("[^/\\\\:]+");
    private static final Set<String> STATUSES = Set.of("optimal", "bracketed", "yes", "no");
    private static final List<String> KEYS = List.of(
            "schema",
            "problem",
            "instance",
            "radius",
            "status",
            "lower",
            "upper",
            "greedy",
            "certified",
            "witness",
            "statistics",
            "version");

    /** Thrown within this class to end a check. */
    private static final class Rejection extends Exception {
        private static final long serialVersionUID = 1;

        Rejection(String reason) {
            super(reason, null, false, false);
        }
    }

    private interface WitnessCheck {
        /** Returns the value that the witness proves. */
        int value(Rational radius, JsonNode witness) throws Rejection;
    }

    /** Opens certificates. */
    @FunctionalInterface
    public interface Certificates {
        /** @param name as the result has it: a file beside that of the result */
        BufferedReader open(String name) throws IOException;
    }

    private interface BoundCheck {
        /** Whether the certificate proves that lower bound. */
        Verdict check(Rational radius, int lower, BufferedReader certificate) throws IOException;
    }

    private final String sha256;
    private final Certificates certificates;

    /**
     * For results without certificates.
     *
     * @param sha256 {@link InstanceHash} of the instance file that was read
     */
    public ResultChecker(String sha256) {
        this(sha256, name -> {
            throw new FileNotFoundException(name);
        });
    }

    /**
     * @param sha256 {@link InstanceHash} of the instance file that was read
     * @param certificates those that results name
     */
    public ResultChecker(String sha256, Certificates certificates) {
        this.sha256 = sha256;
        this.certificates = certificates;
    }

    /** What an accepted result has passed, for the reader. */
    public static List<String> checked(JsonNode result) {
        List<String> checked = new ArrayList<>(
                problemOf(result).equals("cover")
                        ? List.of(
                                "the result is about this instance (SHA-256)",
                                "every point is within the radius of its centre",
                                "the number of centres is the upper bound")
                        : List.of(
                                "the result is about this instance (SHA-256)",
                                "every number of the nearby network is within the radius",
                                "the nearby network's rank is the upper bound (Algorithm 4.2)",
                                "groups, dead units and the compressed network are those of the nearby network"));
        checked.add("bounds, rank and status agree");
        if (hasCertificate(result)) {
            checked.add("the certificate proves the lower bound");
        }
        return List.copyOf(checked);
    }

    /** What acceptance says nothing about, for the reader. */
    public static List<String> unchecked(JsonNode result) {
        List<String> unchecked = new ArrayList<>();
        if (!hasCertificate(result)) {
            unchecked.add(
                    result.path("certified").booleanValue()
                            ? "the lower bound: its certificate was checked when it was found, but not kept"
                            : "the lower bound: there is no certificate of it");
        }
        unchecked.add("greedy, statistics, version and the file's name: information only");
        return List.copyOf(unchecked);
    }

    private static boolean hasCertificate(JsonNode result) {
        return result.has("certificate");
    }

    /** The problem a result is about, {@code prank} or {@code cover}; anything else is not a result. */
    public static String problemOf(JsonNode result) {
        return result.path("problem").asText();
    }

    /** The SHA-256 of the instance that a result says it is about; empty when it does not say. */
    public static String instanceHashOf(JsonNode result) {
        return result.path("instance").path("sha256").asText();
    }

    /**
     * Checks a result of problem {@code prank}.
     *
     * @throws UncheckedIOException when the certificate that it names cannot be read
     */
    public Verdict checkNetwork(TanhNetwork network, JsonNode result) {
        return check(
                "prank",
                result,
                (radius, witness) -> networkValue(network, radius, witness),
                (radius, lower, certificate) -> NetworkCertificate.check(
                        new ProximateRankProblem(network, radius), sha256, lower, certificate));
    }

    /**
     * Checks a result of problem {@code cover}.
     *
     * @throws UncheckedIOException when the certificate that it names cannot be read
     */
    public Verdict checkCover(PointSet points, JsonNode result) {
        return check(
                "cover",
                result,
                (radius, witness) -> coverValue(points, radius, witness),
                (radius, lower, certificate) ->
                        CoverCertificate.check(new PointCoverProblem(points, radius), sha256, lower, certificate));
    }

    private Verdict check(String problem, JsonNode result, WitnessCheck witnessCheck, BoundCheck boundCheck) {
        try {
            checkAll(problem, result, witnessCheck, boundCheck);
            return Verdict.accepted();
        } catch (Rejection e) {
            return Verdict.rejected(e.getMessage());
        }
    }

    private void checkAll(String problem, JsonNode result, WitnessCheck witnessCheck, BoundCheck boundCheck)
            throws Rejection {
        require(result.isObject(), "the result is not a JSON object");
        String status = text(result, "status");
        require(
                STATUSES.contains(status),
                "status is " + shown(result.get("status")) + "; expected one of optimal, bracketed, yes, no");
        boolean decision = result.has("rank");
        List<String> keys = new ArrayList<>(KEYS);
        if (decision) {
            keys.add("rank");
        }
        if (hasCertificate(result)) {
            keys.add("certificate");
        }
        requireKeys(result, "the result", keys);
        require(integer(result, "schema") == 1, "schema is not 1");
        require(text(result, "problem").equals(problem), "problem is not '" + problem + "'");
        JsonNode instance = object(result, "instance");
        requireKeys(instance, "instance", List.of("file", "sha256"));
        text(instance, "file");
        require(text(instance, "sha256").equals(sha256), "sha256 is not that of the instance, " + sha256);
        require(member(result, "certified").isBoolean(), "certified is neither true nor false");
        object(result, "statistics");
        text(result, "version");

        int lower = integer(result, "lower");
        int upper = integer(result, "upper");
        require(lower <= upper, "lower is " + lower + ", above upper, " + upper);
        require(lower <= integer(result, "greedy"), "lower is " + lower + ", above greedy, which is an upper bound");
        requireStatus(status, lower, upper, decision ? integer(result, "rank") : -1);

        Rational radius = rational(member(result, "radius"), "radius");
        require(radius.signum() >= 0, "radius is negative");
        int value = witnessCheck.value(radius, object(result, "witness"));
        require(value == upper, "the witness has value " + value + ", but upper is " + upper);
        if (hasCertificate(result)) {
            require(result.get("certified").booleanValue(), "certified is false, but there is a certificate");
            requireProved(text(result, "certificate"), radius, lower, boundCheck);
        }
    }

    private void requireProved(String name, Rational radius, int lower, BoundCheck boundCheck) throws Rejection {
        require(PLAIN_NAME.matcher(name).matches(), "certificate is not the plain name of a file beside the result");
        String problem;
        try (BufferedReader certificate = certificates.open(name)) {
            problem = boundCheck.check(radius, lower, certificate).match(() -> "", reason -> reason);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
        require(problem.isEmpty(), name + ": " + problem);
    }

    /** @param rank negative when no decision was asked for */
    private static void requireStatus(String status, int lower, int upper, int rank) throws Rejection {
        boolean decision = rank >= 0;
        switch (status) {
            case "optimal" -> {
                require(!decision, "status is optimal, but a rank makes it a decision");
                require(lower == upper, "status is optimal, but lower is " + lower + " and upper " + upper);
            }
            case "yes" -> {
                require(decision, "status is yes, but no rank is given");
                require(upper <= rank, "status is yes, but upper is " + upper + ", above rank " + rank);
            }
            case "no" -> {
                require(decision, "status is no, but no rank is given");
                require(lower > rank, "status is no, but lower is " + lower + ", not above rank " + rank);
            }
            default ->
                require(
                        decision ? lower <= rank && rank < upper : lower < upper,
                        "status is bracketed, but lower " + lower + " and upper " + upper + " settle the question");
        }
    }

    private static int networkValue(TanhNetwork network, Rational radius, JsonNode witness) throws Rejection {
        requireKeys(witness, "witness", List.of("network", "groups", "dead", "compressed"));
        TanhNetwork near = network(witness, "network");
        UnitGrouping grouping =
                new UnitGrouping(groups(member(witness, "groups")), indices(witness, "dead", near.size()));
        String problem = new NearbyNetwork(near, grouping)
                .check(new ProximateRankProblem(network, radius))
                .match(() -> "", reason -> reason);
        require(problem.isEmpty(), "witness: " + problem);
        requireGrouping(near, grouping);
        int rank = LosslessCompression.rank(near);
        require(
                grouping.cost() == rank,
                "witness: " + grouping.cost() + " groups are kept, but the nearby network has rank " + rank);
        require(
                network(witness, "compressed").equals(LosslessCompression.compress(near)),
                "witness: the compressed network is not that of the nearby network (Algorithm 4.1)");
        return rank;
    }

    /** Every unit has one state, and the network shows it. */
    private static void requireGrouping(TanhNetwork near, UnitGrouping grouping) throws Rejection {
        boolean[] seen = new boolean[near.size()];
        for (int unit : grouping.dead()) {
            requireOneState(seen, unit);
            require(near.units().get(unit).isConstant(), "witness: unit " + unit + " is dead, but not constant");
        }
        Set<List<Rational>> locations = new HashSet<>();
        for (int g = 0; g < grouping.groups().size(); g++) {
            UnitGroup group = grouping.groups().get(g);
            String name = "witness: group " + g;
            List<Rational> opposite =
                    group.location().stream().map(Rational::negate).toList();
            require(
                    locations.add(group.location()) && (opposite.equals(group.location()) || locations.add(opposite)),
                    name + " shares its location with another one");
            List<Rational> sums = new ArrayList<>();
            for (int k = 0; k < near.outputs(); k++) {
                sums.add(Rational.ZERO);
            }
            for (int j = 0; j < group.units().size(); j++) {
                int index = group.units().get(j);
                int orientation = group.orientations().get(j);
                requireOneState(seen, index);
                HiddenUnit unit = near.units().get(index);
                require(!unit.isConstant(), name + ": unit " + index + " is constant");
                require(
                        unit.position(orientation).equals(group.location()),
                        name + ": unit " + index + " is not at the group's location");
                for (int k = 0; k < sums.size(); k++) {
                    Rational weight = unit.outgoing().get(k);
                    sums.set(
                            k,
                            orientation > 0
                                    ? sums.get(k).add(weight)
                                    : sums.get(k).subtract(weight));
                }
            }
            boolean vanishes = sums.stream().allMatch(sum -> sum.signum() == 0);
            require(
                    vanishes == group.cancelled(),
                    name + (vanishes ? " vanishes, but is not cancelled" : " is cancelled, but does not vanish"));
        }
        for (int i = 0; i < seen.length; i++) {
            require(seen[i], "witness: unit " + i + " is neither dead nor in a group");
        }
    }

    private static void requireOneState(boolean[] seen, int unit) throws Rejection {
        require(unit < seen.length, "witness: there is no unit " + unit);
        require(!seen[unit], "witness: unit " + unit + " has two states");
        seen[unit] = true;
    }

    private static List<UnitGroup> groups(JsonNode list) throws Rejection {
        require(list.isArray(), "witness: groups is not a list");
        List<UnitGroup> groups = new ArrayList<>(list.size());
        for (JsonNode node : list) {
            String name = "witness: group " + groups.size();
            require(node.isObject(), name + " is not an object");
            requireKeys(node, name, List.of("units", "orientations", "cancelled", "location"));
            require(member(node, "cancelled").isBoolean(), name + ": cancelled is neither true nor false");
            List<Rational> location = rationals(member(node, "location"), name + ": location");
            List<Integer> orientations = integers(member(node, "orientations"), name + ": orientations");
            try {
                groups.add(new UnitGroup(
                        indices(node, "units", Integer.MAX_VALUE),
                        orientations,
                        member(node, "cancelled").booleanValue(),
                        location));
            } catch (IllegalArgumentException e) {
                throw new Rejection(name + ": " + e.getMessage());
            }
        }
        return groups;
    }

    private static int coverValue(PointSet points, Rational radius, JsonNode witness) throws Rejection {
        requireKeys(witness, "witness", List.of("centres", "assignment"));
        JsonNode list = member(witness, "centres");
        require(list.isArray(), "witness: centres is not a list");
        List<Point> centres = new ArrayList<>(list.size());
        for (JsonNode node : list) {
            List<Rational> coordinates = rationals(node, "witness: centre " + centres.size());
            require(!coordinates.isEmpty(), "witness: centre " + centres.size() + " has no coordinates");
            centres.add(new Point(coordinates));
        }
        PointCover cover = new PointCover(centres, integers(member(witness, "assignment"), "witness: assignment"));
        String problem = cover.check(new PointCoverProblem(points, radius)).match(() -> "", reason -> reason);
        require(problem.isEmpty(), "witness: " + problem);
        return cover.value();
    }

    private static TanhNetwork network(JsonNode parent, String key) throws Rejection {
        // The domain's own reader decides what a network is; the tree keeps every number as it was written.
        byte[] json = object(parent, key).toString().getBytes(StandardCharsets.UTF_8);
        try {
            return NetworkReader.readJson(new ByteArrayInputStream(json), key).network();
        } catch (IOException e) {
            throw new Rejection("witness: " + e.getMessage());
        }
    }

    private static List<Integer> indices(JsonNode parent, String key, int end) throws Rejection {
        List<Integer> indices = integers(member(parent, key), "witness: " + key);
        for (int index : indices) {
            require(index >= 0 && index < end, "witness: there is no unit " + index);
        }
        return indices;
    }

    private static List<Integer> integers(JsonNode list, String name) throws Rejection {
        require(list.isArray(), name + " is not a list");
        List<Integer> integers = new ArrayList<>(list.size());
        for (JsonNode node : list) {
            require(node.isIntegralNumber() && node.canConvertToInt(), name + ": not a whole number: " + shown(node));
            integers.add(node.intValue());
        }
        return integers;
    }

    private static List<Rational> rationals(JsonNode list, String name) throws Rejection {
        require(list.isArray(), name + " is not a list");
        List<Rational> numbers = new ArrayList<>(list.size());
        for (JsonNode node : list) {
            numbers.add(rational(node, name));
        }
        return numbers;
    }

    private static Rational rational(JsonNode node, String name) throws Rejection {
        require(node.isTextual() || node.isNumber(), name + ": not a number: " + shown(node));
        try {
            return Rational.parse(node.asText());
        } catch (NumberFormatException e) {
            throw new Rejection(name + ": " + e.getMessage());
        }
    }

    private static void requireKeys(JsonNode node, String name, List<String> keys) throws Rejection {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String key = names.next();
            require(keys.contains(key), name + " has the unknown key " + shown(TextNode.valueOf(key)));
        }
        for (String key : keys) {
            require(node.has(key), name + " has no '" + key + "'");
        }
    }

    private static JsonNode member(JsonNode parent, String key) throws Rejection {
        require(parent.has(key), "there is no '" + key + "'");
        return parent.get(key);
    }

    private static JsonNode object(JsonNode parent, String key) throws Rejection {
        JsonNode node = member(parent, key);
        require(node.isObject(), key + " is not an object");
        return node;
    }

    private static String text(JsonNode parent, String key) throws Rejection {
        JsonNode node = member(parent, key);
        require(node.isTextual(), key + " is not a string");
        return node.textValue();
    }

    /** A whole number that is not negative. */
    private static int integer(JsonNode parent, String key) throws Rejection {
        JsonNode node = member(parent, key);
        require(
                node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 0,
                key + " is not a whole number from 0 up: " + shown(node));
        return node.intValue();
    }

    private static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() <= 40 ? text : text.substring(0, 37) + "...";
    }

    private static void require(boolean holds, String reason) throws Rejection {
        if (!holds) {
            throw new Rejection(reason);
        }
    }
}
