package dev.prank.solver.bench;

import dev.prank.solver.draw.LineChart;
import dev.prank.solver.draw.Picture;
import dev.prank.solver.draw.Shape.At;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The pictures of a comparison. */
public final class BenchCharts {

    /** More panels than letters have no labels. */
    private static final int MOST_PANELS = 26;

    private static final int COLUMNS = 2;
    private static final LineChart.Axis SECONDS = new LineChart.Axis("seconds", true);

    private BenchCharts() {}

    /** For each solver how many instances it solves if each may take so many seconds. */
    public static Picture cactus(List<Measurement> measurements, double limitSeconds) {
        Comparison comparison = new Comparison(measurements, limitSeconds);
        List<LineChart.Series> series = new ArrayList<>();
        for (String solver : comparison.solvers()) {
            double[] seconds = measurements.stream()
                    .filter(each -> each.solver().equals(solver) && each.isSolved())
                    .mapToDouble(comparison::par2)
                    .sorted()
                    .toArray();
            List<At> places = new ArrayList<>();
            for (int i = 0; i < seconds.length; i++) {
                places.add(new At(i + 1, seconds[i]));
            }
            series.add(new LineChart.Series(solver + " (" + seconds.length + ")", places));
        }
        return new LineChart(
                        "Solved instances",
                        "For each solver the times of the instances that it solved, in increasing order.",
                        new LineChart.Axis("instances solved", false),
                        SECONDS,
                        series)
                .picture();
    }

    /**
     * For each family with several sizes a panel: the mean time of each solver by the number of points or units. Cells in which it left an
     * instance unsolved are missing. Empty when there is no such family.
     */
    public static Optional<Picture> growth(List<Measurement> measurements, double limitSeconds) {
        Map<String, List<Measurement>> families = new LinkedHashMap<>();
        for (Measurement each : measurements) {
            each.family()
                    .ifPresent(family -> families.computeIfAbsent(family, name -> new ArrayList<>())
                            .add(each));
        }
        List<LineChart> panels = new ArrayList<>();
        families.forEach((family, runs) -> {
            Set<Integer> sizes = new LinkedHashSet<>();
            runs.forEach(run -> sizes.add(run.points()));
            if (sizes.size() > 1 && panels.size() < MOST_PANELS) {
                panels.add(panel(family, runs, limitSeconds));
            }
        });
        return panels.isEmpty()
                ? Optional.empty()
                : Optional.of(LineChart.panels(
                        "Growth", "Mean seconds by the number of points or units, for each solver.", panels, COLUMNS));
    }

    private static LineChart panel(String family, List<Measurement> runs, double limitSeconds) {
        Comparison comparison = new Comparison(runs, limitSeconds);
        List<LineChart.Series> series = new ArrayList<>();
        for (String solver : comparison.solvers()) {
            Map<Integer, Double> bySize = new TreeMap<>();
            comparison.rows().stream()
                    .filter(row -> row.solver().equals(solver) && row.solved() == row.runs())
                    .forEach(row -> bySize.put(row.points(), row.par2()));
            List<At> places = new ArrayList<>();
            bySize.forEach((size, seconds) -> places.add(new At(size, seconds)));
            series.add(new LineChart.Series(solver, places));
        }
        return new LineChart(
                family, "Mean seconds by size.", new LineChart.Axis("points or units", true), SECONDS, series);
    }
}
