/**
 * Exact numbers. {@link dev.prank.instances.number.Rational} is the only numeric type of the domain: floating point may guide a
 * search elsewhere, but nothing in an instance, a witness or a check is ever rounded.
 */
package dev.prank.instances.number;
