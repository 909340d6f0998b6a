package dev.prank.instances.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CnfFormulaTest {

    @Test
    void anAssignmentSatisfiesAFormulaWhenEveryClauseHasATrueLiteral() {
        CnfFormula formula = new CnfFormula(3, List.of(Clause.of(1, -2), Clause.of(2, 3), Clause.of(-1, -3)));
        assertThat(new Assignment(List.of(true, true, false)).satisfies(formula))
                .isTrue();
        assertThat(new Assignment(List.of(false, false, true)).satisfies(formula))
                .isTrue();
        assertThat(new Assignment(List.of(true, true, true)).satisfies(formula)).isFalse();
        assertThat(new Assignment(List.of(false, true, false)).satisfies(formula))
                .isFalse();
    }

    @Test
    void repeatsTautologiesAndEmptyClausesAreAllowed() {
        Assignment no = new Assignment(List.of(false));
        assertThat(no.satisfies(new CnfFormula(1, List.of(Clause.of(1, -1), Clause.of(-1, -1)))))
                .isTrue();
        assertThat(no.satisfies(new CnfFormula(1, List.of(Clause.of())))).isFalse();
        assertThat(new Assignment(List.of()).satisfies(new CnfFormula(0, List.of())))
                .isTrue();
    }

    @Test
    void refusesWhatIsNoFormula() {
        assertThatThrownBy(() -> Clause.of(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Clause.of(Integer.MIN_VALUE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CnfFormula(-1, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CnfFormula(1, List.of(Clause.of(-2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("clause 0");
        assertThatThrownBy(() -> new Assignment(List.of(true)).satisfies(new CnfFormula(2, List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
