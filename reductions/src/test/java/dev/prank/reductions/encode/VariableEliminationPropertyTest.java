package dev.prank.reductions.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

class VariableEliminationPropertyTest {

    @Property(tries = 2000)
    void keepsSatisfiabilityAndExtendsEveryModel(
            @ForAll @IntRange(min = 1, max = 9) int variables,
            @ForAll @IntRange(max = 40) int size,
            @ForAll @IntRange(min = 1, max = 4) int widest,
            @ForAll long seed) {
        Clauses before = new Clauses();
        before.newVariables(variables);
        VariableElimination elimination = new VariableElimination(() -> {});
        for (int v = 0; v < variables; v++) {
            elimination.newVariable();
        }
        Random random = new Random(seed);
        for (int c = 0; c < size; c++) {
            int[] clause = new int[1 + random.nextInt(widest)];
            Arrays.setAll(clause, l -> (1 + random.nextInt(variables)) * (random.nextBoolean() ? 1 : -1));
            before.addClause(clause);
            elimination.addClause(clause);
        }
        Clauses after = new Clauses();
        elimination.writeTo(after);
        boolean satisfiable = before.isSatisfiable();
        int models = 0;
        int[] left = IntStream.rangeClosed(1, after.variableCount).toArray();
        for (int bits = 0; bits < 1 << left.length; bits++) {
            var model = after.model(Clauses.assumed(left, bits));
            if (model.isPresent()) {
                models++;
                boolean[] values = model.get();
                IntPredicate extended = elimination.extend(v -> values[v]);
                assertThat(before.clauses)
                        .as("seed %d, model %s", seed, Arrays.toString(values))
                        .allMatch(clause -> Arrays.stream(clause).anyMatch(l -> extended.test(Math.abs(l)) == l > 0));
            }
        }
        assertThat(models > 0).as("seed %d", seed).isEqualTo(satisfiable);
        Statistics.label("satisfiable").collect(satisfiable).coverage(coverage -> {
            coverage.check(true).percentage(p -> p >= 10);
            coverage.check(false).percentage(p -> p >= 10);
        });
    }

    @Test
    void chainOfImplicationsVanishes() {
        VariableElimination elimination = new VariableElimination(() -> {});
        for (int v = 1; v <= 1000; v++) {
            elimination.newVariable();
        }
        for (int v = 1; v < 1000; v++) {
            elimination.addClause(-v, v + 1);
        }
        Clauses after = new Clauses();
        elimination.writeTo(after);
        assertThat(after.variableCount).isZero();
        assertThat(after.clauses).isEmpty();
    }

    @Test
    void emptyClauseStaysAContradiction() {
        VariableElimination elimination = new VariableElimination(() -> {});
        elimination.addClause(elimination.newVariable(), elimination.newVariable());
        elimination.addClause();
        Clauses after = new Clauses();
        elimination.writeTo(after);
        assertThat(after.isSatisfiable()).isFalse();
    }
}
