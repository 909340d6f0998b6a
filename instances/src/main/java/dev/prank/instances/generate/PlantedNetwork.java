package dev.prank.instances.generate;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import java.util.Objects;

/**
 * A network and radius with a known upper bound on the proximate rank.
 *
 * @param witness a network within the radius; its rank is the bound
 */
public record PlantedNetwork(ProximateRankProblem problem, NearbyNetwork witness) {

    public PlantedNetwork {
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(witness, "witness");
    }
}
