package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UnitPairTest {

    private static final int[][] GROUPS = {{}, {1}, {2}, {1, 2}, {0, 3}, {0, 1, 3}, {1, 2, 3}};

    @Test
    void togetherAllowsBothOrNeither() {
        UnitPair pair = new UnitPair(1, 2, true);

        assertThat(Arrays.stream(GROUPS).filter(pair::allows))
                .containsExactly(new int[] {}, new int[] {1, 2}, new int[] {0, 3}, new int[] {1, 2, 3});
    }

    @Test
    void apartAllowsAllButBoth() {
        UnitPair pair = new UnitPair(1, 2, false);

        assertThat(Arrays.stream(GROUPS).filter(pair::allows))
                .containsExactly(new int[] {}, new int[] {1}, new int[] {2}, new int[] {0, 3}, new int[] {0, 1, 3});
    }
}
