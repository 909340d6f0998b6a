package dev.prank.solver.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoverPartsTest {

    /** Rows 0, 2 and 4 are joined by columns 1 and 3, rows 1 and 3 by column 2; column 0 is empty. */
    private static final SetCover COVER =
            SetCover.of(5, List.of(new int[0], new int[] {4, 2}, new int[] {1, 3}, new int[] {0, 4}, new int[] {3}));

    @Test
    void partsShareNoColumn() {
        List<SetCover> parts = CoverParts.of(COVER).parts();

        assertThat(parts).hasSize(2);
        assertThat(parts.get(0).rowCount()).isEqualTo(3);
        assertThat(parts.get(0).columnCount()).isEqualTo(2);
        assertThat(parts.get(0).rowsOf(0)).containsExactly(1, 2);
        assertThat(parts.get(0).rowsOf(1)).containsExactly(0, 2);
        assertThat(parts.get(1).rowCount()).isEqualTo(2);
        assertThat(parts.get(1).rowsOf(0)).containsExactly(0, 1);
        assertThat(parts.get(1).rowsOf(1)).containsExactly(1);
    }

    @Test
    void coversOfThePartsMakeOneOfTheWhole() {
        CoverParts parts = CoverParts.of(COVER);

        assertThat(parts.lift(0, new int[] {1, 0})).containsExactly(3, 1);
        assertThat(parts.lift(1, new int[] {0})).containsExactly(2);
        assertThat(COVER.isCoveredBy(new int[] {3, 1, 2})).isTrue();
    }

    @Test
    void noRowsHaveNoParts() {
        assertThat(CoverParts.of(SetCover.of(0, List.of(new int[0]))).parts()).isEmpty();
    }
}
