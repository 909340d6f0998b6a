package dev.prank.instances.io;

import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a network file holds: the network and, in JSON, the radius and rank that its questions use unless told
 * otherwise, and its origin.
 *
 * @param radius ε ≥ 0
 * @param rank r ≥ 0
 * @param origin how the network was generated
 */
public record NetworkFile(TanhNetwork network, Optional<Rational> radius, OptionalInt rank, Optional<Origin> origin) {

    /** @throws IllegalArgumentException when radius or rank is negative */
    public NetworkFile {
        Objects.requireNonNull(network, "network");
        requireNotNegative(radius, rank);
        Objects.requireNonNull(origin, "origin");
    }

    /** A file that does not say where its network comes from. */
    public NetworkFile(TanhNetwork network, Optional<Rational> radius, OptionalInt rank) {
        this(network, radius, rank, Optional.empty());
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
