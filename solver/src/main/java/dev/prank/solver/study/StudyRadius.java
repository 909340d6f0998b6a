package dev.prank.solver.study;

import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.util.List;
import java.util.Objects;

/**
 * A radius that is the same number for all networks, or the same part of each network's largest absolute incoming weight.
 *
 * <p>Scaling all parameters scales every radius that matters, so a number alone says little about networks of different scale.
 * The largest incoming weight is a measure of scale that is 0 only when all units are constant, and at that radius every network
 * has proximate rank 0. The median would be a poor one: in strongly penalised networks most units have died.
 */
public record StudyRadius(Rational value, boolean isRelative) {

    public static final List<StudyRadius> ABSOLUTE = all(false, "0.01", "0.05", "0.1", "0.2");

    public static final List<StudyRadius> RELATIVE = all(true, "0.003", "0.01", "0.03", "0.1");

    public StudyRadius {
        Objects.requireNonNull(value, "value");
    }

    private static List<StudyRadius> all(boolean isRelative, String... values) {
        return List.of(values).stream()
                .map(value -> new StudyRadius(Rational.parse(value), isRelative))
                .toList();
    }

    public Rational of(TanhNetwork network) {
        return isRelative ? value.multiply(StudiedNetwork.largestIncoming(network)) : value;
    }

    /** A number, or a percentage. */
    @Override
    public String toString() {
        return isRelative ? value.multiply(100).toDecimalString() + " %" : value.toDecimalString();
    }
}
