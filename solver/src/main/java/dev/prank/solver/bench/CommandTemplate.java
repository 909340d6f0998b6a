package dev.prank.solver.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an external program is called: {@code NAME=command}, in words separated by spaces, with quotes around words that contain
 * some. One placeholder such as <code>{lp}</code> stands for the file with the problem, and says its format; <code>{limit}</code>
 * stands for the time limit in seconds. There is no shell.
 *
 * @param name of the peer in the tables
 */
public record CommandTemplate(String name, List<String> words, ExchangeFormat format) {

    private static final Pattern NAME = Pattern.compile("[\\w.+-]+");
    private static final Pattern WORD = Pattern.compile("\\s*((?:[^\\s\"']|\"[^\"]*\"|'[^']*')+)\\s*");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");
    private static final String LIMIT = "limit";

    public CommandTemplate {
        words = List.copyOf(words);
    }

    /** @throws IllegalArgumentException when the text is no template, saying what was expected */
    public static CommandTemplate parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0 || !NAME.matcher(text.substring(0, equals)).matches()) {
            throw new IllegalArgumentException(
                    "expected NAME=COMMAND with a name of letters and digits, not '" + text + "'");
        }
        String name = text.substring(0, equals);
        List<String> words = words(text.substring(equals + 1));
        if (words.isEmpty()) {
            throw new IllegalArgumentException("no command for " + name);
        }
        Optional<ExchangeFormat> format = Optional.empty();
        for (String word : words) {
            Matcher matcher = PLACEHOLDER.matcher(word);
            while (matcher.find()) {
                String label = matcher.group(1);
                if (!label.equals(LIMIT)) {
                    ExchangeFormat named = ExchangeFormat.labelled(label)
                            .orElseThrow(() -> new IllegalArgumentException("unknown placeholder {" + label + "} for "
                                    + name + "; expected {limit} or one of " + ExchangeFormat.placeholders()));
                    if (format.isPresent() && format.get() != named) {
                        throw new IllegalArgumentException("two formats in the command for " + name + "; expected one");
                    }
                    format = Optional.of(named);
                }
            }
        }
        return new CommandTemplate(
                name,
                words,
                format.orElseThrow(() -> new IllegalArgumentException("the command for " + name
                        + " does not say where the problem goes; expected one of " + ExchangeFormat.placeholders())));
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        int end = 0;
        while (end < command.length() && matcher.find(end) && matcher.start() == end) {
            words.add(matcher.group(1).replaceAll("\"([^\"]*)\"|'([^']*)'", "$1$2"));
            end = matcher.end();
        }
        if (!command.substring(end).isBlank()) {
            throw new IllegalArgumentException("a quote is not closed in '" + command + "'");
        }
        return words;
    }

    /** The words to run. */
    public List<String> expanded(String file, String limitSeconds) {
        return words.stream()
                .map(word -> word.replace("{" + LIMIT + "}", limitSeconds).replace("{" + format.label() + "}", file))
                .toList();
    }
}
