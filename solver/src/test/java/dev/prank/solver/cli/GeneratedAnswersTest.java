package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.formula.CnfFormula;
import dev.prank.instances.generate.PlantedCover;
import dev.prank.instances.generate.PlantedNetwork;
import dev.prank.instances.generate.PlantedNetworks;
import dev.prank.instances.generate.RandomFormulas;
import dev.prank.instances.generate.RandomPoints;
import dev.prank.instances.generate.RestrictedPlanarFormulas;
import dev.prank.instances.io.Origin;
import dev.prank.instances.number.Rational;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.PointCoverSolver;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.SolveControl;
import dev.prank.solver.engine.Engines;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.planar.BoyerMyrvoldPlanarityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sat4j.core.VecInt;
import org.sat4j.minisat.SolverFactory;
import org.sat4j.specs.ContradictionException;
import org.sat4j.specs.ISolver;
import org.sat4j.specs.TimeoutException;

/** What each family promises, tested by somebody who did not make it: the engines, Sat4j, and JGraphT. */
class GeneratedAnswersTest {

    private static final ProgressLine SILENT =
            new ProgressLine(new PrintWriter(Writer.nullWriter()), false, "", Integer.MAX_VALUE);

    private static final ProximateRankSolver SOLVER =
            new ProximateRankSolver(Engines.named("auto"), EngineOptions.defaults());

    private static boolean isSatisfiable(CnfFormula formula) throws TimeoutException {
        ISolver solver = SolverFactory.newDefault();
        solver.newVar(formula.variableCount());
        try {
            for (var clause : formula.clauses()) {
                solver.addClause(new VecInt(
                        clause.literals().stream().mapToInt(Integer::intValue).toArray()));
            }
            return solver.isSatisfiable();
        } catch (ContradictionException e) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 3", "30, 4", "60, 8"})
    void plantedCoversAreLeast(int squares, int perSquare) {
        PlantedCover planted = RandomPoints.planted(squares, perSquare, Rational.of(1, 8), 11);

        var result = new PointCoverSolver(SOLVER).solve(planted.problem(), SolveControl.unlimited());

        assertThat(result.lowerBound()).isEqualTo(squares);
        assertThat(result.upperBound()).isEqualTo(squares);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 3, 2, 1, 1", "2, 1, 4, 3, 0, 2", "1, 2, 0, 1, 4, 0", "3, 2, 6, 4, 2, 2"})
    void plantedNetworksHaveAtMostTheirRank(
            int inputs, int outputs, int rank, int copies, int cancelledPairs, int dead) {
        PlantedNetworks.Shape shape = new PlantedNetworks.Shape(inputs, outputs, rank, copies, cancelledPairs, dead);
        for (long seed = 0; seed < 5; seed++) {
            PlantedNetwork planted = PlantedNetworks.random(shape, Rational.TWO, Rational.of(1, 20), seed);

            var result = SOLVER.solve(planted.problem(), SolveControl.unlimited());

            assertThat(result.upperBound()).as("seed %d", seed).isLessThanOrEqualTo(rank);
        }
    }

    @Test
    void plantedFormulasAreSatisfiable() throws TimeoutException {
        for (long seed = 0; seed < 5; seed++) {
            assertThat(isSatisfiable(RandomFormulas.planted(40, 200, 3, seed).formula()))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 12})
    void parityChainsAreUnsatisfiableButNotWithoutAnyOneEquation(int length) throws TimeoutException {
        CnfFormula formula = RandomFormulas.parity(length, 4);

        assertThat(isSatisfiable(formula)).isFalse();
        // The last equation has two clauses.
        assertThat(isSatisfiable(new CnfFormula(
                        formula.variableCount(),
                        formula.clauses().subList(0, formula.clauses().size() - 1))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 6})
    void pigeonsAndPatternsAreUnsatisfiable(int size) throws TimeoutException {
        assertThat(isSatisfiable(RandomFormulas.pigeonhole(size))).isFalse();
        assertThat(isSatisfiable(RandomFormulas.signPatterns(size))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"5, 80, 20", "20, 100, 0", "20, 50, 100", "60, 75, 25", "300, 100, 50"})
    void restrictedFormulasArePlanar(int variables, int tripleOccurrences, int tripleClauses) {
        LongStream.range(0, 20).forEach(seed -> {
            CnfFormula formula = RestrictedPlanarFormulas.random(variables, tripleOccurrences, tripleClauses, seed);
            Graph<Integer, DefaultEdge> incidence = new SimpleGraph<>(DefaultEdge.class);
            for (int c = 0; c < formula.clauses().size(); c++) {
                // Variables are positive, clauses negative or 0.
                incidence.addVertex(-c);
                for (int literal : formula.clauses().get(c).literals()) {
                    incidence.addVertex(Math.abs(literal));
                    incidence.addEdge(-c, Math.abs(literal));
                }
            }

            assertThat(new BoyerMyrvoldPlanarityInspector<>(incidence).isPlanar())
                    .as("seed %d: %s", seed, formula)
                    .isTrue();
        });
    }

    /** Stated for the points and for the network, found by the engines. */
    @ParameterizedTest
    @CsvSource({
        "formula-patterns, variables=1, false",
        "formula-patterns, variables=2, false",
        "formula-pigeonhole, holes=1, false",
        "formula-planted, variables=3 clauses=4, true",
        "formula-planted, variables=4 clauses=5 width=2, true",
        "formula-ksat, variables=0 clauses=0, true",
        "formula-ksat, variables=1 clauses=1 width=0, false",
    })
    void coversTellWhetherTheFormulaIsSatisfiable(String family, String parameters, boolean satisfiable)
            throws TimeoutException {
        for (String target : new String[] {"points", "network"}) {
            Generated instance = GenerateCommand.instance(family, parameters + " to=" + target, "3");
            Generated.Source source = instance.source().orElseThrow();
            Origin.Known stated = instance.origin().known().orElseThrow();
            Origin.Known found = instance.solved(SOLVER, SolveControl.unlimited(), SILENT);

            assertThat(isSatisfiable(source.formula())).isEqualTo(satisfiable);
            assertThat(found.lower()).isEqualTo(found.upper());
            assertThat(found.lower().getAsInt() == source.rank()).isEqualTo(satisfiable);
            assertThat(stated.lower().orElse(0))
                    .isLessThanOrEqualTo(found.lower().getAsInt());
            if (family.equals("formula-planted")) {
                assertThat(stated.upper()).isEqualTo(OptionalInt.of(source.rank()));
            }
        }
    }
}
