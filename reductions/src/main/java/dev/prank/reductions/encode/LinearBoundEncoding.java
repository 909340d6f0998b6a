package dev.prank.reductions.encode;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The linear inequality {@code Σ c_i·[l_i] ≤ bound} with integers of any size, as clauses.
 *
 * <p>Contract: an assignment of the literals extends to a model of the clauses exactly when it satisfies the inequality.
 *
 * <p>Two forms. A reduced ordered decision diagram with merged intervals (Abío, Nieuwenhuis, Oliveras, Rodríguez-Carbonell, SAT
 * 2011): one variable and two clauses per node, and unit propagation finds every consequence; but it may have exponentially many
 * nodes. If it would have more than a given number, a network of full adders with a comparator (Warners, IPL 1998; Eén and Sörensson,
 * JSAT 2006) takes its place: O(n + b) adders per bit for n terms and b bits, each with 2 variables and 14 clauses, with weaker
 * propagation. Both are deterministic.
 */
final class LinearBoundEncoding {

    private static final int ALWAYS = 0;
    private static final int NEVER = -1;

    private final BigInteger[] coefficients;
    private final int[] literals;
    private final BigInteger bound;

    /** Terms with positive coefficients, the largest first, no common divisor. */
    private LinearBoundEncoding(BigInteger[] coefficients, int[] literals, BigInteger bound) {
        this.coefficients = coefficients;
        this.literals = literals;
        this.bound = bound;
    }

    /** @param maximumNodes the largest decision diagram to write; with more nodes, adders are written */
    static void encode(BigInteger[] coefficients, int[] literals, BigInteger bound, int maximumNodes, ClauseSink sink) {
        LinearBoundEncoding normal = normalized(coefficients, literals, bound);
        if (normal.bound.signum() < 0) {
            sink.addClause();
        } else if (!normal.new Diagram(maximumNodes).write(sink)) {
            normal.writeAdders(sink);
        }
    }

    /** Turns negative terms around ({@code −c·[l] = c·[¬l] − c}), drops zeros, sorts and divides by the common divisor. */
    private static LinearBoundEncoding normalized(BigInteger[] coefficients, int[] literals, BigInteger bound) {
        Integer[] order = new Integer[literals.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order, Comparator.comparing((Integer i) -> coefficients[i].abs().negate()));
        BigInteger divisor = BigInteger.ZERO;
        BigInteger rest = bound;
        int terms = 0;
        for (int i : order) {
            divisor = divisor.gcd(coefficients[i]);
            rest = rest.subtract(coefficients[i].min(BigInteger.ZERO));
            terms += Math.abs(coefficients[i].signum());
        }
        BigInteger[] positive = new BigInteger[terms];
        int[] turned = new int[terms];
        for (int t = 0; t < terms; t++) {
            int i = order[t];
            positive[t] = coefficients[i].abs().divide(divisor);
            turned[t] = coefficients[i].signum() < 0 ? -literals[i] : literals[i];
        }
        return new LinearBoundEncoding(positive, turned, terms == 0 ? rest : floorDivide(rest, divisor));
    }

    private static BigInteger floorDivide(BigInteger dividend, BigInteger divisor) {
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /**
     * Node (i, K): the terms from i on may add at most K. All K of one interval that allow the same assignments share a node. A node's
     * variable means that its inequality holds, and is needed in that direction only.
     */
    private final class Diagram {
        private final int maximumNodes;
        /** rest[i]: the sum of all coefficients from i on. */
        private final BigInteger[] rest = new BigInteger[coefficients.length + 1];
        /** By level, nodes by the least K of their interval. */
        private final List<TreeMap<BigInteger, Node>> levels = new ArrayList<>();
        /** In order of creation, so children come first. */
        private final List<Node> nodes = new ArrayList<>();

        Diagram(int maximumNodes) {
            this.maximumNodes = maximumNodes;
            rest[coefficients.length] = BigInteger.ZERO;
            for (int i = coefficients.length - 1; i >= 0; i--) {
                rest[i] = rest[i + 1].add(coefficients[i]);
            }
            for (int i = 0; i < coefficients.length; i++) {
                levels.add(new TreeMap<>());
            }
        }

        /** False, and nothing written, when the diagram is too large. */
        boolean write(ClauseSink sink) {
            Node root = build(0, bound);
            if (nodes.size() > maximumNodes) {
                return false;
            }
            if (root.id == ALWAYS) {
                return true;
            }
            int[] variables = new int[nodes.size() + 1];
            for (Node node : nodes) {
                int variable = sink.newVariable();
                sink.name(
                        variable,
                        () -> "in the decision diagram of an inequality, the terms from " + coefficients[node.level]
                                + "*" + Words.literal(literals[node.level]) + " on add at most " + node.high);
                variables[node.id] = variable;
                if (node.without != ALWAYS) {
                    sink.addClause(-variable, variables[node.without]);
                }
                if (node.with == NEVER) {
                    sink.addClause(-variable, -literals[node.level]);
                } else {
                    sink.addClause(-variable, -literals[node.level], variables[node.with]);
                }
            }
            sink.addClause(variables[root.id]);
            return true;
        }

        private Node build(int level, BigInteger most) {
            if (most.signum() < 0) {
                // Every K below 0 is hopeless; only the interval's upper end is used.
                return new Node(NEVER, level, NEVER, NEVER, most, BigInteger.ONE.negate());
            }
            if (most.compareTo(rest[level]) >= 0) {
                return new Node(ALWAYS, level, ALWAYS, ALWAYS, rest[level], most);
            }
            Map.Entry<BigInteger, Node> known = levels.get(level).floorEntry(most);
            if (known != null && most.compareTo(known.getValue().high) <= 0) {
                return known.getValue();
            }
            if (nodes.size() > maximumNodes) {
                // Too large already; whatever is returned is not used.
                return new Node(ALWAYS, level, ALWAYS, ALWAYS, most, most);
            }
            BigInteger c = coefficients[level];
            Node without = build(level + 1, most);
            Node with = build(level + 1, most.subtract(c));
            // K stays in this node's interval while both children stay in theirs.
            BigInteger low = with.id == NEVER ? without.low : without.low.max(with.low.add(c));
            BigInteger high = without.id == ALWAYS ? with.high.add(c) : without.high.min(with.high.add(c));
            Node node = new Node(nodes.size() + 1, level, without.id, with.id, low, high);
            nodes.add(node);
            levels.get(level).put(low, node);
            return node;
        }
    }

    private static final class Node {
        final int id;
        final int level;
        final int without;
        final int with;
        final BigInteger low;
        final BigInteger high;

        Node(int id, int level, int without, int with, BigInteger low, BigInteger high) {
            this.id = id;
            this.level = level;
            this.without = without;
            this.with = with;
            this.low = low;
            this.high = high;
        }
    }

    private void writeAdders(ClauseSink sink) {
        List<List<Integer>> buckets = new ArrayList<>();
        for (int t = 0; t < literals.length; t++) {
            if (coefficients[t].compareTo(bound) > 0) {
                sink.addClause(-literals[t]);
                continue;
            }
            for (int bit = 0; bit < coefficients[t].bitLength(); bit++) {
                if (coefficients[t].testBit(bit)) {
                    bucket(buckets, bit).add(literals[t]);
                }
            }
        }
        for (int bit = 0; bit < buckets.size(); bit++) {
            List<Integer> bucket = buckets.get(bit);
            int taken = 0;
            while (bucket.size() - taken >= 2) {
                int left = bucket.size() - taken;
                int x = bucket.get(taken++);
                int y = bucket.get(taken++);
                int sum = sink.newVariable();
                int carry = sink.newVariable();
                int place = bit;
                sink.name(sum, () -> "sum of an adder at binary place " + place);
                sink.name(carry, () -> "carry of an adder to binary place " + (place + 1));
                if (left == 2) {
                    writeHalfAdder(x, y, sum, carry, sink);
                } else {
                    writeFullAdder(x, y, bucket.get(taken++), sum, carry, sink);
                }
                bucket.add(sum);
                bucket(buckets, bit + 1).add(carry);
            }
            // What is left is the result's digit.
            bucket.subList(0, taken).clear();
        }
        writeComparison(buckets, sink);
    }

    private static List<Integer> bucket(List<List<Integer>> buckets, int bit) {
        while (buckets.size() <= bit) {
            buckets.add(new ArrayList<>());
        }
        return buckets.get(bit);
    }

    /** The sum exceeds the bound exactly if it has a 1 over a 0 of the bound and a 1 over each higher 1 of the bound. */
    private void writeComparison(List<List<Integer>> digits, ClauseSink sink) {
        List<Integer> clause = new ArrayList<>();
        for (int bit = Math.max(digits.size(), bound.bitLength()) - 1; bit >= 0; bit--) {
            boolean zero = bit >= digits.size() || digits.get(bit).isEmpty();
            if (bound.testBit(bit)) {
                if (zero) {
                    return;
                }
                clause.add(-digits.get(bit).get(0));
            } else if (!zero) {
                clause.add(-digits.get(bit).get(0));
                sink.addClause(clause.stream().mapToInt(Integer::intValue).toArray());
                clause.remove(clause.size() - 1);
            }
        }
    }

    private static void writeHalfAdder(int x, int y, int sum, int carry, ClauseSink sink) {
        sink.addClause(-x, -y, carry);
        sink.addClause(x, -carry);
        sink.addClause(y, -carry);
        sink.addClause(x, y, -sum);
        sink.addClause(-x, -y, -sum);
        sink.addClause(-x, y, sum);
        sink.addClause(x, -y, sum);
    }

    private static void writeFullAdder(int x, int y, int z, int sum, int carry, ClauseSink sink) {
        sink.addClause(-x, -y, carry);
        sink.addClause(-x, -z, carry);
        sink.addClause(-y, -z, carry);
        sink.addClause(x, y, -carry);
        sink.addClause(x, z, -carry);
        sink.addClause(y, z, -carry);
        sink.addClause(x, y, z, -sum);
        sink.addClause(x, -y, -z, -sum);
        sink.addClause(-x, y, -z, -sum);
        sink.addClause(-x, -y, z, -sum);
        sink.addClause(-x, -y, -z, sum);
        sink.addClause(-x, y, z, sum);
        sink.addClause(x, -y, z, sum);
        sink.addClause(x, y, -z, sum);
    }
}
