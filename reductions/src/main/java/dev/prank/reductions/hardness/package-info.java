/**
 * The reductions behind the hardness of proximate rank. Entry point:
 * {@link dev.prank.reductions.hardness.PointCoverToNetwork} (Theorem 6.2). Depends on {@code dev.prank.instances} alone. Nothing is
 * ever null.
 */
package dev.prank.reductions.hardness;
