package dev.prank.solver.bound;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Small problems on coarse lattices, so that distances of exactly ε and 2ε, and sums of exactly ε·|S|, are common. */
final class LatticeProblems {

    private LatticeProblems() {}

    /** @param spread the largest weight in multiples of 1/2; small values give dense networks, large ones sparse networks */
    static Arbitrary<ProximateRankProblem> problems(int maxUnits, int spread) {
        Arbitrary<Rational> weights =
                Arbitraries.integers().between(-spread, spread).map(k -> Rational.of(k, 2));
        Arbitrary<Integer> sizes = Arbitraries.integers().between(1, 3);
        Arbitrary<Rational> radii =
                Arbitraries.of("0", "1/2", "1", "3/2", "1/3", "0.4999", "1/4").map(Rational::parse);
        return Combinators.combine(sizes, sizes).flatAs((inputs, outputs) -> {
            Arbitrary<HiddenUnit> units = Combinators.combine(
                            weights.list().ofSize(outputs), weights.list().ofSize(inputs), weights)
                    .as(HiddenUnit::new);
            return Combinators.combine(units.list().ofMaxSize(maxUnits), radii)
                    .as((list, radius) -> new ProximateRankProblem(TanhNetwork.of(inputs, outputs, list), radius));
        });
    }
}
