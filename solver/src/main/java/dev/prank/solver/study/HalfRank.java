package dev.prank.solver.study;

import java.util.List;
import java.util.Objects;

/**
 * The least radius at which the rank is at most half the width, of a trained network and of others with the same weights in
 * random order; and what is known of these others at other radii.
 *
 * @param trained of the network itself
 * @param shuffled of the others, at least one, by seed
 * @param others for each radius of {@link StudyRadius#RELATIVE} what is known of the others, by seed
 */
public record HalfRank(
        StudiedNetwork network, RadiusBracket trained, List<RadiusBracket> shuffled, List<List<Other>> others) {

    /**
     * A network with shuffled weights at one radius.
     *
     * @param alone the units that can neither be made constant nor have their outgoing weights made 0
     * @param prank the proximate rank
     */
    public record Other(int alone, RankBracket prank) {

        public Other {
            Objects.requireNonNull(prank, "prank");
        }
    }

    /** @throws IllegalArgumentException when there are no others */
    public HalfRank {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(trained, "trained");
        shuffled = List.copyOf(shuffled);
        if (shuffled.isEmpty()) {
            throw new IllegalArgumentException(network.name() + " is compared with nothing");
        }
        others = others.stream().map(List::copyOf).toList();
    }

    /** Nearer to half its rank than all the others are, for certain. */
    boolean isNearest() {
        return shuffled.stream().allMatch(trained::isBelow);
    }

    /** Farther than all the others are, for certain. */
    boolean isFarthest() {
        return shuffled.stream().allMatch(other -> other.isBelow(trained));
    }

    /** All radii are known well enough to be divided. */
    boolean isTight() {
        return trained.isTight() && shuffled.stream().allMatch(RadiusBracket::isTight);
    }

    /** Of the others. */
    double median() {
        double[] radii = shuffled.stream()
                .mapToDouble(each -> each.upper().doubleValue())
                .sorted()
                .toArray();
        int middle = radii.length / 2;
        return radii.length % 2 == 1 ? radii[middle] : (radii[middle - 1] + radii[middle]) / 2;
    }
}
