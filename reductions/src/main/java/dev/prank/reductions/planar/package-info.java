/**
 * Planar graphs: a test with an embedding or a Kuratowski subdivision, embeddings given by rotation systems, and orthogonal drawings
 * on the integer grid. Entry points: {@link dev.prank.reductions.planar.Planarity} and
 * {@link dev.prank.reductions.planar.PlanarEmbedding}. The only package that uses JGraphT; nothing of JGraphT is in its API. Nothing
 * is null.
 */
package dev.prank.reductions.planar;
