/**
 * Engines: ways to find an exact proximate rank, behind the one interface {@link dev.prank.solver.engine.Engine} and one contract
 * test suite. Engines are stateless; each call makes its own search object.
 */
package dev.prank.solver.engine;
