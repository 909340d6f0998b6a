package dev.prank.solver.draw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.reductions.hardness.DirectRoute;
import dev.prank.reductions.hardness.Side;
import dev.prank.reductions.hardness.Tile;
import dev.prank.reductions.hardness.TileGrid;
import dev.prank.reductions.hardness.TileType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TilePictureTest {

    /** The formula of the reductions page: 18 tiles, 72 points. */
    private static final TileGrid GRID =
            new DirectRoute(new CnfFormula(3, List.of(Clause.of(1, 2, 3), Clause.of(-1, 2), Clause.of(-2)))).target();

    /** Points, ports, and per tight set the squares that a tile may use. */
    @Test
    void everyTileShowsItsPointsPortsAndCovers() {
        for (Tile tile : Tile.all()) {
            Picture picture = TilePicture.of(tile);

            int panels = Math.max(1, tile.shape().maximalTight().size());
            int circles = tile.shape().interior().size() + tile.shape().ports().size();
            int squares =
                    tile.shape().maximalTight().isEmpty() ? 0 : tile.shape().squares();
            var svg = Pictures.svg(picture);
            assertThat(Pictures.count(svg, "circle")).as("%s", tile).isEqualTo(panels * circles);
            // The paper, and in each panel the border.
            assertThat(Pictures.count(svg, "rect")).as("%s", tile).isEqualTo(1 + panels * (1 + squares));
            Pictures.requireOnPaper(picture);
            Pictures.requireTextsApart(picture);
        }
    }

    @Test
    void theNegativePortIsMarked() {
        Tile variable = Tile.variable(Side.NORTH, Set.of(Side.WEST, Side.SOUTH));

        Picture picture = TilePicture.of(variable);

        assertThat(Pictures.texts(picture, "N (−)")).isPositive();
        assertThat(Pictures.texts(picture, "N")).isZero();
        assertThat(Pictures.texts(picture, "W")).isPositive();
    }

    @Test
    void allTypesAreOnOnePage() {
        Picture picture = TilePicture.ofAllTypes();

        for (int i = 0; i < TileType.values().length; i++) {
            assertThat(Pictures.texts(picture, "(" + (char) ('a' + i) + ")")).isEqualTo(1);
        }
        Pictures.requireOnPaper(picture);
        Pictures.requireTextsApart(picture);
    }

    @Test
    void aGridShowsEachTileAndEachSymbol() {
        Picture picture = GridPicture.of("example", GRID);

        assertThat(picture.description())
                .isEqualTo("example: 18 tiles, 21 ports, 72 source points, bound r\u00a0=\u00a033.");
        // Six literal occurrences are variables; one circle more is in the legend.
        assertThat(Pictures.count(Pictures.svg(picture), "circle")).isEqualTo(6 + 1);
        assertThat(Pictures.texts(picture, "crossing")).isEqualTo(1);
        assertThat(Pictures.texts(picture, "four-clause")).isZero();
        Pictures.requireOnPaper(picture);
        Pictures.requireTextsApart(picture);
    }

    @Test
    void theSourcePointsOfAGridAreAllThere() {
        Picture picture = GridPicture.withPoints("example", GRID);

        assertThat(Pictures.count(Pictures.svg(picture), "circle")).isEqualTo(6 + 1 + 72 + 1);
        Pictures.requireOnPaper(picture);
    }

    @Test
    void theEmptyGridIsAPictureToo() {
        Picture picture = GridPicture.of("empty", new TileGrid(List.of()));

        assertThat(picture.description()).startsWith("empty: 0 tiles");
        Pictures.requireOnPaper(picture);
    }
}
