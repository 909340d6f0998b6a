/**
 * Exact solving. The solvers
 * return a {@link dev.prank.solver.SolveResult} whose witness has been re-checked in exact arithmetic, and are steered by a
 * {@link dev.prank.solver.SolveControl}. Nothing here is ever null.
 */
package dev.prank.solver;
