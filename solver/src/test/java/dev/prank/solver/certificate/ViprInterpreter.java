package dev.prank.solver.certificate;

import dev.prank.instances.number.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plain checker of those VIPR 1.0 files that say that a minimum over whole numbers is at least some number, after the
 * specification; it knows nothing of the writer.
 */
public final class ViprInterpreter {

    /** @param sense 1 for at least, −1 for at most, 0 for equal */
    private record Constraint(
            Map<Integer, Rational> coefficients, int sense, Rational bound, Set<Integer> assumptions) {

        boolean isFalse() {
            return coefficients.isEmpty() && bound.signum() != 0 && (sense == 0 || bound.signum() == sense);
        }

        boolean dominates(Constraint other) {
            int difference = bound.compareTo(other.bound);
            return isFalse()
                    || coefficients.equals(other.coefficients)
                            && (sense == 0 || sense == other.sense)
                            && difference * other.sense >= 0
                            && (other.sense != 0 || difference == 0);
        }

        boolean isOfWholeNumbers() {
            return coefficients.values().stream().allMatch(ViprInterpreter::isWhole);
        }
    }

    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final Iterator<String> tokens;
    private final List<Constraint> constraints = new ArrayList<>();
    private int variables;
    private Map<Integer, Rational> objective = Map.of();

    private ViprInterpreter(String text) {
        tokens = text.lines()
                .dropWhile(line -> line.startsWith("%"))
                .flatMap(line -> Stream.of(line.split(" ")))
                .toList()
                .iterator();
    }

    public static boolean accepts(String text) {
        try {
            return new ViprInterpreter(text).isProved();
        } catch (Wrong wrong) {
            return false;
        }
    }

    /** The rows of the program without the bounds of variables: of each one its variables. */
    public static List<Set<Integer>> rows(String text) {
        ViprInterpreter interpreter = new ViprInterpreter(text);
        interpreter.problem();
        return interpreter.constraints.stream()
                .filter(constraint -> constraint.bound().signum() > 0)
                .map(constraint -> constraint.coefficients().keySet())
                .toList();
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new Wrong();
        }
    }

    private static boolean isWhole(Rational number) {
        return Rational.of(number.floor(), BigInteger.ONE).equals(number);
    }

    private String next() {
        require(tokens.hasNext());
        return tokens.next();
    }

    private void expect(String... words) {
        for (String word : words) {
            require(next().equals(word));
        }
    }

    private Rational number() {
        String token = next();
        require(token.matches("-?\\d+(/[1-9]\\d*)?"));
        return Rational.parse(token);
    }

    private int index(int limit) {
        String token = next();
        require(token.matches("\\d{1,9}") && Integer.parseInt(token) < limit);
        return Integer.parseInt(token);
    }

    private Map<Integer, Rational> terms(int limit) {
        Map<Integer, Rational> terms = new HashMap<>();
        for (int left = index(Integer.MAX_VALUE); left > 0; left--) {
            require(terms.put(index(limit), number()) == null);
        }
        terms.values().removeIf(each -> each.signum() == 0);
        return terms;
    }

    private Constraint constraint() {
        next();
        int sense = List.of("L", "E", "G").indexOf(next()) - 1;
        require(sense >= -1);
        Rational bound = number();
        return new Constraint(terms(variables), sense, bound, Set.of());
    }

    private void problem() {
        expect("VER", "1.0", "VAR");
        variables = index(Integer.MAX_VALUE);
        for (int variable = 0; variable < variables; variable++) {
            next();
        }
        expect("INT", Integer.toString(variables));
        for (int variable = 0; variable < variables; variable++) {
            expect(Integer.toString(variable));
        }
        expect("OBJ", "min");
        objective = terms(variables);
        expect("CON");
        int count = index(Integer.MAX_VALUE);
        index(count + 1);
        for (int row = 0; row < count; row++) {
            constraints.add(constraint());
        }
    }

    private boolean isProved() {
        problem();
        expect("RTP", "range");
        Rational wanted = number();
        expect("inf", "SOL", "0", "DER");
        for (int left = index(Integer.MAX_VALUE); left > 0; left--) {
            Constraint derived = constraint();
            expect("{");
            Set<Integer> assumptions = assumptions(next(), derived);
            expect("}", "-1");
            constraints.add(new Constraint(derived.coefficients, derived.sense, derived.bound, assumptions));
        }
        require(!tokens.hasNext());
        Constraint last = constraints.get(constraints.size() - 1);
        return last.assumptions.isEmpty() && last.dominates(new Constraint(objective, 1, wanted, Set.of()));
    }

    private Set<Integer> assumptions(String reason, Constraint derived) {
        return switch (reason) {
            case "asm" -> Set.of(constraints.size());
            case "lin" -> combined(derived, false);
            case "rnd" -> combined(derived, true);
            case "uns" -> unsplit(derived);
            default -> throw new Wrong();
        };
    }

    private Set<Integer> combined(Constraint derived, boolean rounds) {
        Map<Integer, Rational> multipliers = terms(constraints.size());
        Map<Integer, Rational> sum = new HashMap<>();
        Rational bound = Rational.ZERO;
        int sense = 0;
        Set<Integer> assumptions = new HashSet<>();
        for (Map.Entry<Integer, Rational> entry : multipliers.entrySet()) {
            Constraint its = constraints.get(entry.getKey());
            Rational multiplier = entry.getValue();
            int itsSense = its.sense * multiplier.signum();
            require(sense * itsSense >= 0);
            sense = itsSense == 0 ? sense : itsSense;
            its.coefficients.forEach((variable, each) -> sum.merge(variable, each.multiply(multiplier), Rational::add));
            bound = bound.add(its.bound.multiply(multiplier));
            assumptions.addAll(its.assumptions);
        }
        sum.values().removeIf(each -> each.signum() == 0);
        Constraint result = new Constraint(sum, sense, bound, assumptions);
        if (rounds) {
            require(result.isOfWholeNumbers() && sense != 0);
            Rational up = Rational.of(bound.multiply(-sense).floor(), BigInteger.ONE);
            result = new Constraint(sum, sense, up.multiply(-sense), assumptions);
        }
        require(result.dominates(derived));
        return assumptions;
    }

    private Set<Integer> unsplit(Constraint derived) {
        Set<Integer> assumptions = new HashSet<>();
        List<Constraint> halves = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            Constraint its = constraints.get(index(constraints.size()));
            int assumed = index(constraints.size());
            require(its.dominates(derived));
            assumptions.addAll(
                    its.assumptions.stream().filter(each -> each != assumed).collect(Collectors.toSet()));
            halves.add(constraints.get(assumed));
        }
        Constraint most = halves.get(halves.get(0).sense < 0 ? 0 : 1);
        Constraint least = halves.get(halves.get(0).sense < 0 ? 1 : 0);
        require(most.sense == -1 && least.sense == 1 && most.coefficients.equals(least.coefficients));
        require(most.isOfWholeNumbers() && isWhole(most.bound));
        require(most.bound.add(Rational.ONE).equals(least.bound));
        return assumptions;
    }
}
