package dev.prank.solver;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a search did. Everything but the time is the same on every run with one thread, one seed and a work limit.
 *
 * @param engine the name of the engine
 * @param time wall time
 * @param counts what was counted, by name, such as {@code parts} or {@code conflicts}
 */
public record Statistics(String engine, Duration time, Map<String, Long> counts) {

    public Statistics {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }
}
