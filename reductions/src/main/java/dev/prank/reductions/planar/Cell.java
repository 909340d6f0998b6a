package dev.prank.reductions.planar;

/**
 * A cell of the integer grid.
 *
 * @param column grows to the right
 * @param row grows upwards
 */
public record Cell(int column, int row) {

    Cell plus(int columns, int rows) {
        return new Cell(column + columns, row + rows);
    }
}
