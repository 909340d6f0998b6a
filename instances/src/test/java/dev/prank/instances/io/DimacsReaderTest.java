package dev.prank.instances.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DimacsReaderTest {

    private static CnfFormula read(String text) throws IOException {
        return DimacsReader.read(TestFiles.stream(text), "test.cnf");
    }

    @Test
    void readsClausesOverSeveralLinesAndSeveralPerLine() throws IOException {
        assertThat(read("c first\nc\n\n  p  cnf 3   4 \n1 -2\nc in between\n 3 0 -1 0\n\n2 2 -2 0\t0\nc last"))
                .isEqualTo(new CnfFormula(
                        3, List.of(Clause.of(1, -2, 3), Clause.of(-1), Clause.of(2, 2, -2), Clause.of())));
    }

    @Test
    void acceptsTheEndOfSatlibFiles() throws IOException {
        CnfFormula expected = new CnfFormula(2, List.of(Clause.of(1, 2)));
        assertThat(read("p cnf 2 1\n 1 2 0\n%\n0\n\n")).isEqualTo(expected);
        assertThat(read("p cnf 2 1\n 1 2 0\n%\n")).isEqualTo(expected);
    }

    @Test
    void readsFormulasWithoutClausesWhateverTheHeaderClaims() throws IOException {
        assertThat(read("p cnf 0 0")).isEqualTo(new CnfFormula(0, List.of()));
        assertThat(read("p cnf 2147483647 0").variableCount()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void writesOneClausePerLine() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DimacsWriter.write(new CnfFormula(3, List.of(Clause.of(1, -3), Clause.of())), out);
        assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo("p cnf 3 2\n1 -3 0\n0\n");
    }
}
