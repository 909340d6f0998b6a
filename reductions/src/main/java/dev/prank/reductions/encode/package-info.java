/**
 * Proximate rank as a satisfiability problem: from the location form to clauses, and from a model back to groups. Entry point:
 * {@link dev.prank.reductions.encode.RankEncoder}; {@link dev.prank.reductions.encode.CommentedFormula} keeps what it writes as a
 * file that explains itself. Clauses go to a {@link dev.prank.reductions.encode.ClauseSink}, so nothing here knows a solver.
 * Imports {@code reductions.group} only. Nothing here is ever null.
 */
package dev.prank.reductions.encode;
