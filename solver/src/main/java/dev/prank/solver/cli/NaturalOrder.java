package dev.prank.solver.cli;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Orders names as people do: runs of digits by their value, so {@code h8} comes before {@code h16}. A total order. */
final class NaturalOrder implements Comparator<String> {

    private static final Pattern RUN = Pattern.compile("[0-9]+|[^0-9]+");

    @Override
    public int compare(String left, String right) {
        List<String> leftRuns = runs(left);
        List<String> rightRuns = runs(right);
        for (int i = 0; i < Math.min(leftRuns.size(), rightRuns.size()); i++) {
            int order = compareRuns(leftRuns.get(i), rightRuns.get(i));
            if (order != 0) {
                return order;
            }
        }
        int order = Integer.compare(leftRuns.size(), rightRuns.size());
        // What differs only by leading zeros is not the same name.
        return order != 0 ? order : left.compareTo(right);
    }

    private static List<String> runs(String text) {
        return RUN.matcher(text).results().map(MatchResult::group).toList();
    }

    private static int compareRuns(String left, String right) {
        boolean numbers = isDigit(left.charAt(0)) && isDigit(right.charAt(0));
        return numbers ? new BigInteger(left).compareTo(new BigInteger(right)) : left.compareTo(right);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
