package dev.prank.instances.network;

import dev.prank.instances.number.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lossless compression and rank of a network, exactly: Algorithms 4.1 (COMPRESS) and 4.2 (RANK) of the paper, for any number of
 * inputs and outputs.
 *
 * <p>Constant units (b = 0) go to the output bias; the others are sorted by {@code sign(b)·(b, c)}, where the sign of b is that of
 * its first non-zero component, and merged where these agree; merged units whose outgoing sums are all 0 vanish. What is left is
 * incompressible (Theorem 4.1; Sussmann 1992), so its size is the rank (Theorem 4.2).
 *
 * <p>Compression takes O(h log h) comparisons of at most n + 1 numbers and O(h m) additions; space O(h).
 */
public final class LosslessCompression {

    private LosslessCompression() {}

    /**
     * A unit that is not constant, at {@code sign(b)·(b, c)}.
     *
     * @param prefix grows with the first coordinate, not strictly; it decides most comparisons without touching a fraction
     */
    private record Member(HiddenUnit unit, int sign, long prefix) implements Comparable<Member> {

        private static final Rational PREFIX_STEP = Rational.of(1, 1L << 40);
        private static final BigInteger MAX_PREFIX = BigInteger.valueOf(Long.MAX_VALUE);

        static Member of(HiddenUnit unit, int sign) {
            Rational first = HiddenUnit.oriented(unit.incoming().get(0), sign);
            // The first coordinate is never negative, so the floor needs capping on one side only.
            long prefix = first.floorQuotient(PREFIX_STEP).min(MAX_PREFIX).longValue();
            return new Member(unit, sign, prefix);
        }

        @Override
        public int compareTo(Member other) {
            if (prefix != other.prefix) {
                return Long.compare(prefix, other.prefix);
            }
            for (int k = 0; k < unit.incoming().size(); k++) {
                int order = compareOriented(
                        unit.incoming().get(k), sign, other.unit.incoming().get(k), other.sign);
                if (order != 0) {
                    return order;
                }
            }
            return compareOriented(unit.bias(), sign, other.unit.bias(), other.sign);
        }

        private static int compareOriented(Rational left, int leftSign, Rational right, int rightSign) {
            if (leftSign == rightSign) {
                return leftSign > 0 ? left.compareTo(right) : right.compareTo(left);
            }
            return HiddenUnit.oriented(left, leftSign).compareTo(HiddenUnit.oriented(right, rightSign));
        }

        List<Rational> position() {
            return unit.position(sign);
        }
    }

    /**
     * Algorithm 4.2: the least number of hidden units of any network with the same function. Classes are found by hashing, so this takes
     * expected time linear in the size of the network.
     */
    public static int rank(TanhNetwork network) {
        Map<List<Rational>, Rational[]> sums = new HashMap<>(2 * network.size());
        for (HiddenUnit unit : network.units()) {
            int sign = unit.sign();
            if (sign != 0) {
                Rational[] sum = sums.computeIfAbsent(unit.position(sign), position -> zeros(network.outputs()));
                for (int k = 0; k < sum.length; k++) {
                    sum[k] = sum[k].add(HiddenUnit.oriented(unit.outgoing().get(k), sign));
                }
            }
        }
        int rank = 0;
        for (Rational[] sum : sums.values()) {
            rank += isZero(Arrays.asList(sum)) ? 0 : 1;
        }
        return rank;
    }

    private static Rational[] zeros(int count) {
        Rational[] zeros = new Rational[count];
        Arrays.fill(zeros, Rational.ZERO);
        return zeros;
    }

    /**
     * Algorithm 4.1: a network with the same function and as few hidden units as possible. Constants {@code a·tanh(c)} are kept as
     * exact constant terms, merged where their arguments agree up to sign. Units come in lexicographic order of (b, c), with
     * positive sign(b), so networks that differ only by unit order and unit signs compress to equal results.
     */
    public static TanhNetwork compress(TanhNetwork network) {
        List<HiddenUnit> units = new ArrayList<>();
        Member[] order = sortedByPosition(network);
        for (int start = 0, end; start < order.length; start = end) {
            end = endOfClass(order, start);
            List<Rational> outgoing = mergedOutgoing(network, order, start, end);
            if (!isZero(outgoing)) {
                List<Rational> position = order[start].position();
                units.add(new HiddenUnit(
                        outgoing, position.subList(0, network.inputs()), position.get(network.inputs())));
            }
        }
        return new TanhNetwork(
                network.inputs(), network.outputs(), units, mergedConstants(network), network.outputBias());
    }

    private static List<ConstantTerm> mergedConstants(TanhNetwork network) {
        List<ConstantTerm> terms = new ArrayList<>();
        network.constants().forEach(term -> addOddTerm(terms, term.outgoing(), term.bias()));
        for (HiddenUnit unit : network.units()) {
            if (unit.isConstant()) {
                addOddTerm(terms, unit.outgoing(), unit.bias());
            }
        }
        terms.sort(Comparator.comparing(ConstantTerm::bias));
        List<ConstantTerm> merged = new ArrayList<>();
        for (int start = 0, end; start < terms.size(); start = end) {
            Rational bias = terms.get(start).bias();
            List<Rational> sum = new ArrayList<>(terms.get(start).outgoing());
            for (end = start + 1; end < terms.size() && terms.get(end).bias().equals(bias); end++) {
                List<Rational> next = terms.get(end).outgoing();
                for (int k = 0; k < sum.size(); k++) {
                    sum.set(k, sum.get(k).add(next.get(k)));
                }
            }
            if (!isZero(sum)) {
                merged.add(new ConstantTerm(sum, bias));
            }
        }
        return merged;
    }

    /** tanh is odd: a·tanh(−c) is written (−a)·tanh(c), and a·tanh(0) is nothing. */
    private static void addOddTerm(List<ConstantTerm> terms, List<Rational> outgoing, Rational bias) {
        int sign = bias.signum();
        if (sign != 0) {
            List<Rational> oriented = new ArrayList<>(outgoing);
            oriented.replaceAll(weight -> HiddenUnit.oriented(weight, sign));
            terms.add(new ConstantTerm(oriented, bias.abs()));
        }
    }

    private static Member[] sortedByPosition(TanhNetwork network) {
        Member[] order = new Member[network.size()];
        int count = 0;
        for (HiddenUnit unit : network.units()) {
            int sign = unit.sign();
            if (sign != 0) {
                order[count++] = Member.of(unit, sign);
            }
        }
        order = Arrays.copyOf(order, count);
        Arrays.sort(order);
        return order;
    }

    private static int endOfClass(Member[] order, int start) {
        int end = start + 1;
        while (end < order.length && order[start].compareTo(order[end]) == 0) {
            end++;
        }
        return end;
    }

    private static List<Rational> mergedOutgoing(TanhNetwork network, Member[] order, int start, int end) {
        List<Rational> sums = new ArrayList<>(network.outputs());
        for (int k = 0; k < network.outputs(); k++) {
            Rational sum = Rational.ZERO;
            for (int j = start; j < end; j++) {
                sum = sum.add(HiddenUnit.oriented(order[j].unit().outgoing().get(k), order[j].sign()));
            }
            sums.add(sum);
        }
        return sums;
    }

    private static boolean isZero(List<Rational> numbers) {
        for (Rational number : numbers) {
            if (number.signum() != 0) {
                return false;
            }
        }
        return true;
    }
}
