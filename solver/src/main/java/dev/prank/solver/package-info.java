/**
 * Exact solving. Entry points: {@link dev.prank.solver.ProximateRankSolver} and {@link dev.prank.solver.PointCoverSolver}, which take an
 * {@link dev.prank.solver.Engine} and return a {@link dev.prank.solver.SolveResult} whose witness has been re-checked in exact arithmetic.
 * Both are steered by a {@link dev.prank.solver.SolveControl}. Nothing here is ever null.
 */
package dev.prank.solver;
