package dev.prank.reductions.hardness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.io.FormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileGridTextTest {

    private static TileGrid read(String text) throws IOException {
        return TileGridText.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "t.grid");
    }

    @Test
    void everyTileIsReadBack() throws IOException {
        List<PlacedTile> tiles = new ArrayList<>();
        for (int i = 0; i < Tile.all().size(); i++) {
            tiles.add(PlacedTile.of(i % 5 - 2, i / 5 - 3, Tile.all().get(i)));
        }
        tiles.add(new PlacedTile(9, 9, Tile.of(TileType.CROSSING, Symmetry.IDENTITY), EnumSet.noneOf(Side.class)));
        TileGrid grid = new TileGrid(tiles);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TileGridText.write(grid, out);

        assertThat(read(out.toString(StandardCharsets.UTF_8))).isEqualTo(grid);
    }

    @Test
    void theDrawingShowsGapsAndOnlyJoinedSides() {
        TileGrid grid = new TileGrid(List.of(
                PlacedTile.of(0, 2, Tile.of(TileType.STRAIGHT, EnumSet.of(Side.WEST, Side.EAST))),
                PlacedTile.of(1, 2, Tile.of(TileType.STRAIGHT, EnumSet.of(Side.WEST, Side.EAST))),
                PlacedTile.of(3, 0, Tile.of(TileType.DEAD_END, EnumSet.of(Side.NORTH)))));

        assertThat(TileGridText.drawing(grid)).isEqualTo("╶╴\n\n   ·\n");
        assertThat(grid.width()).isEqualTo(4);
        assertThat(grid.height()).isEqualTo(3);
        assertThat(TileGridText.drawing(new TileGrid(List.of()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0 0 straight identity, 't.grid:2: expected column, row, tile, position and open ports'",
        "a 0 straight identity W, 't.grid:2: expected a column or row, a whole number'",
        "0 99999999999 straight identity W, 't.grid:2: expected a column or row, a whole number'",
        "0 0 bridge identity W, 't.grid:2: there is no tile ''bridge'''",
        "0 0 straight upside-down W, 't.grid:2: there is no symmetry ''upside-down'''",
        "0 0 straight identity X, 't.grid:2: expected letters of W, E, S and N, or -, found ''X'''",
        "0 0 straight identity N, 't.grid:2: a straight WE cannot have open ports N'"
    })
    void aMalformedLineIsNamed(String line, String message) {
        assertThatThrownBy(() -> read(TileGridText.HEADER + "\n" + line + "\n"))
                .isInstanceOf(FormatException.class)
                .hasMessage(message);
    }

    @Test
    void theHeaderAndTheCellsAreChecked() {
        assertThatThrownBy(() -> read("0 0 straight identity W\n"))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("t.grid:1: expected '# prank tile grid 1");
        assertThatThrownBy(() -> read(TileGridText.HEADER + "\n0 0 dead-end identity W\n0 0 dead-end identity W\n"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("two tiles in column 0, row 0");
    }
}
