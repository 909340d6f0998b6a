/**
 * Planar graphs: {@link dev.prank.reductions.planar.Planarity} decides whether a graph is planar and gives an embedding or a
 * Kuratowski subdivision, {@link dev.prank.reductions.planar.PlanarEmbedding} is an embedding by a rotation system, and {@link
 * dev.prank.reductions.planar.OrthogonalDrawer} draws embeddings on the integer grid. The only package that uses JGraphT; nothing
 * of JGraphT is in its API. Nothing is null.
 */
package dev.prank.reductions.planar;
