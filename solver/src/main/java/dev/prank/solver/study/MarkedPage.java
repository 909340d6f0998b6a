package dev.prank.solver.study;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in Markdown, written by hand but for the parts from a line {@code <!-- begin NAME -->} to the line
 * {@code <!-- end NAME -->}, which a program replaces.
 */
public record MarkedPage(String text) {

    private static final Pattern PART = Pattern.compile("(?ms)^<!-- begin ([a-z-]+) -->\\R(.*?)^<!-- end \\1 -->$");

    public MarkedPage {
        Objects.requireNonNull(text, "text");
    }

    /** @throws IllegalArgumentException when the page has not just these parts, each once */
    public void requireParts(Set<String> names) {
        List<String> found = PART.matcher(text)
                .results()
                .map(match -> match.group(1))
                .sorted()
                .toList();
        List<String> expected = names.stream().sorted().toList();
        if (!found.equals(expected)) {
            throw new IllegalArgumentException("expected the parts " + expected + ", each from <!-- begin NAME --> to"
                    + " <!-- end NAME -->, but there are " + found);
        }
    }

    /**
     * The page with other parts.
     *
     * @param parts by name, each with a line break at its end
     * @throws IllegalArgumentException when the page has not just these parts, each once
     */
    public MarkedPage with(Map<String, String> parts) {
        requireParts(parts.keySet());
        return new MarkedPage(PART.matcher(text).replaceAll(match -> {
            String name = match.group(1);
            return Matcher.quoteReplacement(
                    "<!-- begin " + name + " -->\n\n" + parts.get(name) + "\n<!-- end " + name + " -->");
        }));
    }
}
