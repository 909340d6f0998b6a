package dev.prank.reductions.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

class LinearBoundEncodingPropertyTest {

    private static final int DIAGRAM = 1_000_000;
    private static final int ADDERS = 0;

    /** Coefficients of one scale, so that sums often meet the bound; the scales reach beyond 64 bits. */
    @Provide
    Arbitrary<Tuple2<List<BigInteger>, BigInteger>> inequalities() {
        Arbitrary<BigInteger> scales = Arbitraries.of(
                BigInteger.ONE, BigInteger.valueOf(6), BigInteger.TWO.pow(70).add(BigInteger.ONE));
        return Combinators.combine(
                        scales,
                        Arbitraries.integers()
                                .between(-12, 12)
                                .list()
                                .ofMinSize(0)
                                .ofMaxSize(7),
                        Arbitraries.integers().between(-30, 30),
                        Arbitraries.integers().between(-1, 1))
                .as((scale, factors, bound, offset) -> Tuple.of(
                        factors.stream()
                                .map(f -> scale.multiply(BigInteger.valueOf(f)))
                                .toList(),
                        scale.multiply(BigInteger.valueOf(bound)).add(BigInteger.valueOf(offset))));
    }

    @Property(tries = 400)
    void diagramAllowsExactlyTheSolutions(@ForAll("inequalities") Tuple2<List<BigInteger>, BigInteger> inequality) {
        requireExact(inequality.get1(), inequality.get2(), DIAGRAM);
    }

    @Property(tries = 400)
    void addersAllowExactlyTheSolutions(@ForAll("inequalities") Tuple2<List<BigInteger>, BigInteger> inequality) {
        requireExact(inequality.get1(), inequality.get2(), ADDERS);
    }

    private static void requireExact(List<BigInteger> coefficients, BigInteger bound, int maximumNodes) {
        Clauses clauses = new Clauses();
        int[] inputs = clauses.newVariables(coefficients.size());
        // Every third literal is negated.
        for (int i = 2; i < inputs.length; i += 3) {
            inputs[i] = -inputs[i];
        }
        LinearBoundEncoding.encode(
                coefficients.toArray(BigInteger[]::new), inputs.clone(), bound, maximumNodes, clauses);
        for (int bits = 0; bits < 1 << inputs.length; bits++) {
            BigInteger sum = BigInteger.ZERO;
            for (int i = 0; i < inputs.length; i++) {
                sum = (bits >> i & 1) == 1 ? sum.add(coefficients.get(i)) : sum;
            }
            assertThat(clauses.isSatisfiable(Clauses.assumed(inputs, bits)))
                    .as("%s, sum %s", coefficients, sum)
                    .isEqualTo(sum.compareTo(bound) <= 0);
        }
    }

    /** Equal coefficients make a diagram of one node per level and count, irregular ones far more; then adders take over. */
    @Example
    void diagramGivesWayToAdders() {
        BigInteger[] irregular = new BigInteger[16];
        BigInteger[] ones = new BigInteger[16];
        for (int i = 0; i < irregular.length; i++) {
            irregular[i] = BigInteger.valueOf(500 + i * i * 7919 % 1009);
            ones[i] = BigInteger.ONE;
        }
        Clauses counting = new Clauses();
        LinearBoundEncoding.encode(ones, counting.newVariables(16), BigInteger.valueOf(8), 200, counting);
        assertThat(counting.variableCount - 16).isLessThanOrEqualTo(16 * 9);
        Clauses summing = new Clauses();
        BigInteger half = List.of(irregular).stream()
                .reduce(BigInteger.ZERO, BigInteger::add)
                .shiftRight(1);
        LinearBoundEncoding.encode(irregular, summing.newVariables(16), half, 10, summing);
        // At most one adder of two variables per term and digit, and the sum is below 16 · 2048, so it has at most 15
        // digits.
        assertThat(summing.variableCount - 16).isBetween(11, 2 * 16 * 15);
    }
}
