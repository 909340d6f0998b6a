/**
 * The combinatorial form of proximate rank: oriented boxes in rank space, connected parts, locations, and the exact test of
 * cancellation. Entry point:
 * {@link dev.prank.reductions.group.LocationForm}.
 */
package dev.prank.reductions.group;
