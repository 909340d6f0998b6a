package dev.prank.solver.engine;

import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.number.Rational;
import dev.prank.solver.Engine;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The invariances at length on the reference engine; the contract runs them shortly on every engine. */
class InvariancePropertyTest {

    private static final int TRIES = 700;

    private final Engine engine = new ExhaustiveEngine();

    @Provide
    Arbitrary<ProximateRankProblem> problems() {
        return Problems.small(7);
    }

    @Property(tries = TRIES)
    void permutingUnits(@ForAll("problems") ProximateRankProblem problem, @ForAll Random random) {
        Invariances.permutingUnits(engine, problem, random);
    }

    @Property(tries = TRIES)
    void flippingUnitSigns(@ForAll("problems") ProximateRankProblem problem, @ForAll Random random) {
        Invariances.flippingUnitSigns(engine, problem, random);
    }

    @Property(tries = TRIES)
    void scalingEverything(
            @ForAll("problems") ProximateRankProblem problem,
            @ForAll @IntRange(min = 1, max = 50) int numerator,
            @ForAll @IntRange(min = 1, max = 50) int denominator) {
        Invariances.scalingEverything(engine, problem, Rational.of(numerator, denominator));
    }

    @Property(tries = TRIES)
    void growingRadius(
            @ForAll("problems") ProximateRankProblem problem, @ForAll @IntRange(min = 0, max = 8) int sixths) {
        Invariances.growingRadius(engine, problem, problem.radius().add(Rational.of(sixths, 6)));
    }

    @Property(tries = TRIES)
    void addingUnit(@ForAll("problems") ProximateRankProblem problem) {
        Invariances.addingUnit(engine, problem);
    }

    @Property(tries = TRIES)
    void repeatingOutput(@ForAll("problems") ProximateRankProblem problem) {
        Invariances.repeatingOutput(engine, problem);
    }

    @Property(tries = TRIES)
    void reversingInputs(@ForAll("problems") ProximateRankProblem problem) {
        Invariances.reversingInputs(engine, problem);
    }

    @Property(tries = TRIES)
    void negatingInputAndOutput(@ForAll("problems") ProximateRankProblem problem) {
        Invariances.negatingInputAndOutput(engine, problem);
    }
}
