package dev.prank.instances.generate;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Networks with the weights of another one, dealt anew to its units. What the weights of one unit had to do with each other, and
 * with those of other units, is then lost, and nothing else: a control for questions about how training arranges weights.
 */
public final class ShuffledNetworks {

    private ShuffledNetworks() {}

    /**
     * The outgoing weights, the incoming weights and the biases are permuted among the units, each of these three kinds
     * independently, all orders being equally likely. The weights that one unit has for several inputs, or for several outputs,
     * stay together. Constants and the output bias stay.
     */
    public static TanhNetwork shuffled(TanhNetwork network, long seed) {
        Draws draws = new Draws(seed);
        List<List<Rational>> outgoing = shuffled(network, HiddenUnit::outgoing, draws);
        List<List<Rational>> incoming = shuffled(network, HiddenUnit::incoming, draws);
        List<Rational> biases = shuffled(network, HiddenUnit::bias, draws);
        List<HiddenUnit> units = new ArrayList<>(network.size());
        for (int i = 0; i < network.size(); i++) {
            units.add(new HiddenUnit(outgoing.get(i), incoming.get(i), biases.get(i)));
        }
        return new TanhNetwork(network.inputs(), network.outputs(), units, network.constants(), network.outputBias());
    }

    private static <T> List<T> shuffled(TanhNetwork network, Function<HiddenUnit, T> kind, Draws draws) {
        List<T> all = new ArrayList<>(network.units().stream().map(kind).toList());
        draws.shuffle(all);
        return all;
    }
}
