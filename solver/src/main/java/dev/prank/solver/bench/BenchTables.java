package dev.prank.solver.bench;

import java.util.Locale;
import java.util.OptionalDouble;

/** A comparison as text: CSV with every run, Markdown with every cell. */
public final class BenchTables {

    private static final String ABSENT = "–";

    private BenchTables() {}

    /** One line for each run, below a line with the names of the columns. */
    public static String csv(Comparison comparison) {
        StringBuilder text =
                new StringBuilder("suite,cell,instance,points,solver,kind,status,lower,upper,seconds,par2,note\n");
        for (Measurement each : comparison.measurements()) {
            text.append(String.join(
                            ",",
                            each.suite(),
                            each.cell(),
                            each.instance(),
                            Integer.toString(each.points()),
                            each.solver(),
                            each.peer() ? "peer" : "engine",
                            each.status().word(),
                            Integer.toString(each.lower()),
                            Integer.toString(each.upper()),
                            number("%.3f", each.seconds()),
                            number("%.3f", comparison.par2(each)),
                            quoted(each.note())))
                    .append('\n');
        }
        return text.toString();
    }

    /** As RFC 4180 wants it. */
    private static String quoted(String text) {
        return text.isEmpty() ? "" : '"' + text.replace("\"", "\"\"") + '"';
    }

    /**
     * A table of all solvers over all suites and over each of several, one of each engine against each peer, and one with a row for
     * each cell and solver.
     */
    public static String markdown(Comparison comparison) {
        StringBuilder text = new StringBuilder();
        text.append(
                "| suite | solver | solved | mean PAR2 s | cells with a ratio | geometric mean ratio | worst ratio |\n");
        text.append("|---|---|--:|--:|--:|--:|--:|\n");
        totals(text, "all", comparison);
        if (comparison.suites().size() > 1) {
            comparison.suites().forEach(suite -> totals(text, suite, comparison.of(suite)));
        }
        duels(text, comparison);
        cells(text, comparison);
        return text.toString();
    }

    private static void totals(StringBuilder text, String suite, Comparison comparison) {
        for (Comparison.Total total : comparison.totals()) {
            row(
                    text,
                    suite,
                    total.solver(),
                    total.solved() + " of " + total.runs(),
                    number("%.2f", total.par2()),
                    Integer.toString(total.comparedCells()),
                    ratio(total.meanRatio()),
                    ratio(total.worstRatio()));
        }
    }

    private static void duels(StringBuilder text, Comparison comparison) {
        text.append(
                        "\n| engine | peer | solved by the peer | of these by the engine | geometric mean ratio | worst ratio")
                .append(" | mean without floor | worst without floor |\n");
        text.append("|---|---|--:|--:|--:|--:|--:|--:|\n");
        for (Comparison.Duel duel : comparison.duels()) {
            row(
                    text,
                    duel.engine(),
                    duel.peer(),
                    Integer.toString(duel.instances()),
                    Integer.toString(duel.solved()),
                    ratio(duel.meanRatio()),
                    ratio(duel.worstRatio()),
                    ratio(duel.meanRawRatio()),
                    ratio(duel.worstRawRatio()));
        }
    }

    private static void cells(StringBuilder text, Comparison comparison) {
        text.append("\n| cell | points | solver | solved | lower | upper | PAR2 s | ratio | gap |\n");
        text.append("|---|--:|---|--:|--:|--:|--:|--:|--:|\n");
        for (Comparison.Row each : comparison.rows()) {
            row(
                    text,
                    each.cell(),
                    Integer.toString(each.points()),
                    each.solver(),
                    each.solved() + " of " + each.runs(),
                    Long.toString(each.lower()),
                    Long.toString(each.upper()),
                    number("%.2f", each.par2()),
                    ratio(each.ratio()),
                    each.gap() == 0 ? "0" : number("%.2f %%", 100 * each.gap()));
        }
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String ratio(OptionalDouble ratio) {
        return ratio.isPresent() ? number("%.2f", ratio.getAsDouble()) : ABSENT;
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
