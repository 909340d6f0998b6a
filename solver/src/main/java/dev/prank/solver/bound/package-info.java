/** Bounds on a proximate rank that need no search. */
package dev.prank.solver.bound;
