package dev.prank.reductions.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
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
        List<int[]> derived = new ArrayList<>();
        VariableElimination elimination = new VariableElimination(() -> {}, derived::add);
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
        requireSteps(before, derived, after, elimination);
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

    /** Each derived clause follows from those before it by propagation, and each clause written is one of them all. */
    private static void requireSteps(
            Clauses before, List<int[]> derived, Clauses after, VariableElimination elimination) {
        Clauses known = new Clauses();
        known.newVariables(before.variableCount);
        before.clauses.forEach(known::addClause);
        for (int[] clause : derived) {
            int[] opposite = Arrays.stream(clause).map(l -> -l).toArray();
            assertThat(propagatesToConflict(known.clauses, opposite))
                    .as("derived %s", Arrays.toString(clause))
                    .isTrue();
            known.addClause(clause);
        }
        Set<String> texts = known.clauses.stream()
                .map(VariableEliminationPropertyTest::sortedText)
                .collect(Collectors.toSet());
        for (int[] clause : after.clauses) {
            assertThat(texts)
                    .contains(sortedText(Arrays.stream(clause)
                            .map(l -> Integer.signum(l) * elimination.original(Math.abs(l)))
                            .toArray()));
        }
    }

    private static String sortedText(int[] clause) {
        return Arrays.toString(Arrays.stream(clause).sorted().distinct().toArray());
    }

    private static boolean propagatesToConflict(List<int[]> clauses, int[] assumptions) {
        Set<Integer> holds = Arrays.stream(assumptions).boxed().collect(Collectors.toSet());
        for (int before = -1; before < holds.size(); ) {
            before = holds.size();
            for (int[] clause : clauses) {
                int[] open = Arrays.stream(clause)
                        .filter(l -> !holds.contains(-l))
                        .distinct()
                        .toArray();
                if (open.length == 0) {
                    return true;
                }
                if (open.length == 1) {
                    holds.add(open[0]);
                }
            }
        }
        return false;
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
