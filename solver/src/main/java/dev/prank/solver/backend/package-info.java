/**
 * Adapters to third-party solvers; the only package that imports them. Nothing here decides an answer: what a backend returns is
 * checked exactly by the engine that called it.
 */
package dev.prank.solver.backend;
