package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.Verdict;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.generate.RandomPoints;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.hardness.PointCoverToNetwork;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.certificate.DrupCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;

/** A bound is refuted exactly when it is below the optimum of the exhaustive engine, and checkers accept the proof. */
class SatRefutationPropertyTest {

    /** Makes every slot one led by a unit, with conflicts. */
    private static final LocationForm.Limits NO_CLIQUES = new LocationForm.Limits(0, 0);

    /** What was written for one question. */
    private record Written(SatRefutation.Result result, String formula, String proof) {
        boolean isRefuted() {
            return result.outcome() == SatRefutation.Outcome.REFUTED;
        }

        void requireAccepted() throws IOException {
            Verdict verdict = DrupCheck.check(
                    new BufferedReader(new StringReader(formula)), new BufferedReader(new StringReader(proof)));
            assertThat(verdict).isEqualTo(Verdict.accepted());
        }
    }

    private static Written refute(ProximateRankProblem problem, int rank, LocationForm.Limits limits)
            throws IOException {
        StringWriter formula = new StringWriter();
        StringWriter proof = new StringWriter();
        SatRefutation.Result result =
                SatRefutation.refute(problem, rank, limits, SolveControl.unlimited(), formula, proof);
        return new Written(result, formula.toString(), proof.toString());
    }

    private static Written refute(PointCoverProblem problem, int rank) throws IOException {
        StringWriter formula = new StringWriter();
        StringWriter proof = new StringWriter();
        SatRefutation.Result result = SatRefutation.refute(problem, rank, SolveControl.unlimited(), formula, proof);
        return new Written(result, formula.toString(), proof.toString());
    }

    private static int optimum(ProximateRankProblem problem) {
        return new ExhaustiveEngine()
                .solve(problem, EngineOptions.defaults(), SolveControl.unlimited())
                .lowerBound();
    }

    @Provide
    Arbitrary<ProximateRankProblem> networks() {
        return Problems.small(7);
    }

    /** Few places close together and weights far from 0, so that most groups could cancel but few do. */
    @Provide
    Arbitrary<ProximateRankProblem> crowds() {
        Arbitrary<HiddenUnit> units = Combinators.combine(
                        Arbitraries.integers().between(-9, 9),
                        Arbitraries.of(-4, -3, -2, 1, 2, 3, 4),
                        Arbitraries.of(-2, -1, 0, 1, 2))
                .as((a, b, c) -> Problems.unit(a.toString(), b.toString(), c.toString()));
        return units.list()
                .ofMinSize(3)
                .ofMaxSize(8)
                .map(list -> Problems.problem("1", list.toArray(HiddenUnit[]::new)));
    }

    @Property(tries = 150)
    void crowdsAreRefutedBelowTheirRank(@ForAll("crowds") ProximateRankProblem problem, @ForAll boolean led)
            throws IOException {
        long noGoods = requireRefutedBelowTheRank(problem, led);
        Statistics.label("no-goods")
                .collect(noGoods > 0)
                .coverage(coverage -> coverage.check(true).percentage(p -> p >= 5));
    }

    @Property(tries = 250)
    void networksAreRefutedBelowTheirRank(@ForAll("networks") ProximateRankProblem problem, @ForAll boolean led)
            throws IOException {
        requireRefutedBelowTheRank(problem, led);
    }

    /** Returns how many no-goods were in all the formulas. */
    private static long requireRefutedBelowTheRank(ProximateRankProblem problem, boolean led) throws IOException {
        int optimum = optimum(problem);
        LocationForm.Limits limits = led ? NO_CLIQUES : LocationForm.Limits.DEFAULT;
        long noGoods = 0;
        for (int rank = 0; rank <= problem.network().size(); rank++) {
            Written written = refute(problem, rank, limits);
            assertThat(written.isRefuted()).as("rank %d", rank).isEqualTo(rank < optimum);
            if (written.isRefuted()) {
                noGoods += written.result().statistics().counts().get("noGoods");
                written.requireAccepted();
            }
        }
        return noGoods;
    }

    @Property(tries = 40)
    void pointsAreRefutedBelowTheirLeastCover(@ForAll @LongRange(min = 0) long seed) throws IOException {
        PointCoverProblem problem = RandomPoints.uniform(11, Rational.ONE, Rational.of(3), seed);
        int optimum = optimum(new PointCoverToNetwork(problem).target());
        for (int rank = 0; rank <= optimum; rank++) {
            Written written = refute(problem, rank);
            assertThat(written.isRefuted()).as("rank %d", rank).isEqualTo(rank < optimum);
            if (written.isRefuted()) {
                written.requireAccepted();
            }
        }
    }
}
