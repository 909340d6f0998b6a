package dev.prank.solver.cli;

import dev.prank.instances.formula.CnfFormula;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.formula.FormulaToRestrictedPlanar;
import dev.prank.reductions.formula.RestrictedPlanarFormula;
import dev.prank.reductions.hardness.DirectRoute;
import dev.prank.reductions.hardness.FormulaToPointCover;
import dev.prank.reductions.hardness.FormulaToTileGrid;
import dev.prank.reductions.hardness.PlanarRoute;
import dev.prank.reductions.hardness.TileGridToPointCover;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a formula becomes points: the route to a tile grid, and the radius. */
final class FormulaRoute {

    /** From a formula to a tile grid. */
    enum Route {
        DIRECT,
        PLANAR;

        FormulaToTileGrid from(CnfFormula formula) {
            return this == PLANAR ? new PlanarRoute(formula) : new DirectRoute(formula);
        }

        /** As the user writes it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--route",
            paramLabel = "ROUTE",
            description = "For formulas: direct (tiles that cross, the default) or planar (the paper's).")
    private Route route = Route.DIRECT;

    @Option(
            names = {"-r", "--radius"},
            paramLabel = "E",
            converter = RadiusConverter.class,
            description = "Radius: a decimal or a fraction (default: the file's; for formulas 1/8, and below 3/16).")
    private Optional<Rational> radius = Optional.empty();

    Optional<Rational> radius() {
        return radius;
    }

    String name() {
        return route.toString();
    }

    boolean isPlanar() {
        return route == Route.PLANAR;
    }

    FormulaToTileGrid grid(Inputs.Instance<CnfFormula> formula) {
        try {
            return route.from(formula.content());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, formula.name() + ": " + e.getMessage());
        }
    }

    /** The restricted planar formula of the planar route. */
    CnfFormula restricted(Inputs.Instance<CnfFormula> formula) {
        return RestrictedPlanarFormula.recognise(formula.content())
                .match(
                        RestrictedPlanarFormula::formula,
                        reason -> new FormulaToRestrictedPlanar(formula.content())
                                .target()
                                .formula());
    }

    /** Why the planar route does not take the formula as it is; empty when it does, and for the direct route. */
    Optional<String> detour(Inputs.Instance<CnfFormula> formula) {
        return isPlanar()
                ? RestrictedPlanarFormula.recognise(formula.content())
                        .match(recognised -> Optional.empty(), Optional::of)
                : Optional.empty();
    }

    FormulaToPointCover points(Inputs.Instance<CnfFormula> formula) {
        Rational used = radius.orElse(TileGridToPointCover.LEAST_RADIUS);
        if (!TileGridToPointCover.isSupported(used)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--radius is " + used + "; for formulas it must be at least " + TileGridToPointCover.LEAST_RADIUS
                            + " and below " + TileGridToPointCover.RADIUS_LIMIT);
        }
        return new FormulaToPointCover(grid(formula), used);
    }
}
