/**
 * Uniform point cover in the file formats of other people's solvers. Entry points: {@link
 * dev.prank.reductions.export.SetCoverModel}, the set cover that most writers write, and one writer for each format. Uses {@code
 * reductions.group}, {@code reductions.encode} and {@code reductions.hardness}. Nothing is null.
 */
package dev.prank.reductions.export;
