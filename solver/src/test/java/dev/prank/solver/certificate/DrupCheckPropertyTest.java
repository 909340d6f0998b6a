package dev.prank.solver.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.formula.CnfFormula;
import dev.prank.instances.generate.RandomFormulas;
import dev.prank.solver.SolveControl;
import dev.prank.solver.backend.DrupWriter;
import dev.prank.solver.backend.Sat4jBackend;
import dev.prank.solver.backend.SatBackend.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** Proofs by Sat4j, and what becomes of them when something is changed. */
class DrupCheckPropertyTest {

    private static final int VARIABLES = 8;

    private record Written(boolean isRefuted, List<int[]> formula, List<String> proof) {}

    private static Written solve(CnfFormula formula) {
        StringWriter text = new StringWriter();
        DrupWriter proof = new DrupWriter(text);
        Sat4jBackend backend = new Sat4jBackend(proof);
        for (int v = 1; v <= formula.variableCount(); v++) {
            backend.newVariable();
        }
        List<int[]> clauses = formula.clauses().stream()
                .map(clause ->
                        clause.literals().stream().mapToInt(Integer::intValue).toArray())
                .toList();
        clauses.forEach(backend::addClause);
        Answer answer = backend.solve(new int[0], Long.MAX_VALUE, SolveControl.unlimited());
        proof.conclude();
        return new Written(
                answer == Answer.UNSATISFIABLE, clauses, text.toString().lines().toList());
    }

    private static boolean accepts(int variables, List<int[]> formula, List<String> proof) throws IOException {
        StringBuilder text = new StringBuilder("p cnf " + variables + " " + formula.size() + "\n");
        for (int[] clause : formula) {
            Arrays.stream(clause).forEach(literal -> text.append(literal).append(' '));
            text.append("0\n");
        }
        return DrupCheck.check(
                        new BufferedReader(new StringReader(text.toString())),
                        new BufferedReader(new StringReader(String.join("\n", proof))))
                .isAccepted();
    }

    @Property(tries = 300)
    void proofsAreAcceptedExactlyWhenTheFormulaIsRefuted(@ForAll @LongRange(min = 0) long seed) throws IOException {
        CnfFormula formula = RandomFormulas.uniform(VARIABLES, 42, 3, seed);
        Written written = solve(formula);
        assertThat(written.isRefuted()).isEqualTo(!isSatisfiable(written.formula()));
        assertThat(accepts(VARIABLES, written.formula(), written.proof())).isEqualTo(written.isRefuted());
        Statistics.label("refuted").collect(written.isRefuted()).coverage(coverage -> {
            coverage.check(true).percentage(p -> p >= 10);
            coverage.check(false).percentage(p -> p >= 10);
        });
    }

    /** Changed in one place, formula and proof are accepted exactly when a checker without any data structure does. */
    @Property(tries = 600)
    void changedProofsAreJudgedAsByTheDefinition(@ForAll @LongRange(min = 0) long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Written written = solve(RandomFormulas.uniform(VARIABLES, 60, 3, seed));
        List<int[]> formula = new ArrayList<>(written.formula());
        List<String> proof = new ArrayList<>(written.proof());
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            change(formula, proof, random);
        }
        boolean accepted = accepts(VARIABLES, formula, proof);
        assertThat(accepted).isEqualTo(isProof(formula, proof));
        assertThat(accepted && isSatisfiable(formula)).isFalse();
        Statistics.label("accepted").collect(accepted).coverage(coverage -> {
            coverage.check(true).percentage(p -> p >= 5);
            coverage.check(false).percentage(p -> p >= 30);
        });
    }

    private static void change(List<int[]> formula, List<String> proof, SplittableRandom random) {
        int line = random.nextInt(Math.max(1, proof.size()));
        int kind = proof.isEmpty() ? 0 : random.nextInt(5);
        switch (kind) {
            case 0 -> formula.remove(random.nextInt(formula.size()));
            case 1 -> proof.remove(line);
            case 2 -> proof.set(line, proof.get(line).replaceFirst("(^|d )-?\\d+ ", "$1"));
            case 3 -> {
                int literal = (1 + random.nextInt(VARIABLES)) * (random.nextInt(2) * 2 - 1);
                proof.set(line, proof.get(line).replaceFirst("(^|d )-?\\d+ ", "$1" + literal + " "));
            }
            default -> {
                int[] dropped = formula.get(random.nextInt(formula.size()));
                String literals = Arrays.toString(dropped).replaceAll("[\\[\\],]", "");
                proof.add(line, "d " + literals + " 0");
            }
        }
    }

    /** The definition, word for word, on lists of sets. */
    private static boolean isProof(List<int[]> formula, List<String> proof) {
        List<Set<Integer>> clauses = new ArrayList<>();
        Set<Integer> holds = new HashSet<>();
        boolean contradictory = false;
        for (int[] clause : formula) {
            clauses.add(set(clause));
        }
        contradictory |= propagates(clauses, holds);
        for (String line : proof) {
            boolean drops = line.startsWith("d ");
            Set<Integer> clause = set(Arrays.stream(line.replace("d ", "").split(" "))
                    .mapToInt(Integer::parseInt)
                    .filter(literal -> literal != 0)
                    .toArray());
            if (drops) {
                if (!clauses.remove(clause)) {
                    return false;
                }
                continue;
            }
            Set<Integer> assumed = new HashSet<>(holds);
            clause.forEach(literal -> assumed.add(-literal));
            boolean conflict = assumed.stream().anyMatch(literal -> assumed.contains(-literal));
            if (!contradictory && !conflict && !propagates(clauses, assumed)) {
                return false;
            }
            if (clause.isEmpty()) {
                return true;
            }
            clauses.add(clause);
            contradictory |= propagates(clauses, holds);
        }
        return false;
    }

    private static Set<Integer> set(int[] literals) {
        Set<Integer> set = new HashSet<>();
        Arrays.stream(literals).forEach(set::add);
        return set;
    }

    /** Adds what follows; true at a conflict. */
    private static boolean propagates(List<Set<Integer>> clauses, Set<Integer> holds) {
        int before;
        do {
            before = holds.size();
            for (Set<Integer> clause : clauses) {
                List<Integer> open = clause.stream()
                        .filter(literal -> !holds.contains(-literal))
                        .toList();
                if (open.isEmpty()) {
                    return true;
                }
                if (open.size() == 1) {
                    holds.add(open.get(0));
                }
            }
        } while (holds.size() > before);
        return false;
    }

    private static boolean isSatisfiable(List<int[]> formula) {
        for (int bits = 0; bits < 1 << VARIABLES; bits++) {
            int model = bits;
            if (formula.stream()
                    .allMatch(clause ->
                            Arrays.stream(clause).anyMatch(l -> (model >> Math.abs(l) - 1 & 1) == 1 == l > 0))) {
                return true;
            }
        }
        return false;
    }

    /** Long enough that Sat4j forgets lemmas. */
    @Test
    void forgottenLemmasAreDroppedAndNotMissed() throws IOException {
        CnfFormula formula = RandomFormulas.pigeonhole(8);
        Written written = solve(formula);
        assertThat(written.isRefuted()).isTrue();
        assertThat(written.proof().stream()
                        .filter(line -> line.startsWith("d "))
                        .count())
                .isGreaterThan(100);
        assertThat(accepts(formula.variableCount(), written.formula(), written.proof()))
                .isTrue();
        List<String> withoutDeletions =
                written.proof().stream().filter(line -> !line.startsWith("d")).toList();
        assertThat(accepts(formula.variableCount(), written.formula(), withoutDeletions))
                .isTrue();
    }
}
