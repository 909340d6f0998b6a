package dev.prank.reductions.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CardinalityEncodingTest {

    static Stream<CardinalityEncoding> encodings() {
        return Stream.of(new Totalizer(), new SequentialCounter());
    }

    /** Binomial sums count the assignments of n literals with at most k true ones. */
    @ParameterizedTest
    @MethodSource("encodings")
    void everyBoundAllowsAsManyAssignmentsAsBinomialSumsSay(CardinalityEncoding encoding) {
        for (int n = 0; n <= 8; n++) {
            for (int maximum = 0; maximum <= n; maximum++) {
                Clauses clauses = new Clauses();
                int[] inputs = clauses.newVariables(n);
                List<Integer> outputs = encoding.encode(inputs, maximum, clauses);
                assertThat(outputs).hasSize(Math.min(maximum + 1, n));
                assertThat(clauses.countProjected(inputs)).isEqualTo(1 << n);
                for (int k = 0; k < outputs.size(); k++) {
                    assertThat(clauses.countProjected(inputs, -outputs.get(k)))
                            .as("at most %d of %d, prepared for at most %d", k, n, maximum)
                            .isEqualTo(binomialSum(n, k));
                }
            }
        }
    }

    /** Not only as many: exactly those with at most k true ones, also when several bounds are assumed one after the other. */
    @ParameterizedTest
    @MethodSource("encodings")
    void everyBoundAllowsTheRightAssignments(CardinalityEncoding encoding) {
        int n = 6;
        Clauses clauses = new Clauses();
        int[] inputs = clauses.newVariables(n);
        // Negated literals must do as well.
        for (int i = 0; i < n; i += 2) {
            inputs[i] = -inputs[i];
        }
        List<Integer> outputs = encoding.encode(inputs, n, clauses);
        for (int bits = 0; bits < 1 << n; bits++) {
            for (int k = 0; k < n; k++) {
                assertThat(clauses.isSatisfiable(Clauses.assumed(inputs, bits, -outputs.get(k))))
                        .isEqualTo(Integer.bitCount(bits) <= k);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void literalListedTwiceCountsTwice(CardinalityEncoding encoding) {
        Clauses clauses = new Clauses();
        int[] inputs = clauses.newVariables(2);
        List<Integer> outputs = encoding.encode(new int[] {inputs[0], inputs[1], inputs[0]}, 2, clauses);
        assertThat(clauses.isSatisfiable(inputs[0], -inputs[1], -outputs.get(1)))
                .isFalse();
        assertThat(clauses.isSatisfiable(inputs[0], -inputs[1], -outputs.get(2)))
                .isTrue();
        assertThat(clauses.isSatisfiable(-inputs[0], inputs[1], -outputs.get(1)))
                .isTrue();
    }

    @Test
    void sizesAreAsPromised() {
        int n = 100;
        int k = 10;
        Clauses sequential = new Clauses();
        new SequentialCounter().encode(sequential.newVariables(n), k - 1, sequential);
        assertThat(sequential.variableCount - n).isLessThanOrEqualTo(n * k);
        assertThat(sequential.clauses).hasSizeLessThanOrEqualTo(2 * n * k);
        Clauses tree = new Clauses();
        new Totalizer().encode(tree.newVariables(n), k - 1, tree);
        // At most n per level up to nodes of k leaves, which are 4 levels, and k at each of the at most 2n/k nodes
        // above.
        assertThat(tree.variableCount - n).isLessThanOrEqualTo(n * 6);
        assertThat(tree.clauses).hasSizeLessThanOrEqualTo(2 * n * k);
    }

    private static int binomialSum(int n, int k) {
        int sum = 0;
        int binomial = 1;
        for (int i = 0; i <= Math.min(n, k); i++) {
            sum += binomial;
            binomial = binomial * (n - i) / (i + 1);
        }
        return sum;
    }
}
