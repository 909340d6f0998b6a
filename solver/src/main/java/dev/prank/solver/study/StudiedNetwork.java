package dev.prank.solver.study;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A trained network and how it was trained.
 *
 * @param name {@code TASK-hWIDTH-METHOD-l2_PENALTY-sSEED}
 * @param penalty on the squares of the weights, as training was told
 */
public record StudiedNetwork(String name, String task, String method, Rational penalty, TanhNetwork network) {

    private static final Pattern NAME = Pattern.compile("(.+)-h[0-9]+-(.+)-l2_([0-9.]+)-s[0-9]+");

    public StudiedNetwork {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(penalty, "penalty");
        Objects.requireNonNull(network, "network");
    }

    /** @throws IllegalArgumentException when the name does not say how it was trained */
    public static StudiedNetwork of(String name, TanhNetwork network) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "expected a name TASK-hWIDTH-METHOD-l2_PENALTY-sSEED, but was '" + name + "'");
        }
        return new StudiedNetwork(name, matcher.group(1), matcher.group(2), Rational.parse(matcher.group(3)), network);
    }

    /** The number of hidden units, h. */
    public int width() {
        return network.size();
    }

    /** The largest {@code |b_ik|}: at this radius every unit may be made constant, so the proximate rank is 0. */
    public Rational largestIncoming() {
        return largestIncoming(network);
    }

    static Rational largestIncoming(TanhNetwork network) {
        Rational largest = Rational.ZERO;
        for (HiddenUnit unit : network.units()) {
            for (Rational weight : unit.incoming()) {
                largest = largest.max(weight.abs());
            }
        }
        return largest;
    }
}
