package dev.prank.instances.network;

import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Lossless compression and rank of a network, exactly: Algorithms 4.1 (COMPRESS) and 4.2 (RANK) of the paper, for any number of
 * inputs and outputs.
 *
 * <p>Constant units (b = 0) go to the output bias; the others are sorted by {@code sign(b)·(b, c)}, where the sign of b is that of
 * its first non-zero component, and merged where these agree; merged units whose outgoing sums are all 0 vanish. What is left is
 * incompressible (Theorem 4.1; Sussmann 1992), so its size is the rank (Theorem 4.2).
 *
 * <p>Time O(h log h) comparisons of at most n + 1 numbers and O(h m) additions; space O(h).
 */
public final class LosslessCompression {

    private LosslessCompression() {}

    /** Algorithm 4.2: the least number of hidden units of any network with the same function. */
    public static int rank(TanhNetwork network) {
        int rank = 0;
        Integer[] order = sortedByPosition(network);
        for (int start = 0, end; start < order.length; start = end) {
            end = endOfClass(network, order, start);
            rank += isZero(mergedOutgoing(network, order, start, end)) ? 0 : 1;
        }
        return rank;
    }

    /**
     * Algorithm 4.1: a network with the same function and as few hidden units as possible. Constants {@code a·tanh(c)} are kept as
     * exact constant terms, merged where their arguments agree up to sign. Units come in lexicographic order of (b, c), with
     * positive sign(b), so networks that differ only by unit order and unit signs compress to equal results.
     */
    public static TanhNetwork compress(TanhNetwork network) {
        List<HiddenUnit> units = new ArrayList<>();
        Integer[] order = sortedByPosition(network);
        for (int start = 0, end; start < order.length; start = end) {
            end = endOfClass(network, order, start);
            List<Rational> outgoing = mergedOutgoing(network, order, start, end);
            if (!isZero(outgoing)) {
                List<Rational> position = normalPosition(network.units().get(order[start]));
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

    private static Integer[] sortedByPosition(TanhNetwork network) {
        List<HiddenUnit> units = network.units();
        Integer[] order = new Integer[units.size()];
        int count = 0;
        for (int i = 0; i < units.size(); i++) {
            if (!units.get(i).isConstant()) {
                order[count++] = i;
            }
        }
        order = Arrays.copyOf(order, count);
        Arrays.sort(order, (i, j) -> comparePositions(units.get(i), units.get(j)));
        return order;
    }

    private static int endOfClass(TanhNetwork network, Integer[] order, int start) {
        HiddenUnit first = network.units().get(order[start]);
        int end = start + 1;
        while (end < order.length && comparePositions(first, network.units().get(order[end])) == 0) {
            end++;
        }
        return end;
    }

    /** Lexicographic order of {@code sign(b)·(b, c)}, for units that are not constant. */
    private static int comparePositions(HiddenUnit left, HiddenUnit right) {
        int leftSign = left.sign();
        int rightSign = right.sign();
        for (int k = 0; k < left.incoming().size(); k++) {
            int order = compareOriented(
                    left.incoming().get(k), leftSign, right.incoming().get(k), rightSign);
            if (order != 0) {
                return order;
            }
        }
        return compareOriented(left.bias(), leftSign, right.bias(), rightSign);
    }

    private static int compareOriented(Rational left, int leftSign, Rational right, int rightSign) {
        return leftSign == rightSign
                ? (leftSign > 0 ? left.compareTo(right) : right.compareTo(left))
                : HiddenUnit.oriented(left, leftSign).compareTo(HiddenUnit.oriented(right, rightSign));
    }

    private static List<Rational> normalPosition(HiddenUnit unit) {
        return unit.position(unit.sign());
    }

    private static List<Rational> mergedOutgoing(TanhNetwork network, Integer[] order, int start, int end) {
        List<Rational> sums = new ArrayList<>(network.outputs());
        for (int k = 0; k < network.outputs(); k++) {
            Rational sum = Rational.ZERO;
            for (int j = start; j < end; j++) {
                HiddenUnit unit = network.units().get(order[j]);
                sum = sum.add(HiddenUnit.oriented(unit.outgoing().get(k), unit.sign()));
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
