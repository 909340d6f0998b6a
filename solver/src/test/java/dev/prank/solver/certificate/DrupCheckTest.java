package dev.prank.solver.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrupCheckTest {

    /** All eight sign patterns of three variables: no proper subset is unsatisfiable, and nothing propagates at first. */
    private static final List<String> FORMULA = List.of(
            "c three variables",
            "p cnf 3 8",
            "1 2 3 0",
            "1 2 -3 0",
            "1 -2 3 0",
            "1 -2 -3 0",
            "-1 2 3 0",
            "-1 2 -3 0",
            "-1 -2 3 0",
            "-1 -2 -3 0");

    private static final List<String> PROOF =
            List.of("1 2 0", "d 1 2 -3 0", "d 3 2 1 0", "1 0", "d 2 1 0", "c half way", "2 0", "0");

    private static Verdict check(List<String> formula, List<String> proof) throws IOException {
        return DrupCheck.check(reader(formula), reader(proof));
    }

    private static BufferedReader reader(List<String> lines) {
        return new BufferedReader(new StringReader(String.join("\n", lines)));
    }

    private static String reason(List<String> formula, List<String> proof) throws IOException {
        return check(formula, proof).match(() -> "accepted", reason -> reason);
    }

    private static List<String> with(List<String> lines, int line, String text) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(line - 1, text);
        return changed;
    }

    private static List<String> without(List<String> lines, int line) {
        List<String> changed = new ArrayList<>(lines);
        changed.remove(line - 1);
        return changed;
    }

    @Test
    void acceptsAProof() throws IOException {
        assertThat(check(FORMULA, PROOF)).isEqualTo(Verdict.accepted());
    }

    @Test
    void deletionsAreNotNeeded() throws IOException {
        assertThat(check(
                        FORMULA,
                        PROOF.stream().filter(line -> !line.startsWith("d")).toList()))
                .isEqualTo(Verdict.accepted());
    }

    @Test
    void whatHasFollowedStaysWhenItsReasonsAreDropped() throws IOException {
        assertThat(check(List.of("p cnf 2 3", "1 0", "-1 2 0", "-1 -2 0"), List.of("0")))
                .isEqualTo(Verdict.accepted());
        assertThat(check(
                        FORMULA,
                        List.of("1 2 0", "1 0", "d 1 0", "d 1 2 0", "2 0", "d 2 0", "0", "this is not read any more")))
                .isEqualTo(Verdict.accepted());
    }

    @Test
    void clausesThatHaveBeenDroppedAreNotUsed() throws IOException {
        assertThat(reason(FORMULA, List.of("d 2 1 3 0", "1 2 0")))
                .isEqualTo("proof, line 2: the clause does not follow by unit propagation");
    }

    @Test
    void eachClauseOfTheFormulaIsNeeded() throws IOException {
        for (int line = 3; line <= FORMULA.size(); line++) {
            List<String> shorter = with(without(FORMULA, line), 2, "p cnf 3 7");
            List<String> proof =
                    PROOF.stream().filter(each -> !each.startsWith("d")).toList();
            assertThat(check(shorter, proof).isAccepted())
                    .as("without line %d", line)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1 0",
        "1, 3 0",
        "1, 1 0 2 0",
        "1, 1 2",
        "1, 1 4 0",
        "1, 1 x 0",
        "2, d 0",
        "2, d 1 2 4 0",
        "2, d",
        "4, 3 0",
        "4, 2 0 1",
        "7, 0"
    })
    void changedLinesAreNamed(int line, String text) throws IOException {
        assertThat(reason(FORMULA, with(PROOF, line, text))).startsWith("proof, line " + line + ": ");
    }

    @Test
    void theEmptyClauseMustBeThere() throws IOException {
        assertThat(reason(FORMULA, PROOF.subList(0, PROOF.size() - 1)))
                .isEqualTo("proof, line 8: the proof ends without the empty clause");
        assertThat(reason(FORMULA, List.of())).isEqualTo("proof, line 1: the proof ends without the empty clause");
        assertThat(reason(FORMULA, List.of("0")))
                .isEqualTo("proof, line 1: the clause does not follow by unit propagation");
    }

    @Test
    void clausesMayStandOnSeveralLinesAndRepeatThemselves() throws IOException {
        List<String> formula = List.of("p  cnf 2 4", "1 2 1 0 1", "-2", " -2 0 -1 2 0\t-1 -2 0");
        assertThat(check(formula, List.of("1 1 0", "0"))).isEqualTo(Verdict.accepted());
        // One of two equal clauses is left.
        assertThat(check(
                        List.of("p cnf 2 5", "1 2 0", "2 1 0", "1 -2 0", "-1 2 0", "-1 -2 0"),
                        List.of("d 1 2 0", "1 0", "0")))
                .isEqualTo(Verdict.accepted());
    }

    @Test
    void tautologiesFollowAndProveNothing() throws IOException {
        assertThat(reason(List.of("p cnf 2 1", "1 2 0"), List.of("1 -1 0", "0")))
                .isEqualTo("proof, line 2: the clause does not follow by unit propagation");
    }

    @Test
    void theEmptyClauseOfAFormulaRefutesIt() throws IOException {
        assertThat(check(List.of("p cnf 0 1", "0"), List.of("0"))).isEqualTo(Verdict.accepted());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "p cnf 3",
                "p cnf 3 eight",
                "p sat 3 8",
                "p cnf -3 8",
                "p cnf 3 -8",
                "p cnf 2147483647 8",
                "q cnf 3 8",
                "1 2 3 0"
            })
    void headersMustBeRight(String header) throws IOException {
        assertThat(reason(with(FORMULA, 2, header), PROOF)).startsWith("formula, line ");
    }

    @Test
    void formulasMustBeWhole() throws IOException {
        assertThat(reason(FORMULA.subList(0, 9), PROOF))
                .isEqualTo("formula, line 10: the formula ends after 7 clauses, but 8 were announced");
        assertThat(reason(with(FORMULA, 10, "-1 -2 -3"), PROOF)).startsWith("formula, line 11: the formula ends");
        assertThat(reason(with(FORMULA, 4, "1 2 4 0"), PROOF))
                .isEqualTo("formula, line 4: the formula has no variable 4");
        assertThat(reason(with(FORMULA, 4, "1 2 . 0"), PROOF))
                .isEqualTo("formula, line 4: expected a number, but found '.'");
    }
}
