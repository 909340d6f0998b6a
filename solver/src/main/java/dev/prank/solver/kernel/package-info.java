/**
 * Data reduction of set cover problems, which pure covers by boxes are: {@link dev.prank.solver.kernel.SetCover} and what is left of
 * it. Uses nothing but the JDK. Nothing is null.
 */
package dev.prank.solver.kernel;
