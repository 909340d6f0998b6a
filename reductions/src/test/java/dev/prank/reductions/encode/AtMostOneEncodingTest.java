package dev.prank.reductions.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AtMostOneEncodingTest {

    @Test
    void allowsExactlyTheAssignmentsWithAtMostOne() {
        // From 6 on there is a grid; at 7, 8, 10 and 11 its last row is not full.
        for (int n = 0; n <= 12; n++) {
            Clauses clauses = new Clauses();
            int[] inputs = clauses.newVariables(n);
            AtMostOneEncoding.encode(inputs, clauses);
            for (int bits = 0; bits < 1 << n; bits++) {
                assertThat(clauses.isSatisfiable(Clauses.assumed(inputs, bits)))
                        .as("%d literals, %s", n, Integer.toBinaryString(bits))
                        .isEqualTo(Integer.bitCount(bits) <= 1);
            }
        }
    }

    /** Grids within grids, by pairs and single ones. */
    @Test
    void allowsNoTwoOfMany() {
        Clauses clauses = new Clauses();
        int[] inputs = clauses.newVariables(40);
        AtMostOneEncoding.encode(inputs, clauses);
        for (int j = 0; j < inputs.length; j++) {
            assertThat(clauses.isSatisfiable(inputs[j])).isTrue();
            for (int k = 0; k < j; k++) {
                assertThat(clauses.isSatisfiable(inputs[k], inputs[j])).isFalse();
            }
        }
        // 7 columns and 6 rows are marked, and each of the two lists is a grid of at most 3 by 3 again.
        assertThat(clauses.variableCount).isLessThanOrEqualTo(40 + 13 + 12);
    }
}
