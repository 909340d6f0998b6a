package dev.prank.reductions.encode;

import java.util.Collection;
import java.util.List;

/**
 * Chosen groups of a location form, each a list of oriented units as {@code LocationForm.decode} takes them.
 *
 * <p>Immutable as long as nobody writes into the arrays.
 */
public final class GroupChoice {

    private final List<int[]> kept;
    private final List<int[]> cancelled;

    public GroupChoice(Collection<int[]> kept, Collection<int[]> cancelled) {
        this.kept = List.copyOf(kept);
        this.cancelled = List.copyOf(cancelled);
    }

    /** Groups that cost 1 each. */
    public List<int[]> kept() {
        return kept;
    }

    /** Groups that cost nothing; whether they do cancel is for {@code Cancellation.cancels} to say. */
    public List<int[]> cancelled() {
        return cancelled;
    }
}
