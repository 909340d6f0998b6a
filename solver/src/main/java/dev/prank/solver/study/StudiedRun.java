package dev.prank.solver.study;

import dev.prank.solver.profile.Trajectory;
import java.util.List;
import java.util.Objects;

/**
 * One training run.
 *
 * @param trajectory at the radii {@link StudyRadius#ABSOLUTE}
 * @param first at all radii, before training
 * @param last at all radii, after training
 */
public record StudiedRun(String name, Trajectory trajectory, List<Observation> first, List<Observation> last) {

    public StudiedRun {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(trajectory, "trajectory");
        first = List.copyOf(first);
        last = List.copyOf(last);
    }
}
