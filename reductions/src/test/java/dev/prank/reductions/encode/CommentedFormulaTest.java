package dev.prank.reductions.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommentedFormulaTest {

    private final Clauses target = new Clauses();
    private final CommentedFormula formula = new CommentedFormula(target);

    private List<String> lines() throws IOException {
        StringWriter text = new StringWriter();
        formula.writeTo(text);
        return text.toString().lines().toList();
    }

    @Test
    void allWordsStandBeforeTheClauses() throws IOException {
        formula.introduce("a question");
        int x = formula.newVariable();
        formula.name(x, () -> "first");
        formula.comment(() -> "one of them");
        int y = formula.newVariable();
        formula.addClause(x, y);
        formula.name(y, () -> "second");
        formula.comment(() -> "but not the second");
        formula.addClause(-y);

        assertThat(lines())
                .containsExactly(
                        "c a question",
                        "c x1 first",
                        "c x2 second",
                        "c from clause 1: one of them",
                        "c from clause 2: but not the second",
                        "p cnf 2 2",
                        "1 2 0",
                        "-2 0");
        assertThat(target.clauses).containsExactly(new int[] {1, 2}, new int[] {-2});
        assertThat(formula.variableCount()).isEqualTo(2);
        assertThat(formula.clauseCount()).isEqualTo(2);
    }

    @Test
    void whatIsAddedLaterIsInTheNextText() throws IOException {
        int x = formula.newVariable();
        formula.addClause(x);
        assertThat(lines()).containsExactly("p cnf 1 1", "1 0");
        formula.addClause();
        assertThat(lines()).containsExactly("p cnf 1 2", "1 0", "0");
    }

    @Test
    void longCommentsAreBrokenBetweenWords() throws IOException {
        String words = "word ".repeat(100).strip();
        formula.introduce(words);
        List<String> lines = lines();
        List<String> comments = lines.subList(0, lines.size() - 1);
        assertThat(comments).hasSize(3).allMatch(line -> line.length() <= 204);
        assertThat(comments.get(0)).matches("c (word ?)+");
        assertThat(comments.subList(1, 3)).allMatch(line -> line.matches("c {3}(word ?)+"));
        assertThat(String.join(
                        " ",
                        comments.stream().map(line -> line.substring(2).strip()).toList()))
                .isEqualTo(words);
    }
}
