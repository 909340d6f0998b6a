package dev.prank.solver.study;

import dev.prank.instances.number.Rational;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All that was measured.
 *
 * @param observations of each network, one after the other
 * @param halfRanks one for each network, in the same order
 */
public record Study(List<Observation> observations, List<HalfRank> halfRanks, List<StudiedRun> runs) {

    /** The penalty of a network among those of its task. Penalties of different tasks cannot be compared as numbers. */
    enum Penalty {
        LEAST,
        MIDDLE,
        GREATEST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT) + " penalty";
        }
    }

    public Study {
        observations = List.copyOf(observations);
        halfRanks = List.copyOf(halfRanks);
        runs = List.copyOf(runs);
    }

    List<StudiedNetwork> networks() {
        return halfRanks.stream().map(HalfRank::network).toList();
    }

    Penalty penalty(StudiedNetwork network) {
        TreeSet<Rational> penalties = new TreeSet<>();
        networks().stream()
                .filter(other -> other.task().equals(network.task()))
                .forEach(other -> penalties.add(other.penalty()));
        if (network.penalty().equals(penalties.first())) {
            return Penalty.LEAST;
        }
        return network.penalty().equals(penalties.last()) ? Penalty.GREATEST : Penalty.MIDDLE;
    }

    /** Those at one radius for which everything is known exactly. */
    List<Observation> closed(StudyRadius radius) {
        return at(radius).filter(Observation::isClosed).toList();
    }

    Stream<Observation> at(StudyRadius radius) {
        return observations.stream().filter(each -> each.radius().equals(radius));
    }
}
