/**
 * Fair comparison of solvers on one list of cover problems: child processes, the arithmetic of the comparison, and its tables and
 * charts.
 */
package dev.prank.solver.bench;
