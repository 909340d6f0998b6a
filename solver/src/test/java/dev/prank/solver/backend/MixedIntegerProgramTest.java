package dev.prank.solver.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.reductions.group.TooLargeException;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MixedIntegerProgramTest {

    private static MixedIntegerProgram.Solution solved(MixedIntegerProgram program) {
        return program.solve(Optional.empty()).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void rowsMeanWhatTheySay(MipSolver kind) {
        try (MixedIntegerProgram program = new MixedIntegerProgram(kind)) {
            int a = program.newVariable();
            int b = program.newVariable();
            int c = program.newVariable();
            int d = program.newVariable();
            program.addAtLeastOne(new int[] {a, ~b});
            program.addAtLeastOne(new int[] {b});
            program.addAtMostOne(new int[] {a, c});
            program.addImplication(a, d);
            program.minimiseCount(new int[] {a, b, c, d});
            MixedIntegerProgram.Solution solution = solved(program);
            // b by the second row, a by the first, d because of a; not c beside a.
            assertThat(solution.ones().stream()).containsExactly(a, b, d);
            assertThat(MixedIntegerProgram.roundedUp(solution.bound(), 4)).isEqualTo(3);
        }
    }

    /** The row is Σ ±w · x ≤ 0; x₀ is required and positive, so others must balance it. Whatever balances exactly must stay allowed. */
    @ParameterizedTest
    @EnumSource
    void whatBalancesStaysAllowedWhateverTheSizeOfCoefficients(MipSolver kind) {
        SplittableRandom random = new SplittableRandom(11);
        for (int attempt = 0; attempt < 40; attempt++) {
            int bits = 4 + attempt % 40;
            long[] weights = new long[5];
            weights[0] = 1 + random.nextLong(1L << bits);
            weights[1] = 1 + random.nextLong(1L << bits);
            weights[2] = -random.nextLong(weights[0]) - 1;
            weights[3] = -(weights[0] + weights[1] + weights[2]);
            weights[4] = 1 + random.nextLong(1L << bits);
            try (MixedIntegerProgram program = new MixedIntegerProgram(kind)) {
                int[] x = new int[weights.length];
                Arrays.setAll(x, j -> program.newVariable());
                program.addAtMostZero(x, weights);
                // The first four add up to 0.
                for (int j = 0; j < 4; j++) {
                    program.addAtLeastOne(new int[] {x[j]});
                }
                program.minimiseCount(x);
                assertThat(solved(program).ones().stream())
                        .as("%s, attempt %s, weights %s", kind, attempt, Arrays.toString(weights))
                        .containsExactly(x[0], x[1], x[2], x[3]);
            }
        }
    }

    @Test
    void boundsAreRoundedUpBeyondTheTolerance() {
        assertThat(MixedIntegerProgram.roundedUp(3.0000000001, 9)).isEqualTo(3);
        assertThat(MixedIntegerProgram.roundedUp(2.9999999, 9)).isEqualTo(3);
        assertThat(MixedIntegerProgram.roundedUp(3.01, 9)).isEqualTo(4);
        assertThat(MixedIntegerProgram.roundedUp(Double.NEGATIVE_INFINITY, 9)).isZero();
        assertThat(MixedIntegerProgram.roundedUp(Double.POSITIVE_INFINITY, 9)).isEqualTo(9);
    }

    @Test
    void tooManyRowsAreRefusedBeforeMemoryIsShort() {
        try (MixedIntegerProgram program = new MixedIntegerProgram(MipSolver.SCIP, 2)) {
            int v = program.newVariable();
            program.addAtLeastOne(new int[] {v});
            program.addAtLeastOne(new int[] {v});
            assertThatThrownBy(() -> program.addAtLeastOne(new int[] {v})).isInstanceOf(TooLargeException.class);
        }
    }
}
