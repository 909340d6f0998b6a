package dev.prank.solver.cli;

import java.util.ArrayList;
import java.util.List;

/** Text for people: key and value lines, or a table printed row by row whose first column is the instance's name. */
final class Table {

    private static final int WIDEST_NAME = 60;
    private static final int NARROWEST = 7;

    private final String first;
    private final int nameWidth;
    private final List<String> headings;
    private boolean started;

    /** @param names the first column, of instances, known in advance, so that rows can be printed as they come */
    Table(List<String> names, String... headings) {
        this("instance", names, headings);
    }

    /**
     * With another first column.
     *
     * @param first its heading
     */
    Table(String first, List<String> names, String... headings) {
        this.first = first;
        this.nameWidth = names.stream()
                .mapToInt(name -> Math.min(WIDEST_NAME, name.length()))
                .reduce(first.length(), Math::max);
        this.headings = List.of(headings);
    }

    /** One line, before the first one the headings. */
    String row(String name, List<String> cells) {
        String line = line(name, cells);
        String text = started ? line : line(first, headings) + line;
        started = true;
        return text;
    }

    private String line(String name, List<String> cells) {
        StringBuilder line = new StringBuilder(name).append(" ".repeat(Math.max(0, nameWidth - name.length())));
        for (int c = 0; c < cells.size(); c++) {
            int width = Math.max(NARROWEST, headings.get(c).length());
            line.append("  ").append(" ".repeat(Math.max(0, width - cells.get(c).length())));
            line.append(cells.get(c));
        }
        return line.append('\n').toString();
    }

    /** {@code key: value} lines with aligned values; keys and values alternate. */
    static String details(String... keysAndValues) {
        int width = 0;
        for (int i = 0; i < keysAndValues.length; i += 2) {
            width = Math.max(width, keysAndValues[i].length());
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            String key = keysAndValues[i] + ":";
            lines.add(key + " ".repeat(width + 2 - key.length()) + keysAndValues[i + 1] + "\n");
        }
        return String.join("", lines);
    }

    /** {@code 1 unit}, {@code 2 units}. */
    static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
