package dev.prank.reductions.hardness;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sets of sides: as text, as bits (the ordinal of a side is its bit) and all subsets. */
public final class Sides {

    private Sides() {}

    /** An immutable set in the usual order. */
    static Set<Side> copy(Collection<Side> sides) {
        return Collections.unmodifiableSet(sides.isEmpty() ? EnumSet.noneOf(Side.class) : EnumSet.copyOf(sides));
    }

    /** The letters in the usual order, for instance {@code WE}; {@code -} for none. */
    public static String name(Collection<Side> sides) {
        return sides.isEmpty()
                ? "-"
                : copy(sides).stream()
                        .map(side -> String.valueOf(side.letter()))
                        .collect(Collectors.joining());
    }

    /**
     * The set with this name, whatever the order of its letters.
     *
     * @throws IllegalArgumentException for other letters
     */
    public static Set<Side> named(String name) {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        for (char letter : (name.equals("-") ? "" : name).toCharArray()) {
            sides.add(List.of(Side.values()).stream()
                    .filter(side -> side.letter() == letter)
                    .findAny()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "expected letters of W, E, S and N, or -, found '" + name + "'")));
        }
        return copy(sides);
    }

    /** All subsets, smaller ones first. */
    public static List<Set<Side>> subsets(Set<Side> sides) {
        int all = bits(sides);
        return IntStream.rangeClosed(0, all)
                .filter(bits -> (bits & ~all) == 0)
                .mapToObj(Sides::ofBits)
                .sorted(Comparator.comparingInt(Set::size))
                .toList();
    }

    static int bits(Collection<Side> sides) {
        int bits = 0;
        for (Side side : sides) {
            bits |= bit(side);
        }
        return bits;
    }

    static int bit(Side side) {
        return 1 << side.ordinal();
    }

    static Set<Side> ofBits(int bits) {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        for (Side side : Side.values()) {
            if ((bits & bit(side)) != 0) {
                sides.add(side);
            }
        }
        return Collections.unmodifiableSet(sides);
    }
}
