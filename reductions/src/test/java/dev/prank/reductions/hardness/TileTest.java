package dev.prank.reductions.hardness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TileTest {

    @Test
    void thereAreThirtyFourTiles() {
        assertThat(Tile.all()).hasSize(34);
        assertThat(Tile.all().stream().filter(tile -> tile.type() == TileType.VARIABLE_ARM))
                .hasSize(8);
        assertThat(Tile.all().stream().filter(tile -> tile.type() == TileType.STRAIGHT))
                .hasSize(2);
    }

    /** The smallest covers, by trying all sets of lattice squares: the claimed costs of every position. */
    @Test
    void costsAreThoseOfExhaustiveSearch() {
        for (Tile tile : Tile.all()) {
            for (Set<Side> owned : Sides.subsets(tile.shape().ports())) {
                assertThat(tile.shape().cost(owned))
                        .as("%s owning %s", tile, Sides.name(owned))
                        .isEqualTo(leastCover(tile, owned));
            }
        }
    }

    private static int leastCover(Tile tile, Set<Side> owned) {
        List<TilePoint> points = new ArrayList<>(tile.shape().interior());
        owned.forEach(side -> points.add(side.port()));
        int all = (1 << points.size()) - 1;
        Set<Integer> squares = new HashSet<>();
        for (int x = -2; x <= 10; x++) {
            for (int y = -2; y <= 10; y++) {
                int held = 0;
                for (int i = 0; i < points.size(); i++) {
                    TilePoint p = points.get(i);
                    if (x <= p.x() && p.x() <= x + 2 && y <= p.y() && p.y() <= y + 2) {
                        held |= 1 << i;
                    }
                }
                squares.add(held);
            }
        }
        Set<Integer> covered = Set.of(0);
        for (int count = 0; ; count++) {
            if (covered.contains(all)) {
                return count;
            }
            Set<Integer> next = new HashSet<>();
            covered.forEach(set -> squares.forEach(square -> next.add(set | square)));
            covered = next;
        }
    }

    @Test
    void tightCoversCover() {
        for (Tile tile : Tile.all()) {
            for (Set<Side> owned : Sides.subsets(tile.shape().ports())) {
                if (tile.shape().isTight(owned)) {
                    List<TilePoint> centres = tile.tightCover(owned);
                    List<TilePoint> points = new ArrayList<>(tile.shape().interior());
                    owned.forEach(side -> points.add(side.port()));

                    assertThat(centres).hasSize(tile.shape().squares());
                    assertThat(points)
                            .allSatisfy(point -> assertThat(centres)
                                    .anySatisfy(centre ->
                                            assertThat(centre.distance(point)).isLessThanOrEqualTo(1)));
                } else {
                    assertThatThrownBy(() -> tile.tightCover(owned)).isInstanceOf(IllegalArgumentException.class);
                }
            }
        }
    }

    @Test
    void aVariableHasItsNegativePortWhereItIsAskedFor() {
        Tile tile = Tile.variable(Side.NORTH, EnumSet.of(Side.WEST, Side.SOUTH));

        assertThat(tile.negative()).contains(Side.NORTH);
        assertThat(tile.shape().ports()).containsExactlyInAnyOrder(Side.NORTH, Side.WEST, Side.SOUTH);
        assertThat(tile.shape().isTight(EnumSet.of(Side.WEST, Side.SOUTH))).isTrue();
        assertThat(tile.shape().isTight(EnumSet.of(Side.NORTH))).isTrue();
        assertThat(tile.shape().isTight(EnumSet.of(Side.NORTH, Side.SOUTH))).isFalse();
        assertThatThrownBy(() -> Tile.variable(Side.NORTH, EnumSet.of(Side.WEST, Side.NORTH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no variable with negative port N and positive ports WN");
    }

    @Test
    void aTileIsFoundAgainByTypeAndSymmetry() {
        assertThat(Tile.all())
                .allSatisfy(tile ->
                        assertThat(Tile.of(tile.type(), tile.symmetry())).isSameAs(tile));
        assertThat(Tile.of(TileType.STRAIGHT, Symmetry.ROTATED_180))
                .isSameAs(Tile.of(TileType.STRAIGHT, Symmetry.IDENTITY));
    }
}
