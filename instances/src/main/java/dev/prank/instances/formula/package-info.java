/**
 * Propositional formulas in conjunctive normal form: {@link dev.prank.instances.formula.CnfFormula} and, as the witness of
 * satisfiability, {@link dev.prank.instances.formula.Assignment}. Depends on nothing; nothing is null, every value is immutable.
 */
package dev.prank.instances.formula;
