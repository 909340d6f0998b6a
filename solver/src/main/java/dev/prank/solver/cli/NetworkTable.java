package dev.prank.solver.cli;

import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.network.LosslessCompression;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.solver.bench.MarkdownTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Exact answers about many networks at the same radii, as one page of Markdown: a summary and a row for each network. */
final class NetworkTable {

    private static final String ABSENT = "–";

    /** What is kept of an answer: its witness may be large. */
    private record Outcome(int greedy, int lower, int upper, double seconds) {

        boolean isOptimal() {
            return lower == upper;
        }

        int excess() {
            return greedy - upper;
        }

        /** Open brackets stand out. */
        String value() {
            return isOptimal() ? Integer.toString(upper) : "**" + lower + ".." + upper + "**";
        }
    }

    private static final class Row {
        private final String name;
        private final TanhNetwork network;
        private final int rank;
        private final Map<Rational, Outcome> outcomes = new TreeMap<>();

        Row(String name, TanhNetwork network) {
            this.name = name;
            this.network = network;
            this.rank = LosslessCompression.rank(network);
        }
    }

    private final List<Rational> radii;
    private final List<Row> rows = new ArrayList<>();

    NetworkTable(List<Rational> radii) {
        this.radii = List.copyOf(radii);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Begins the row of a network and returns its rank; answers that follow are about it. */
    int begin(String name, TanhNetwork network) {
        rows.add(new Row(name, network));
        return rows.get(rows.size() - 1).rank;
    }

    void add(Answer<NetworkFile, NearbyNetwork> answer) {
        rows.get(rows.size() - 1)
                .outcomes
                .put(
                        answer.radius(),
                        new Outcome(
                                answer.greedy(),
                                answer.result().lowerBound(),
                                answer.result().upperBound(),
                                answer.seconds()));
    }

    /**
     * The page.
     *
     * @param production how the table came about, as Markdown
     */
    String toMarkdown(String production) {
        StringBuilder page = new StringBuilder();
        page.append("# Exact proximate rank of ")
                .append(Table.count(rows.size(), "network"))
                .append("\n\n");
        page.append(production).append('\n');
        page.append(
                        "One row for each network: `n` inputs, `m` outputs, `h` hidden units, the rank, and for each radius the bound of")
                .append(
                        " Algorithm 5.1, the exact proximate rank, and the seconds that the exact search took. Where the search was")
                .append(" stopped, a **bracket** `lower..upper` takes the place of the exact value.\n\n");
        appendSummary(page);
        appendBrackets(page);
        page.append("\n## Networks\n\n");
        List<String> headings = new ArrayList<>(List.of("network", "n", "m", "h", "rank"));
        for (Rational radius : radii) {
            String at = " at " + radius.toDecimalString();
            headings.addAll(List.of("Alg. 5.1" + at, "prank" + at, "s" + at));
        }
        MarkdownTable table = new MarkdownTable(headings);
        rows.forEach(row -> table.row(cells(row)));
        return page.append(table).toString();
    }

    private List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(List.of(
                row.name,
                Integer.toString(row.network.inputs()),
                Integer.toString(row.network.outputs()),
                Integer.toString(row.network.size()),
                Integer.toString(row.rank)));
        for (Rational radius : radii) {
            Outcome outcome = row.outcomes.get(radius);
            cells.addAll(
                    outcome == null
                            ? List.of(ABSENT, ABSENT, ABSENT)
                            : List.of(Integer.toString(outcome.greedy()), outcome.value(), decimal(outcome.seconds())));
        }
        return cells;
    }

    private void appendSummary(StringBuilder page) {
        page.append("## Summary\n\nSums and excesses are over the optimal answers.\n\n");
        List<String> headings = new ArrayList<>(List.of("radius"));
        radii.forEach(radius -> headings.add(radius.toDecimalString()));
        headings.add("all");
        MarkdownTable table = new MarkdownTable(headings);
        appendSummaryLine(
                table, "optimal", outcomes -> Long.toString(optimal(outcomes).count()));
        appendSummaryLine(
                table,
                "bracketed",
                outcomes -> Long.toString(outcomes.size() - optimal(outcomes).count()));
        appendSummaryLine(
                table,
                "sum of Algorithm 5.1",
                outcomes -> Long.toString(
                        optimal(outcomes).mapToLong(Outcome::greedy).sum()));
        appendSummaryLine(
                table,
                "sum of prank",
                outcomes -> Long.toString(
                        optimal(outcomes).mapToLong(Outcome::upper).sum()));
        appendSummaryLine(
                table,
                "Algorithm 5.1 above prank",
                outcomes -> Long.toString(optimal(outcomes)
                        .filter(outcome -> outcome.excess() > 0)
                        .count()));
        appendSummaryLine(table, "mean excess", outcomes -> {
            OptionalDouble mean = optimal(outcomes).mapToInt(Outcome::excess).average();
            return mean.isPresent() ? decimal(mean.getAsDouble()) : ABSENT;
        });
        appendSummaryLine(
                table,
                "largest excess",
                outcomes -> optimal(outcomes)
                        .map(Outcome::excess)
                        .max(Integer::compare)
                        .map(String::valueOf)
                        .orElse(ABSENT));
        appendSummaryLine(
                table,
                "seconds",
                outcomes ->
                        decimal(outcomes.stream().mapToDouble(Outcome::seconds).sum()));
        appendSummaryLine(
                table,
                "longest search, s",
                outcomes -> decimal(
                        outcomes.stream().mapToDouble(Outcome::seconds).max().orElse(0)));
        page.append(table);
    }

    private static Stream<Outcome> optimal(List<Outcome> outcomes) {
        return outcomes.stream().filter(Outcome::isOptimal);
    }

    private void appendSummaryLine(MarkdownTable table, String name, Function<List<Outcome>, String> figure) {
        List<String> cells = new ArrayList<>(List.of(name));
        List<Outcome> all = new ArrayList<>();
        for (Rational radius : radii) {
            List<Outcome> outcomes = rows.stream()
                    .filter(row -> row.outcomes.containsKey(radius))
                    .map(row -> row.outcomes.get(radius))
                    .toList();
            cells.add(figure.apply(outcomes));
            all.addAll(outcomes);
        }
        cells.add(figure.apply(all));
        table.row(cells);
    }

    private void appendBrackets(StringBuilder page) {
        List<String> brackets = new ArrayList<>();
        for (Row row : rows) {
            row.outcomes.forEach((radius, outcome) -> {
                if (!outcome.isOptimal()) {
                    brackets.add("- `" + row.name + "` at " + radius.toDecimalString() + ": from " + outcome.lower()
                            + " to " + outcome.upper() + ", Algorithm 5.1 gives " + outcome.greedy() + "\n");
                }
            });
        }
        page.append(brackets.isEmpty() ? "\nNo answer is bracketed.\n" : "\nBracketed:\n\n");
        brackets.forEach(page::append);
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
