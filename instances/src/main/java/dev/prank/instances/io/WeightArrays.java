package dev.prank.instances.io;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.List;

/**
 * The four arrays of a network.
 *
 * @param source the file, for messages
 */
record WeightArrays(
        String source,
        WeightArray hiddenWeight,
        WeightArray hiddenBias,
        WeightArray outputWeight,
        WeightArray outputBias) {

    /**
     * The network, with layout AUTO decided from all four shapes together.
     *
     * @throws FormatException when the shapes fit no layout, not the one asked for, or two that give different networks; or when
     *     an element is not finite
     */
    TanhNetwork network(WeightLayout layout) throws FormatException {
        requireDimensions(hiddenWeight, 2);
        requireDimensions(hiddenBias, 1);
        requireDimensions(outputWeight, 2);
        requireDimensions(outputBias, 1);
        boolean torch = fits(
                hiddenWeight.shape().get(0),
                outputWeight.shape().get(1),
                outputWeight.shape().get(0));
        boolean sklearn = fits(
                hiddenWeight.shape().get(1),
                outputWeight.shape().get(0),
                outputWeight.shape().get(1));
        return switch (layout) {
            case TORCH -> network(torch, true);
            case SKLEARN -> network(sklearn, false);
            case AUTO -> {
                // With one input, one unit and one output both layouts give the same network.
                if (torch && sklearn && units() > 1) {
                    throw FormatException.in(
                            source,
                            "",
                            "as many inputs as units as outputs (" + units() + "), so the weights could be either way "
                                    + "round: --layout torch|sklearn is required");
                }
                yield network(torch || sklearn, torch);
            }
        };
    }

    private int units() {
        return hiddenBias.shape().get(0);
    }

    private boolean fits(int hiddenUnits, int outputUnits, int outputs) {
        return hiddenUnits == units()
                && outputUnits == units()
                && outputs == outputBias.shape().get(0);
    }

    private void requireDimensions(WeightArray array, int dimensions) throws FormatException {
        if (array.shape().size() != dimensions) {
            throw FormatException.in(
                    source,
                    array.name(),
                    "expected " + (dimensions == 1 ? "one dimension" : "two dimensions") + ", found shape "
                            + WeightArray.text(array.shape()));
        }
    }

    private TanhNetwork network(boolean fits, boolean torch) throws FormatException {
        int inputs = hiddenWeight.shape().get(torch ? 1 : 0);
        int outputs = outputBias.shape().get(0);
        if (!fits || inputs == 0 || outputs == 0) {
            throw FormatException.in(
                    source,
                    "",
                    "expected shapes h×n, h, m×h, m"
                            + " or, with --layout sklearn, n×h, h, h×m, m, with n and m at least 1; found " + shapes());
        }
        List<HiddenUnit> units = new ArrayList<>(units());
        for (int i = 0; i < units(); i++) {
            List<Rational> outgoing = new ArrayList<>(outputs);
            for (int k = 0; k < outputs; k++) {
                outgoing.add(torch ? outputWeight.get(k, i) : outputWeight.get(i, k));
            }
            List<Rational> incoming = new ArrayList<>(inputs);
            for (int j = 0; j < inputs; j++) {
                incoming.add(torch ? hiddenWeight.get(i, j) : hiddenWeight.get(j, i));
            }
            units.add(new HiddenUnit(outgoing, incoming, hiddenBias.get(i)));
        }
        List<Rational> bias = new ArrayList<>(outputs);
        for (int k = 0; k < outputs; k++) {
            bias.add(outputBias.get(k));
        }
        return TanhNetwork.of(inputs, outputs, units, bias);
    }

    private String shapes() {
        List<String> shapes = new ArrayList<>();
        for (WeightArray array : List.of(hiddenWeight, hiddenBias, outputWeight, outputBias)) {
            shapes.add(FormatException.quoted(array.name()) + " " + WeightArray.text(array.shape()));
        }
        return String.join(", ", shapes);
    }
}
