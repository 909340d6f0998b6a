/**
 * The page that {@code report} writes, and the pictures that belong to it. {@link dev.prank.solver.report.ReportPage} puts a
 * template and the data, given as JSON, together; the page needs nothing else, no network and no library.
 */
package dev.prank.solver.report;
