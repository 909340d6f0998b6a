package dev.prank.reductions.hardness;

import dev.prank.instances.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * The cost table of one tile, computed from its points alone, and whether it is the one that is claimed and that the tile is for.
 * Immutable.
 */
public final class TileCosts {

    private final TileClaim claim;
    private final List<CostProof> entries;

    private TileCosts(TileClaim claim, List<CostProof> entries) {
        this.claim = claim;
        this.entries = entries;
    }

    /**
     * The costs of all sets of ports. Exponential in the number of points, of which a tile has ten.
     *
     * @param side the side of the squares, in eighths of a tile
     */
    public static TileCosts of(TileClaim claim, int side, LeastCoverOracle oracle) {
        return new TileCosts(
                claim,
                Sides.subsets(claim.shape().ports()).stream()
                        .map(ports -> CostProof.of(claim.shape(), ports, side, oracle))
                        .toList());
    }

    public TileClaim claim() {
        return claim;
    }

    /** One for each set of ports, smaller sets first; the first one is for no ports. */
    public List<CostProof> entries() {
        return entries;
    }

    /** Covering these ports too needs no further square. */
    public boolean isTight(CostProof entry) {
        return entry.cost() == entries.get(0).cost();
    }

    /** Every entry is proved and as claimed, and exactly those sets of ports are tight that the tile's meaning allows. */
    public Verdict check() {
        for (CostProof entry : entries) {
            Optional<String> problem = entry.check().match(Optional::empty, Optional::of);
            if (problem.isPresent()) {
                return rejected(problem.get());
            }
        }
        for (CostProof entry : entries) {
            if (isTight(entry) != claim.meaning().allows().test(entry.ports())) {
                return rejected("the ports " + Sides.name(entry.ports())
                        + (isTight(entry) ? " are covered without a further square" : " need a further square")
                        + ", which is not the meaning (" + claim.meaning().sentence() + ")");
            }
        }
        return Verdict.accepted();
    }

    private Verdict rejected(String problem) {
        return Verdict.rejected(claim.name() + ": " + problem);
    }
}
