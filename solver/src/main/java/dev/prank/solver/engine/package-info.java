/**
 * The implementations of {@link dev.prank.solver.Engine}, by name in {@link dev.prank.solver.engine.Engines}: ways to find an exact
 * proximate rank, all under one contract test suite. They are stateless; each call makes its own search object.
 */
package dev.prank.solver.engine;
