package dev.prank.solver.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.solver.SolveControl;
import dev.prank.solver.StopReason;
import dev.prank.solver.backend.SatBackend.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Sat4jBackendTest {

    private static final long NO_LIMIT = Long.MAX_VALUE;

    private final SatBackend backend = new Sat4jBackend();

    private Answer solve(int... assumptions) {
        return backend.solve(assumptions, NO_LIMIT, SolveControl.unlimited());
    }

    @Test
    void noClausesAreSatisfiable() {
        assertThat(solve()).isEqualTo(Answer.SATISFIABLE);
        int a = backend.newVariable();
        assertThat(solve(a)).isEqualTo(Answer.SATISFIABLE);
        assertThat(backend.holds(a)).isTrue();
        assertThat(solve(-a)).isEqualTo(Answer.SATISFIABLE);
        assertThat(backend.holds(a)).isFalse();
    }

    @Test
    void emptyClauseIsUnsatisfiable() {
        backend.addClause();
        assertThat(solve()).isEqualTo(Answer.UNSATISFIABLE);
    }

    @Test
    void contradictionWhileAddingIsUnsatisfiable() {
        int a = backend.newVariable();
        backend.addClause(a);
        backend.addClause(-a);
        backend.addClause(a, -a);
        assertThat(solve()).isEqualTo(Answer.UNSATISFIABLE);
        assertThat(solve(a)).isEqualTo(Answer.UNSATISFIABLE);
    }

    @Test
    void assumptionsHoldForOneQuestionOnly() {
        int a = backend.newVariable();
        int b = backend.newVariable();
        backend.addClause(a, b);
        assertThat(solve(-a, -b)).isEqualTo(Answer.UNSATISFIABLE);
        assertThat(solve(-a)).isEqualTo(Answer.SATISFIABLE);
        assertThat(backend.holds(b)).isTrue();
        assertThat(solve(a, -a)).isEqualTo(Answer.UNSATISFIABLE);
        assertThat(solve()).isEqualTo(Answer.SATISFIABLE);
    }

    @Test
    void modelIsKnownOnlyAfterAnAnswer() {
        int a = backend.newVariable();
        assertThatThrownBy(() -> backend.holds(a)).isInstanceOf(IllegalStateException.class);
    }

    /** Clauses and variables come and go between questions, as in stepping a bound; every answer against all assignments. */
    @Test
    void growingFormulasAreAnsweredLikeByEnumeration() {
        Random random = new Random(11);
        for (int trial = 0; trial < 300; trial++) {
            SatBackend growing = new Sat4jBackend();
            List<int[]> clauses = new ArrayList<>();
            int variables = 0;
            for (int step = 0; step < 12; step++) {
                int fresh = random.nextInt(3);
                for (int j = 0; j < fresh && variables < 10; j++) {
                    assertThat(growing.newVariable()).isEqualTo(++variables);
                }
                for (int j = 0; j < 4 && variables > 0; j++) {
                    int[] clause = literals(random, variables, 1 + random.nextInt(3));
                    clauses.add(clause);
                    growing.addClause(clause);
                }
                int[] assumptions = variables == 0 ? new int[0] : literals(random, variables, random.nextInt(3));
                Answer answer = growing.solve(assumptions, NO_LIMIT, SolveControl.unlimited());
                assertThat(answer)
                        .isEqualTo(
                                hasModel(clauses, assumptions, variables) ? Answer.SATISFIABLE : Answer.UNSATISFIABLE);
                if (answer == Answer.SATISFIABLE) {
                    int bits = 0;
                    for (int v = 1; v <= variables; v++) {
                        bits |= growing.holds(v) ? 1 << v : 0;
                    }
                    assertThat(isModel(clauses, assumptions, bits)).isTrue();
                }
            }
        }
    }

    private static int[] literals(Random random, int variables, int count) {
        return random.ints(count, 1, variables + 1)
                .map(v -> random.nextBoolean() ? v : -v)
                .toArray();
    }

    private static boolean hasModel(List<int[]> clauses, int[] assumptions, int variables) {
        for (int bits = 0; bits < 1 << (variables + 1); bits += 2) {
            if (isModel(clauses, assumptions, bits)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isModel(List<int[]> clauses, int[] assumptions, int bits) {
        for (int literal : assumptions) {
            if (!holds(literal, bits)) {
                return false;
            }
        }
        for (int[] clause : clauses) {
            boolean satisfied = false;
            for (int literal : clause) {
                satisfied |= holds(literal, bits);
            }
            if (!satisfied) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(int literal, int bits) {
        return (bits >> Math.abs(literal) & 1) == (literal > 0 ? 1 : 0);
    }

    /** n + 1 pigeons in n holes: no short refutation by resolution exists. */
    private void addPigeons(int holes) {
        int[][] sits = new int[holes + 1][holes];
        for (int[] pigeon : sits) {
            for (int j = 0; j < holes; j++) {
                pigeon[j] = backend.newVariable();
            }
            backend.addClause(pigeon);
        }
        for (int j = 0; j < holes; j++) {
            for (int p = 0; p <= holes; p++) {
                for (int q = 0; q < p; q++) {
                    backend.addClause(-sits[p][j], -sits[q][j]);
                }
            }
        }
    }

    @Test
    void conflictLimitStopsAtTheSameConflictEachTime() {
        addPigeons(11);
        assertThat(backend.solve(new int[0], 500, SolveControl.unlimited())).isEqualTo(Answer.STOPPED);
        assertThat(backend.conflictCount()).isEqualTo(500);
        assertThat(backend.solve(new int[0], 300, SolveControl.unlimited())).isEqualTo(Answer.STOPPED);
        assertThat(backend.conflictCount()).isEqualTo(800);
        assertThat(backend.solve(new int[0], 0, SolveControl.unlimited())).isEqualTo(Answer.STOPPED);
        assertThat(backend.conflictCount()).isEqualTo(800);
    }

    @Test
    void stoppedSearchGoesOn() {
        addPigeons(6);
        int stops = 0;
        while (backend.solve(new int[0], 50, SolveControl.unlimited()) == Answer.STOPPED) {
            stops++;
        }
        assertThat(stops).isPositive();
        assertThat(solve()).isEqualTo(Answer.UNSATISFIABLE);
    }

    @Test
    void deadlineStopsTheSearch() {
        addPigeons(13);
        long start = System.nanoTime();
        Answer answer =
                backend.solve(new int[0], NO_LIMIT, SolveControl.unlimited().withTimeLimit(Duration.ofMillis(200)));
        assertThat(answer).isEqualTo(Answer.STOPPED);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void cancellationFromAnotherThreadStopsTheSearch() throws InterruptedException {
        addPigeons(13);
        SolveControl control = SolveControl.unlimited();
        Thread canceller = new Thread(() -> {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            control.cancel(StopReason.CANCELLED);
        });
        canceller.start();
        assertThat(backend.solve(new int[0], NO_LIMIT, control)).isEqualTo(Answer.STOPPED);
        canceller.join();
        assertThat(control.isStopRequested()).isTrue();
        // Cancelled before the start is no different.
        assertThat(backend.solve(new int[0], NO_LIMIT, control)).isEqualTo(Answer.STOPPED);
    }

    @Test
    void countsWhatWasAdded() {
        int a = backend.newVariable();
        int b = backend.newVariable();
        backend.addClause(a, b);
        backend.addClause(a, -a);
        assertThat(backend.variableCount()).isEqualTo(2);
        assertThat(backend.clauseCount()).isEqualTo(2);
        assertThat(backend.conflictCount()).isZero();
    }
}
