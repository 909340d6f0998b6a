/**
 * Data reduction of set cover problems, which pure covers by boxes are: {@link dev.prank.solver.kernel.SetCover}, what
 * {@link dev.prank.solver.kernel.CoverKernel} leaves of it, and the {@link dev.prank.solver.kernel.CoverParts} of that. Uses nothing but the JDK. Nothing is null.
 */
package dev.prank.solver.kernel;
