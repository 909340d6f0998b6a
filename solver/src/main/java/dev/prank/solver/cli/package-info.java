/**
 * The command line. Entry point: {@link dev.prank.solver.cli.Main}; exit statuses: {@link dev.prank.solver.cli.ExitCode}. Results go
 * to standard output, everything else to standard error. May use every other package; no other package may use this one.
 */
package dev.prank.solver.cli;
