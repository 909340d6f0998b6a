package dev.prank.reductions.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over three classes of 1, 2 and 3 literals and two literals in none. */
class ServingCounterTest {

    private final Clauses clauses = new Clauses();
    private final int[] inputs = clauses.newVariables(8);
    private final List<int[]> classes = List.of(
            new int[] {inputs[0]}, new int[] {inputs[1], inputs[2]}, new int[] {inputs[3], inputs[4], inputs[5]});
    private final ServingCounter counter =
            new ServingCounter(classes, new int[] {inputs[6], inputs[7]}, new Totalizer(), clauses);

    /** How many assignments have a literal in every class and at most r literals. */
    private long expected(int r) {
        return IntStream.range(0, 1 << 8)
                .filter(bits -> (bits & 0b1) != 0 && (bits & 0b110) != 0 && (bits & 0b111000) != 0)
                .filter(bits -> Integer.bitCount(bits) <= r)
                .count();
    }

    private void requireClasses() {
        classes.forEach(clauses::addClause);
    }

    /** In both orders: a counter that grows, and one that is wide at once. */
    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void everyBoundAllowsTheRightAssignments(int direction) {
        requireClasses();
        List<Integer> bounds = new ArrayList<>(List.of(3, 4, 5, 6, 7, 8));
        bounds.sort((a, b) -> direction * Integer.compare(a, b));
        for (int r : bounds) {
            OptionalInt assumption = counter.assumption(r);
            assertThat((long) clauses.countProjected(inputs, assumption.stream().toArray()))
                    .as("at most %d", r)
                    .isEqualTo(expected(r));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 6, 8})
    void requiredBoundsHoldForGood(int r) {
        requireClasses();
        counter.require(r);
        assertThat((long) clauses.countProjected(inputs)).isEqualTo(expected(r));
    }

    @Test
    void boundBelowTheNumberOfClassesIsRejected() {
        assertThat(counter.leastBound()).isEqualTo(3);
        assertThatThrownBy(() -> counter.assumption(2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> counter.require(2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leastBoundNeedsNoVariables() {
        counter.require(3);
        assertThat(clauses.variableCount).isEqualTo(8);
    }
}
