package dev.prank.instances.io;

import dev.prank.instances.network.ConstantTerm;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One network document in the making. Keys come in any order, so a list met before {@code inputs} or {@code outputs} sets the
 * length that everything after it must have.
 */
final class NetworkJson {

    private static final List<String> REQUIRED = List.of("inputs", "outputs", "activation", "units", "outputBias");
    private static final List<String> KNOWN = List.of(
            "inputs",
            "outputs",
            "activation",
            "units",
            "outputBias",
            "constants",
            "radius",
            "rank",
            "origin",
            "schema");
    private static final List<String> UNIT = List.of("outgoing", "incoming", "bias");
    private static final List<String> CONSTANT = List.of("outgoing", "bias");

    private final JsonCursor json;
    private final Length inputs = new Length("incoming weights", "inputs");
    private final Length outputs = new Length("numbers, one per output", "outputs");
    private final List<HiddenUnit> units = new ArrayList<>();
    private final List<ConstantTerm> constants = new ArrayList<>();
    private List<Rational> outputBias = List.of();
    private Optional<Rational> radius = Optional.empty();
    private OptionalInt rank = OptionalInt.empty();
    private Optional<Origin> origin = Optional.empty();
    private List<Rational> outgoing = List.of();
    private List<Rational> incoming = List.of();
    private Rational bias = Rational.ZERO;

    private NetworkJson(JsonCursor json) {
        this.json = json;
    }

    static NetworkFile read(JsonCursor json) throws IOException {
        NetworkJson reading = new NetworkJson(json);
        json.object(REQUIRED, KNOWN, reading::readMember);
        TanhNetwork network = new TanhNetwork(
                reading.inputs.value, reading.outputs.value, reading.units, reading.constants, reading.outputBias);
        return new NetworkFile(network, reading.radius, reading.rank, reading.origin);
    }

    private void readMember(String key) throws IOException {
        switch (key) {
            case "inputs" -> inputs.declare();
            case "outputs" -> outputs.declare();
            case "activation" -> requireTanh();
            case "units" ->
                json.array("a list of units", () -> {
                    json.object(UNIT, UNIT, this::readPart);
                    units.add(new HiddenUnit(outgoing, incoming, bias));
                });
            case "constants" ->
                json.array("a list of constants", () -> {
                    json.object(CONSTANT, CONSTANT, this::readPart);
                    constants.add(new ConstantTerm(outgoing, bias));
                });
            case "outputBias" -> outputBias = outputs.list();
            case "radius" -> radius = json.radius();
            case "rank" -> rank = json.rank();
            case "origin" -> origin = OriginJson.read(json);
            default -> json.schema();
        }
    }

    private void readPart(String key) throws IOException {
        switch (key) {
            case "outgoing" -> outgoing = outputs.list();
            case "incoming" -> incoming = inputs.list();
            default -> bias = json.rational();
        }
    }

    private void requireTanh() throws IOException {
        String activation = json.string("\"tanh\"");
        if (!activation.equals("tanh")) {
            throw json.failure(
                    "expected \"tanh\", the only activation supported, found " + FormatException.quoted(activation));
        }
    }

    /** n or m: unknown until declared or met. */
    private final class Length {

        private final String what;
        private final String key;
        private int value;

        Length(String what, String key) {
            this.what = what;
            this.key = key;
        }

        void declare() throws IOException {
            int declared = (int) json.integer(1, Integer.MAX_VALUE);
            if (value > 0 && value != declared) {
                throw json.failure(
                        "expected " + value + ", as many as the lists before have " + what + ", found " + declared);
            }
            value = declared;
        }

        List<Rational> list() throws IOException {
            List<Rational> list = json.rationals();
            if (list.isEmpty() || value > 0 && list.size() != value) {
                throw json.failure("expected " + (value > 0 ? value : "at least 1") + " " + what + " (" + key
                        + "), found " + list.size());
            }
            value = list.size();
            return list;
        }
    }
}
