package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.solver.Engine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** What proximate rank does not depend on, and how little it may change; each is a theorem about the quantity, not the engine. */
final class Invariances {

    private Invariances() {}

    /** The function is a sum over the units, in any order. */
    static void permutingUnits(Engine engine, ProximateRankProblem problem, Random random) {
        List<HiddenUnit> shuffled = new ArrayList<>(problem.network().units());
        Collections.shuffle(shuffled, random);
        requireEqual(engine, problem, withUnits(problem, shuffled));
    }

    /** tanh is odd, and the L∞ ball is symmetric in every coordinate. */
    static void flippingUnitSigns(Engine engine, ProximateRankProblem problem, Random random) {
        requireEqual(
                engine,
                problem,
                withEachUnit(problem, unit -> random.nextBoolean() ? unit : scaled(unit, Rational.of(-1))));
    }

    /** w ↦ λw maps the ball of radius ε onto that of radius λε, and keeps equal, zero and opposite parameters so: the rank. */
    static void scalingEverything(Engine engine, ProximateRankProblem problem, Rational factor) {
        requireEqual(
                engine,
                problem,
                new ProximateRankProblem(
                        withEachUnit(problem, unit -> scaled(unit, factor)).network(),
                        problem.radius().multiply(factor)));
    }

    /** The smaller ball lies in the larger one. */
    static void growingRadius(Engine engine, ProximateRankProblem problem, Rational larger) {
        ProximateRankProblem wider = new ProximateRankProblem(problem.network(), larger);
        assertThat(Results.optimum(engine, wider))
                .as("%s at radius %s instead of %s", problem, larger, problem.radius())
                .isLessThanOrEqualTo(Results.optimum(engine, problem));
    }

    /**
     * One unit more changes the proximate rank by at most one, although helpers exist: adding the unit unchanged to a nearby network
     * u, or taking the last unit from a nearby network u′ of the longer one, adds one tanh term to the function, which raises the
     * rank by at most one either way.
     */
    static void addingUnit(Engine engine, ProximateRankProblem problem) {
        List<HiddenUnit> units = problem.network().units();
        if (!units.isEmpty()) {
            int with = Results.optimum(engine, problem);
            int without = Results.optimum(engine, withUnits(problem, units.subList(0, units.size() - 1)));
            assertThat(with).as("with and without the last unit of %s", problem).isBetween(without - 1, without + 1);
        }
    }

    /** A second output equal to the first repeats one condition of every cancelled group. */
    static void repeatingOutput(Engine engine, ProximateRankProblem problem) {
        TanhNetwork network = problem.network();
        List<HiddenUnit> units = new ArrayList<>();
        for (HiddenUnit unit : network.units()) {
            List<Rational> outgoing = new ArrayList<>(unit.outgoing());
            outgoing.add(outgoing.get(0));
            units.add(new HiddenUnit(outgoing, unit.incoming(), unit.bias()));
        }
        requireEqual(
                engine,
                problem,
                new ProximateRankProblem(
                        TanhNetwork.of(network.inputs(), network.outputs() + 1, units), problem.radius()));
    }

    /** Renaming inputs renames coordinates, in which the L∞ norm is symmetric. */
    static void reversingInputs(Engine engine, ProximateRankProblem problem) {
        requireEqual(engine, problem, withEachUnit(problem, unit -> {
            List<Rational> incoming = new ArrayList<>(unit.incoming());
            Collections.reverse(incoming);
            return new HiddenUnit(unit.outgoing(), incoming, unit.bias());
        }));
    }

    /** x ↦ −x in the last input, and f ↦ −f in the last output, are symmetries of the function class and of the ball. */
    static void negatingInputAndOutput(Engine engine, ProximateRankProblem problem) {
        requireEqual(
                engine,
                problem,
                withEachUnit(
                        problem,
                        unit -> new HiddenUnit(
                                withLastNegated(unit.outgoing()), withLastNegated(unit.incoming()), unit.bias())));
    }

    private static List<Rational> withLastNegated(List<Rational> numbers) {
        List<Rational> result = new ArrayList<>(numbers);
        int last = result.size() - 1;
        result.set(last, result.get(last).negate());
        return result;
    }

    private static HiddenUnit scaled(HiddenUnit unit, Rational factor) {
        return new HiddenUnit(
                unit.outgoing().stream().map(weight -> weight.multiply(factor)).toList(),
                unit.incoming().stream().map(weight -> weight.multiply(factor)).toList(),
                unit.bias().multiply(factor));
    }

    private static ProximateRankProblem withEachUnit(ProximateRankProblem problem, UnaryOperator<HiddenUnit> change) {
        return withUnits(problem, problem.network().units().stream().map(change).toList());
    }

    private static ProximateRankProblem withUnits(ProximateRankProblem problem, List<HiddenUnit> units) {
        TanhNetwork network = problem.network();
        return new ProximateRankProblem(TanhNetwork.of(network.inputs(), network.outputs(), units), problem.radius());
    }

    private static void requireEqual(Engine engine, ProximateRankProblem left, ProximateRankProblem right) {
        assertThat(Results.optimum(engine, right))
                .as("%s: %s against %s", engine.name(), right, left)
                .isEqualTo(Results.optimum(engine, left));
    }
}
