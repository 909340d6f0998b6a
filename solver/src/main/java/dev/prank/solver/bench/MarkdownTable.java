package dev.prank.solver.bench;

import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown. All columns but the first are aligned to the right. */
public final class MarkdownTable {

    private final StringBuilder text = new StringBuilder();
    private final int columns;

    public MarkdownTable(List<String> headings) {
        columns = headings.size();
        row(headings);
        text.append("|---|").append("---:|".repeat(headings.size() - 1)).append('\n');
    }

    /** @throws IllegalArgumentException when there are not as many cells as headings */
    public MarkdownTable row(List<String> cells) {
        if (cells.size() != columns) {
            throw new IllegalArgumentException(cells.size() + " cells in " + columns + " columns: " + cells);
        }
        text.append(
                cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n")));
        return this;
    }

    /** With a line break at its end. */
    @Override
    public String toString() {
        return text.toString();
    }
}
