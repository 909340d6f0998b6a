package dev.prank.solver.study;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A way to put networks together.
 *
 * @param name of what they have in common
 * @param key what it is, in words
 * @param order of networks, in which their groups come
 */
record Grouping(String name, Function<StudiedNetwork, String> key, Comparator<StudiedNetwork> order) {

    static final Grouping TASK = new Grouping("task", StudiedNetwork::task, Comparator.comparing(StudiedNetwork::task));

    static final Grouping WIDTH = new Grouping(
            "h", network -> Integer.toString(network.width()), Comparator.comparing(StudiedNetwork::width));

    /** By method and penalty. */
    static Grouping training(Study study) {
        return new Grouping(
                "training",
                network -> network.method() + ", " + study.penalty(network),
                Comparator.comparing(StudiedNetwork::method).thenComparing(study::penalty));
    }

    /** By whether there is one input, and penalty. */
    static Grouping inputs(Study study) {
        return new Grouping(
                "inputs",
                network -> (hasOneInput(network) ? "one input, " : "several inputs, ") + study.penalty(network),
                Comparator.comparing(Grouping::hasOneInput).reversed().thenComparing(study::penalty));
    }

    private static boolean hasOneInput(StudiedNetwork network) {
        return network.network().inputs() == 1;
    }

    /** What is about networks, by the keys of these. */
    <T> Map<String, List<T>> groups(List<T> all, Function<T, StudiedNetwork> network) {
        return all.stream()
                .sorted(Comparator.comparing(network, order))
                .collect(Collectors.groupingBy(
                        each -> key.apply(network.apply(each)), LinkedHashMap::new, Collectors.toList()));
    }
}
