/**
 * The reductions behind the hardness of proximate rank: from formulas over grids of tiles to point covers (Theorem 6.1,
 * {@link dev.prank.reductions.hardness.FormulaToPointCover}) and from point covers to networks (Theorem 6.2,
 * {@link dev.prank.reductions.hardness.PointCoverToNetwork}). {@link dev.prank.reductions.hardness.TileType} has the gadgets,
 * {@link dev.prank.reductions.hardness.TileVerification} verifies them,
 * {@link dev.prank.reductions.hardness.DirectRoute} builds a grid for any formula. Nothing is ever null.
 */
package dev.prank.reductions.hardness;
