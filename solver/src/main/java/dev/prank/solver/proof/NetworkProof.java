package dev.prank.solver.proof;

import dev.prank.instances.number.Rational;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Proves that a proximate rank is at least {@code bound}, in sections about units of which none of two sections, if they must
 * join, fit one group. The array is not to be changed.
 *
 * @param alone units that must join a kept group, each a section of its own
 * @param isLossless whether the radius is 0, where the rank is the proof; there are no sections then
 */
public record NetworkProof(int bound, int[] alone, List<Section> sections, boolean isLossless) implements BoundProof {

    /** What a section is about. */
    public enum Kind {
        /** A set cover with the units as rows. */
        COVER("cover"),
        /** Groupings, in which units may be cancelled. */
        GROUPS("groups");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /**
     * A part of a proof. The array is not to be changed.
     *
     * @param bound on the kept groups of the units
     * @param units their places in this list are their numbers in the lines
     */
    public record Section(Kind kind, int bound, int[] units, CoverProof lines) {

        public Section {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(lines, "lines");
        }
    }

    /** That a proximate rank is not negative. */
    public static final NetworkProof NOTHING = new NetworkProof(0, new int[0], List.of(), false);

    public NetworkProof {
        sections = List.copyOf(sections);
    }

    /** The rank of the network is the bound. */
    public static NetworkProof lossless(int rank) {
        return new NetworkProof(rank, new int[0], List.of(), true);
    }

    /** Units that are pairwise apart, must join, and cannot be cancelled. */
    public static NetworkProof ofUnitsApart(int[] units) {
        return new NetworkProof(units.length, units, List.of(), false);
    }

    public static NetworkProof of(Section section) {
        return new NetworkProof(section.bound(), new int[0], List.of(section), false);
    }

    /**
     * The same about a network of which this one is a part.
     *
     * @param numbers by unit, its number there
     */
    public NetworkProof renumbered(List<Integer> numbers) {
        return new NetworkProof(
                bound,
                renumbered(alone, numbers),
                sections.stream()
                        .map(section -> new Section(
                                section.kind, section.bound, renumbered(section.units, numbers), section.lines))
                        .toList(),
                isLossless);
    }

    private static int[] renumbered(int[] units, List<Integer> numbers) {
        return Arrays.stream(units).map(numbers::get).toArray();
    }

    /**
     * Of parts that do not fit.
     *
     * @throws IllegalArgumentException when one of several is lossless
     */
    public static NetworkProof together(List<NetworkProof> parts) {
        if (parts.stream().anyMatch(NetworkProof::isLossless)) {
            throw new IllegalArgumentException("a lossless proof is about a whole network");
        }
        List<Section> sections = new ArrayList<>();
        parts.forEach(part -> sections.addAll(part.sections));
        return new NetworkProof(
                parts.stream().mapToInt(NetworkProof::bound).sum(),
                parts.stream().flatMapToInt(part -> Arrays.stream(part.alone)).toArray(),
                sections,
                false);
    }

    @Override
    public boolean isPacking() {
        return bound > 0 && alone.length == bound && !isLossless;
    }

    @Override
    public void writeTo(Writer out, String sha256, Rational radius) throws IOException {
        out.write("prank network certificate 1\ninstance " + sha256 + "\nradius " + radius + "\nbound " + bound + "\n");
        out.write(new ProofLines().line("alone").numbers(alone).proof().toString());
        if (isLossless) {
            out.write("lossless\n");
        }
        for (Section section : sections) {
            out.write(new ProofLines()
                    .line(section.kind.word)
                    .number(section.bound)
                    .slash()
                    .numbers(section.units)
                    .proof()
                    .toString());
            section.lines.writeTo(out::write);
        }
        out.write("end\n");
    }
}
