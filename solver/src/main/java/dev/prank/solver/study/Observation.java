package dev.prank.solver.study;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * One network at one radius.
 *
 * @param paper the bound of Algorithm 5.1
 * @param better the better one of that and of the variant that merges in either orientation
 * @param alone the units that can neither be made constant nor have their outgoing weights made 0
 * @param merged the least rank without groups of several units that cancel
 * @param prank the proximate rank
 * @param fates what happens to the units in the witness that was found
 */
public record Observation(
        StudiedNetwork network,
        StudyRadius radius,
        int paper,
        int better,
        int alone,
        RankBracket merged,
        RankBracket prank,
        Fates fates) {

    public Observation {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(radius, "radius");
        Objects.requireNonNull(merged, "merged");
        Objects.requireNonNull(prank, "prank");
        Objects.requireNonNull(fates, "fates");
    }

    boolean isClosed() {
        return merged.isClosed() && prank.isClosed();
    }

    /** How far Algorithm 5.1 is above what is reached at all. */
    int excess() {
        return paper - prank.upper();
    }

    /** The units that can neither be made constant nor have their outgoing weights made 0. */
    public static List<Integer> staying(TanhNetwork network, Rational radius) {
        List<Integer> staying = new ArrayList<>();
        for (int i = 0; i < network.size(); i++) {
            HiddenUnit unit = network.units().get(i);
            if (!unit.isNearlyConstant(radius) && !unit.isNearlySilent(radius)) {
                staying.add(i);
            }
        }
        return staying;
    }

    /**
     * A network whose proximate rank at the radius is the least rank without groups of several units that cancel. It has the
     * units that stay: others cost nothing then, and help nobody. Each has an output of its own, with a weight that is too large
     * for any group: {@code |±(ε h + 1)| > ε · size}.
     */
    public static TanhNetwork withoutCancelling(TanhNetwork network, Rational radius) {
        List<Integer> staying = staying(network, radius);
        Rational large = radius.multiply(network.size()).add(Rational.ONE);
        List<HiddenUnit> units = new ArrayList<>(staying.size());
        for (int j = 0; j < staying.size(); j++) {
            HiddenUnit unit = network.units().get(staying.get(j));
            List<Rational> outgoing = new ArrayList<>(Collections.nCopies(staying.size(), Rational.ZERO));
            outgoing.set(j, large);
            units.add(new HiddenUnit(outgoing, unit.incoming(), unit.bias()));
        }
        return TanhNetwork.of(network.inputs(), Math.max(1, staying.size()), units);
    }
}
