package dev.prank.reductions.group;

/**
 * Closed boxes of one size whose ends are places in an order: two boxes meet in a dimension exactly when neither begins behind the
 * other's end. In each dimension no two boxes begin at the same place, and the ends come in the order of the beginnings.
 */
interface RankBoxes {

    int count();

    int dimension();

    /** The number of places in each dimension. */
    int places();

    /** The place where a box begins, from 0. */
    int left(int box, int k);

    /** The place where a box ends; it belongs to the box. */
    int right(int box, int k);
}
