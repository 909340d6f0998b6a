package dev.prank.reductions.encode;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Literals in words, as the names of variables and the comments between clauses have them. */
final class Words {

    private Words() {}

    /** {@code x3}, or {@code -x3} for a negated literal. */
    static String literal(int literal) {
        return (literal < 0 ? "-x" : "x") + Math.abs(literal);
    }

    static String literals(int[] literals) {
        return Arrays.stream(literals).mapToObj(Words::literal).collect(Collectors.joining(" "));
    }

    /** What a variable means that counts a list of literals from one to another. */
    static String count(int atLeast, int first, int last) {
        return "at least " + atLeast + " of the literals from " + literal(first) + " to " + literal(last)
                + " in the order of their counter";
    }
}
