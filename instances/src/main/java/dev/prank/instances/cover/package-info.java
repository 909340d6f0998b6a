/**
 * Uniform point cover (UPC): how few closed axis-parallel cubes of side 2·radius cover a list of points. Entry points:
 * {@link dev.prank.instances.cover.PointCoverProblem} and its witness {@link dev.prank.instances.cover.PointCover}.
 */
package dev.prank.instances.cover;
