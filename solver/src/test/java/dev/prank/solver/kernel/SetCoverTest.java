package dev.prank.solver.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SetCoverTest {

    private static final SetCover COVER = SetCover.of(3, List.of(new int[] {2, 0}, new int[] {1}, new int[] {1, 2}));

    @Test
    void rowsAndColumnsAreSeenFromBothSides() {
        assertThat(COVER.rowCount()).isEqualTo(3);
        assertThat(COVER.columnCount()).isEqualTo(3);
        assertThat(COVER.entryCount()).isEqualTo(5);
        assertThat(COVER.rowsOf(0)).containsExactly(0, 2);
        assertThat(COVER.columnsOf(1)).containsExactly(1, 2);
        assertThat(COVER.columnsOf(2)).containsExactly(0, 2);
    }

    @Test
    void aCoverHasEveryRow() {
        assertThat(COVER.isCoveredBy(new int[] {0, 1})).isTrue();
        assertThat(COVER.isCoveredBy(new int[] {0, 2})).isTrue();
        assertThat(COVER.isCoveredBy(new int[] {1, 2})).isFalse();
        assertThat(SetCover.of(0, List.of()).isCoveredBy(new int[0])).isTrue();
    }

    @Test
    void rowsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> SetCover.of(2, List.of(new int[] {2})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 0 has row 2, but there are 2 rows");
        assertThatThrownBy(() -> SetCover.of(2, List.of(new int[0], new int[] {1, 1})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 1 has row 1 twice");
    }
}
