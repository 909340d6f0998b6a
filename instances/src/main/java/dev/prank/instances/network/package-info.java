/**
 * Single-hidden-layer tanh networks, their exact rank and lossless compression, and the witness of a proximate rank: a nearby
 * network of low rank. Entry points: {@link dev.prank.instances.network.TanhNetwork},
 * {@link dev.prank.instances.network.LosslessCompression} and {@link dev.prank.instances.network.ProximateRankProblem}.
 */
package dev.prank.instances.network;
