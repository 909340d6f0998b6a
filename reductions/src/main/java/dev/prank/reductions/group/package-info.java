/**
 * The combinatorial form of proximate rank: oriented boxes in rank space, connected parts, locations, and the exact test of
 * cancellation. Entry points: {@link dev.prank.reductions.group.LocationForm} and
 * {@link dev.prank.reductions.group.ConnectedParts}.
 */
package dev.prank.reductions.group;
