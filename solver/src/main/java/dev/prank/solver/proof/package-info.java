/**
 * What engines write down to prove lower bounds: the lines of certificates. The formats are described in {@code docs/proofs.md}; {@code
 * dev.prank.solver.certificate} checks them and shares no code with this package.
 */
package dev.prank.solver.proof;
