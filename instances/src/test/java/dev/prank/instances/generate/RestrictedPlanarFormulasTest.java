package dev.prank.instances.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Planarity is tested in module solver, with JGraphT. */
class RestrictedPlanarFormulasTest {

    @ParameterizedTest
    @CsvSource({
        "2, 0, 0",
        "2, 100, 100",
        "3, 50, 50",
        "10, 100, 0",
        "3, 99, 0",
        "3, 100, 1",
        "10, 0, 100",
        "100, 60, 40",
        "5000, 100, 30"
    })
    void clausesAndOccurrencesAreRestricted(int variables, int tripleOccurrences, int tripleClauses) {
        for (long seed = 0; seed < 10; seed++) {
            CnfFormula formula = RestrictedPlanarFormulas.random(variables, tripleOccurrences, tripleClauses, seed);
            int[] positive = new int[variables + 1];
            int[] negative = new int[variables + 1];
            for (Clause clause : formula.clauses()) {
                assertThat(clause.size()).as("seed %d: %s", seed, clause).isBetween(2, 3);
                assertThat(clause.literals().stream().map(Math::abs).distinct()).hasSize(clause.size());
                clause.literals().forEach(literal -> (literal > 0 ? positive : negative)[Math.abs(literal)]++);
            }
            for (int v = 1; v <= variables; v++) {
                assertThat(negative[v]).as("seed %d, variable %d", seed, v).isEqualTo(1);
                assertThat(positive[v]).as("seed %d, variable %d", seed, v).isBetween(1, 2);
            }
        }
    }

    @Test
    void widthsAndOccurrencesAreMixed() {
        CnfFormula formula = RestrictedPlanarFormulas.random(300, 50, 40, 1);
        long wide =
                formula.clauses().stream().filter(clause -> clause.size() == 3).count();
        long literals = formula.clauses().stream().mapToLong(Clause::size).sum();

        assertThat(wide).isBetween(50L, 200L);
        assertThat(formula.clauses().size() - wide).isBetween(50L, 300L);
        assertThat(literals - 2 * 300).isBetween(110L, 190L);
    }

    @Test
    void someAreSatisfiableAndSomeAreNot() {
        long satisfiable = IntStream.range(0, 400)
                .filter(seed -> isSatisfiable(RestrictedPlanarFormulas.random(8, 80, 10, seed)))
                .count();

        assertThat(satisfiable).isBetween(20L, 380L);
    }

    private static boolean isSatisfiable(CnfFormula formula) {
        for (int bits = 0; bits < 1 << formula.variableCount(); bits++) {
            int chosen = bits;
            List<Boolean> values = IntStream.range(0, formula.variableCount())
                    .mapToObj(v -> (chosen >> v & 1) == 1)
                    .collect(Collectors.toCollection(ArrayList::new));
            if (new Assignment(values).satisfies(formula)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void dependsOnItsSeedOnly() {
        assertThat(RestrictedPlanarFormulas.random(20, 50, 50, 5))
                .isEqualTo(RestrictedPlanarFormulas.random(20, 50, 50, 5))
                .isNotEqualTo(RestrictedPlanarFormulas.random(20, 50, 50, 6));
    }

    @Test
    void refusesImpossibleParameters() {
        assertThatThrownBy(() -> RestrictedPlanarFormulas.random(1, 50, 50, 1)).hasMessageContaining("variables");
        assertThatThrownBy(() -> RestrictedPlanarFormulas.random(5, 101, 50, 1)).hasMessageContaining("occurrences");
        assertThatThrownBy(() -> RestrictedPlanarFormulas.random(5, 50, -1, 1)).hasMessageContaining("clauses");
        // 15 occurrences do not go into pairs.
        assertThatThrownBy(() -> RestrictedPlanarFormulas.random(5, 100, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("an odd number");
    }
}
