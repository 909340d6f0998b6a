/**
 * From any formula in conjunctive normal form to a restricted planar one, with models mapped both ways. Entry points:
 * {@link dev.prank.reductions.formula.FormulaToRestrictedPlanar}, whose steps are reductions of their own, and the recogniser
 * {@link dev.prank.reductions.formula.RestrictedPlanarFormula}. Depends on {@code dev.prank.instances}, on
 * {@code dev.prank.reductions} and on the planar graphs of {@code dev.prank.reductions.planar}. Nothing is null.
 */
package dev.prank.reductions.formula;
