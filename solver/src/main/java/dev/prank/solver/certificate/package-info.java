/**
 * Checks saved results as a third party would: {@link dev.prank.solver.certificate.ResultChecker} rebuilds what it needs from the
 * instance and the result file alone. Uses only {@code dev.prank.instances} and a JSON parser, no engine, bound or reduction.
 */
package dev.prank.solver.certificate;
