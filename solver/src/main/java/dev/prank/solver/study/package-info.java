/**
 * What exact proximate ranks say about trained networks: what was measured, and the tables, charts and page that show it. Nothing
 * here searches. Nothing is null.
 */
package dev.prank.solver.study;
