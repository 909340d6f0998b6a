package dev.prank.solver.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of HTML that needs nothing else: style, script and data are in it, and its content security policy forbids to load
 * anything. The script draws everything from the data, so that pictures fit the window.
 */
public final class ReportPage {

    /** In the template. */
    private static final Pattern PLACE = Pattern.compile("\\{\\{(title|style|script|data)}}");

    private ReportPage() {}

    /**
     * @param title plain text
     * @param data a JSON object; what it holds is described in {@code docs/report.md}
     */
    public static String of(String title, String data) {
        Map<String, String> parts = Map.of(
                "title", escaped(title),
                "style", resource("report.css"),
                "script", resource("report.js"),
                "data", inScript(data));
        return PLACE.matcher(resource("report.html"))
                .replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
    }

    /** Text between tags. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** In JSON this character occurs in strings only; without it no tag ends the element early. */
    static String inScript(String json) {
        return json.replace("<", "\\u003c");
    }

    private static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
