package dev.prank.reductions.hardness;

import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.Reduction;
import java.util.Objects;

/**
 * From a formula over a tile grid to uniform point cover (Theorem 6.1): {@link #bound} squares cover the points exactly when the
 * formula is satisfiable, and fewer never do. The proof is that of the two steps. A witness of the target is a cover of at most
 * {@link #bound} squares; {@link #pullBack} also takes larger ones when their ports still spell a model.
 */
public final class FormulaToPointCover implements Reduction<CnfFormula, Assignment, PointCoverProblem, PointCover> {

    private final FormulaToTileGrid route;
    private final TileGridToPointCover points;

    /**
     * Time and space are linear in the number of tiles.
     *
     * @param radius ε in tiles, from 1/8 to below 3/16
     * @throws IllegalArgumentException for any other radius
     */
    public FormulaToPointCover(FormulaToTileGrid route, Rational radius) {
        this.route = Objects.requireNonNull(route, "route");
        this.points = new TileGridToPointCover(route.target(), radius);
    }

    @Override
    public CnfFormula source() {
        return route.source();
    }

    public TileGrid grid() {
        return route.target();
    }

    @Override
    public PointCoverProblem target() {
        return points.target();
    }

    /** r: the least cover has r squares when the formula is satisfiable, and more when it is not. */
    public int bound() {
        return points.bound();
    }

    /** A cover of exactly {@link #bound} squares. */
    @Override
    public PointCover pushForward(Assignment model) {
        return points.pushForward(route.pushForward(model));
    }

    /**
     * The model that the cover spells. Every cover of at most {@link #bound} squares spells one.
     *
     * @throws IllegalArgumentException when {@code cover} is no cover, or has more squares and spells no model
     */
    @Override
    public Assignment pullBack(PointCover cover) {
        if (cover.value() <= bound()) {
            return route.pullBack(points.pullBack(cover));
        }
        return route.read(points.ownersIn(cover))
                .orElseThrow(() -> new IllegalArgumentException("the cover has " + cover.value()
                        + " squares, more than the bound " + bound() + ", and spells no model of the formula"));
    }
}
