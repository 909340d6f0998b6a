package dev.prank.solver.engine;

import dev.prank.solver.kernel.SetCover;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of small parts that have been searched: neighbourhoods and nodes often fall into the same parts. Holds the last ones used.
 * Thread-safe.
 */
final class SolvedCovers {

    private static final int MOST_PARTS = 5_000;
    private static final int MOST_ENTRIES = 2_000;

    /**
     * A bracket.
     *
     * @param cover not to be changed
     * @param lowerBound no cover has fewer columns
     * @param hasProof whether the lower bound has one
     */
    record Known(int[] cover, ProvedBound lowerBound, boolean hasProof) {}

    private final Map<SetCover, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SetCover, Known> eldest) {
            return size() > MOST_PARTS;
        }
    };

    synchronized Optional<Known> find(SetCover part) {
        return Optional.ofNullable(known.get(part));
    }

    synchronized void add(SetCover part, Known bracket) {
        if (part.entryCount() <= MOST_ENTRIES
                && (bracket.hasProof() || !find(part).map(Known::hasProof).orElse(false))) {
            known.put(part, bracket);
        }
    }
}
