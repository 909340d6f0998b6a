package dev.prank.instances.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandomFormulasTest {

    /** The least number of false clauses over all assignments. */
    private static long leastFalseCount(CnfFormula formula) {
        long least = Long.MAX_VALUE;
        for (int bits = 0; bits < 1 << formula.variableCount(); bits++) {
            List<Boolean> values = new ArrayList<>();
            for (int v = 0; v < formula.variableCount(); v++) {
                values.add((bits >> v & 1) == 1);
            }
            Assignment assignment = new Assignment(values);
            least = Math.min(
                    least,
                    formula.clauses().stream()
                            .filter(clause -> clause.literals().stream().noneMatch(assignment::satisfies))
                            .count());
        }
        return least;
    }

    @ParameterizedTest
    @CsvSource({"20, 91, 3", "5, 40, 5", "1, 3, 1", "9, 0, 12", "4, 6, 0"})
    void uniformClausesHaveDifferentVariables(int variables, int clauses, int width) {
        CnfFormula formula = RandomFormulas.uniform(variables, clauses, width, 1);

        assertThat(formula.variableCount()).isEqualTo(variables);
        assertThat(formula.clauses())
                .hasSize(clauses)
                .allSatisfy(clause -> assertThat(
                                clause.literals().stream().map(Math::abs).distinct())
                        .hasSize(width));
    }

    /** Over one variable pair there are four clauses of width 2 and they are equally likely. */
    @Test
    void allSignsAndVariablesOccur() {
        Map<Integer, Integer> counts = new HashMap<>();
        RandomFormulas.uniform(6, 6000, 2, 3)
                .clauses()
                .forEach(clause -> clause.literals().forEach(literal -> counts.merge(literal, 1, Integer::sum)));

        assertThat(counts).hasSize(12);
        // Mean 1000, standard deviation below 30.
        assertThat(counts.values()).allMatch(count -> count > 880 && count < 1120);
    }

    @Test
    void plantedFormulasHaveTheirModel() {
        for (long seed = 0; seed < 20; seed++) {
            PlantedFormula planted = RandomFormulas.planted(10, 300, 3, seed);

            assertThat(planted.model().satisfies(planted.formula()))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(planted.formula().clauses()).hasSize(300);
        }
    }

    @Test
    void aWrongModelIsRefused() {
        CnfFormula formula = new CnfFormula(1, List.of(Clause.of(1)));

        assertThatThrownBy(() -> new PlantedFormula(formula, new Assignment(List.of(false))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void pigeonsDoNotFit(int holes) {
        CnfFormula formula = RandomFormulas.pigeonhole(holes);

        assertThat(formula.clauses()).hasSize(holes + 1 + holes * (holes + 1) * holes / 2);
        assertThat(leastFalseCount(formula)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6})
    void parityChainsContradict(int length) {
        for (long seed = 0; seed < 4; seed++) {
            CnfFormula formula = RandomFormulas.parity(length, seed);

            assertThat(formula.variableCount()).isEqualTo(3 * length - 2);
            assertThat(formula.clauses()).hasSize(8 * (length - 1) + 2);
            assertThat(leastFalseCount(formula)).as("seed %d", seed).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void signPatternsAreAllDifferentAndContradict(int variables) {
        CnfFormula formula = RandomFormulas.signPatterns(variables);

        assertThat(new HashSet<>(formula.clauses())).hasSize(1 << variables);
        assertThat(leastFalseCount(formula)).isEqualTo(1);
    }

    @Test
    void everyFamilyDependsOnItsSeedOnly() {
        assertThat(RandomFormulas.uniform(9, 30, 3, 5))
                .isEqualTo(RandomFormulas.uniform(9, 30, 3, 5))
                .isNotEqualTo(RandomFormulas.uniform(9, 30, 3, 6));
        assertThat(RandomFormulas.planted(9, 30, 3, 5))
                .isEqualTo(RandomFormulas.planted(9, 30, 3, 5))
                .isNotEqualTo(RandomFormulas.planted(9, 30, 3, 6));
        assertThat(RandomFormulas.parity(9, 5))
                .isEqualTo(RandomFormulas.parity(9, 5))
                .isNotEqualTo(RandomFormulas.parity(9, 6));
    }

    @Test
    void refusesImpossibleShapes() {
        assertThatThrownBy(() -> RandomFormulas.uniform(2, 1, 3, 1)).hasMessageContaining("3 different variables");
        assertThatThrownBy(() -> RandomFormulas.uniform(-1, 1, 3, 1)).hasMessageContaining("variables");
        assertThatThrownBy(() -> RandomFormulas.uniform(1, -1, 1, 1)).hasMessageContaining("clauses");
        assertThatThrownBy(() -> RandomFormulas.planted(2, 1, 0, 1)).hasMessageContaining("width");
        assertThatThrownBy(() -> RandomFormulas.pigeonhole(-1)).hasMessageContaining("holes");
        assertThatThrownBy(() -> RandomFormulas.parity(1, 1)).hasMessageContaining("length");
        assertThatThrownBy(() -> RandomFormulas.signPatterns(21)).hasMessageContaining("from 0 to 20");
    }
}
