package dev.prank.instances.io;

import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a network file holds: the network and, in JSON, the radius and rank that its questions use unless told otherwise.
 *
 * @param radius ε ≥ 0
 * @param rank r ≥ 0
 */
public record NetworkFile(TanhNetwork network, Optional<Rational> radius, OptionalInt rank) {

    /** @throws IllegalArgumentException when radius or rank is negative */
    public NetworkFile {
        Objects.requireNonNull(network, "network");
        requireNotNegative(radius, rank);
    }

    /** A file with nothing but the network. */
    public static NetworkFile of(TanhNetwork network) {
        return new NetworkFile(network, Optional.empty(), OptionalInt.empty());
    }

    static void requireNotNegative(Optional<Rational> radius, OptionalInt rank) {
        if (radius.isPresent() && radius.get().signum() < 0) {
            throw new IllegalArgumentException("radius must not be negative, but is " + radius.get());
        }
        if (rank.isPresent() && rank.getAsInt() < 0) {
            throw new IllegalArgumentException("rank must not be negative, but is " + rank.getAsInt());
        }
    }
}
