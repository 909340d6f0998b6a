package dev.prank.solver.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.prank.solver.SolveControl;
import dev.prank.solver.StopReason;
import org.junit.jupiter.api.Test;

/** On the cycle of five: columns 0 … 4, and a row for each pair of neighbours. */
class CoverLinearProgramTest {

    private static CoverLinearProgram cycleOfFive(int escapeCost) {
        CoverLinearProgram program = new CoverLinearProgram(5, escapeCost);
        for (int row = 0; row < 5; row++) {
            program.addRow(new int[] {row, (row + 1) % 5}, new int[] {1, 1}, 1);
        }
        return program;
    }

    private static double optimum(CoverLinearProgram program) {
        assertThat(program.solve(SolveControl.unlimited())).isTrue();
        double[] values = new double[5];
        program.readValues(values);
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    @Test
    void halfOfEachColumnServesAnOddCycle() {
        try (CoverLinearProgram program = cycleOfFive(5)) {
            assertThat(optimum(program)).isCloseTo(2.5, within(1e-6));
            for (int row = 0; row < 5; row++) {
                assertThat(program.dual(row)).isCloseTo(0.5, within(1e-6));
            }
        }
    }

    @Test
    void boundsAndRowsChangeBetweenCalls() {
        try (CoverLinearProgram program = cycleOfFive(5)) {
            // Without column 0, columns 1 and 4 are needed, and one of 2 and 3.
            program.setBounds(0, 0, 0);
            assertThat(optimum(program)).isCloseTo(3, within(1e-6));
            // With column 0, the disjoint pairs 1-2 and 3-4 need one each.
            program.setBounds(0, 1, 1);
            assertThat(optimum(program)).isCloseTo(3, within(1e-6));
            program.setBounds(0, 0, 1);
            program.addRow(new int[] {0, 1, 2, 3, 4}, new int[] {1, 1, 1, 1, 1}, 3);
            assertThat(optimum(program)).isCloseTo(3, within(1e-6));
            program.switchOff(5);
            assertThat(optimum(program)).isCloseTo(2.5, within(1e-6));
            // Taking column 0 whole costs another half.
            program.replaceRow(5, new int[] {0, 1, 2, 3, 4}, new int[] {0}, new int[] {1}, 1);
            assertThat(optimum(program)).isCloseTo(3, within(1e-6));
            // Three times column 1 and column 3 once are 4 only when both are whole: then one of 4 and 0 is left.
            program.replaceRow(5, new int[] {0}, new int[] {1, 3}, new int[] {3, 1}, 4);
            assertThat(optimum(program)).isCloseTo(3, within(1e-6));
        }
    }

    @Test
    void withoutUpperBoundAColumnServesMoreThanOnce() {
        try (CoverLinearProgram program = cycleOfFive(5)) {
            program.addRow(new int[] {0, 2}, new int[] {2, 1}, 3);
            // Columns 0 and 2 are whole; then one of 3 and 4 is left.
            assertThat(optimum(program)).isCloseTo(3, within(1e-6));
            program.setLowerBound(0, 0);
            program.setLowerBound(2, 0);
            // One and a half times column 0, and the rows 1, 2 and 3 need half of 1, 2, 3 each, and what 2 and 3 lack.
            assertThat(optimum(program)).isCloseTo(3, within(1e-6));
            program.setBounds(2, 0, 0);
            // Column 0 one and a half times, then 1 and 3.
            assertThat(optimum(program)).isCloseTo(3.5, within(1e-6));
        }
    }

    @Test
    void theEscapeServesRowsThatColumnsCannot() {
        try (CoverLinearProgram program = cycleOfFive(7)) {
            for (int column = 0; column < 5; column++) {
                program.setBounds(column, 0, 0);
            }
            assertThat(optimum(program)).isCloseTo(0, within(1e-6));
            double duals = 0;
            for (int row = 0; row < 5; row++) {
                duals += program.dual(row);
            }
            assertThat(duals).isCloseTo(7, within(1e-6));
        }
    }

    @Test
    void aCancelledControlEndsIt() {
        SolveControl control = SolveControl.unlimited();
        control.cancel(StopReason.CANCELLED);
        try (CoverLinearProgram program = cycleOfFive(5)) {
            assertThat(program.solve(control)).isFalse();
        }
    }
}
