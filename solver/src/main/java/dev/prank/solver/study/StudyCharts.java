package dev.prank.solver.study;

import dev.prank.solver.draw.LineChart;
import dev.prank.solver.draw.LineChart.Axis;
import dev.prank.solver.draw.LineChart.Join;
import dev.prank.solver.draw.LineChart.Series;
import dev.prank.solver.draw.Picture;
import dev.prank.solver.draw.Shape.At;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;

/** The figures of a study. */
public final class StudyCharts {

    private static final int COLUMNS = 2;

    /** More panels than letters have no labels. */
    private static final int MOST_PANELS = 26;

    private static final Axis SHARE = new Axis("mean % of the units", false);
    private static final Axis RELATIVE_RADIUS = new Axis("radius, % of the largest incoming weight", true);

    private final Study study;

    private StudyCharts(Study study) {
        this.study = study;
    }

    /** By the names that their files have. */
    public static Map<String, Picture> of(Study study) {
        StudyCharts charts = new StudyCharts(study);
        Map<String, Picture> all = new LinkedHashMap<>();
        all.put("bounds", charts.bounds());
        all.put("shuffled", charts.shuffled());
        all.put("reductions", charts.reductions());
        all.put("trajectories", charts.trajectories());
        return all;
    }

    private Picture bounds() {
        return LineChart.panels(
                "Greedy bounds and exact ranks",
                "Means of proximate rank, of the rank without cancelling, and of two greedy bounds, in percent of the units, by radius.",
                panels("Bounds and ranks.", this::bounds),
                COLUMNS);
    }

    /** At absolute radii for all networks, and at relative ones by penalty. */
    private List<LineChart> panels(
            String description, BiFunction<List<StudyRadius>, List<StudiedNetwork>, List<Series>> series) {
        List<LineChart> panels = new ArrayList<>();
        panels.add(new LineChart(
                "all networks",
                description,
                new Axis("radius", true),
                SHARE,
                series.apply(StudyRadius.ABSOLUTE, study.networks())));
        for (Study.Penalty penalty : Study.Penalty.values()) {
            List<StudiedNetwork> networks = study.networks().stream()
                    .filter(network -> study.penalty(network) == penalty)
                    .toList();
            if (!networks.isEmpty()) {
                panels.add(new LineChart(
                        penalty.toString(),
                        description,
                        RELATIVE_RADIUS,
                        SHARE,
                        series.apply(StudyRadius.RELATIVE, networks)));
            }
        }
        return panels;
    }

    private List<Series> bounds(List<StudyRadius> radii, List<StudiedNetwork> networks) {
        return List.of(
                means("dead or silent units only", radii, networks, Observation::alone),
                means("Algorithm 5.1", radii, networks, Observation::paper),
                means("better greedy", radii, networks, Observation::better),
                means(
                        "no groups cancelled",
                        radii,
                        networks,
                        each -> each.merged().upper()),
                means("prank", radii, networks, each -> each.prank().upper()));
    }

    private Series means(
            String name, List<StudyRadius> radii, List<StudiedNetwork> networks, ToDoubleFunction<Observation> number) {
        List<At> values = new ArrayList<>();
        for (StudyRadius radius : radii) {
            List<Observation> those = study.closed(radius).stream()
                    .filter(each -> networks.contains(each.network()))
                    .toList();
            if (!those.isEmpty()) {
                double x = radius.value().doubleValue() * (radius.isRelative() ? 100 : 1);
                values.add(new At(x, StudyTables.mean(those, number)));
            }
        }
        return new Series(name, values);
    }

    private Picture reductions() {
        return LineChart.panels(
                "Reductions",
                "Mean percent of the units that die or fall silent, that merging saves, that cancelling saves, and that are left, by radius.",
                panels("Units that each kind of reduction takes away.", this::reductions),
                COLUMNS);
    }

    private List<Series> reductions(List<StudyRadius> radii, List<StudiedNetwork> networks) {
        return List.of(
                means("dead or silent", radii, networks, each -> each.network().width() - each.alone()),
                means(
                        "by merging",
                        radii,
                        networks,
                        each -> each.alone() - each.merged().upper()),
                means(
                        "by cancelling",
                        radii,
                        networks,
                        each -> each.merged().upper() - each.prank().upper()),
                means("left: prank", radii, networks, each -> each.prank().upper()));
    }

    /** Each network is a mark: below the line it is nearer to half its rank than shuffled ones. */
    private Picture shuffled() {
        List<Series> series = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        double greatest = 0;
        for (var group : Grouping.inputs(study)
                .groups(study.halfRanks(), HalfRank::network)
                .entrySet()) {
            List<At> places = new ArrayList<>();
            for (HalfRank each : group.getValue()) {
                double scale = each.network().largestIncoming().doubleValue();
                double x = 100 * each.median() / scale;
                double y = 100 * each.trained().upper().doubleValue() / scale;
                // On logarithmic axes there is no place for 0.
                if (each.isTight() && x > 0 && y > 0) {
                    places.add(new At(x, y));
                    least = Math.min(least, x);
                    greatest = Math.max(greatest, x);
                }
            }
            series.add(new Series(group.getKey(), places, Join.NONE));
        }
        if (greatest > 0) {
            series.add(new Series("equal", List.of(new At(least, least), new At(greatest, greatest)), Join.GUIDE));
        }
        return new LineChart(
                        "Least radius at which the rank is at most h / 2",
                        "Trained networks against the median of networks with the same weights, shuffled.",
                        new Axis("shuffled weights, % of the largest incoming weight", true),
                        new Axis("trained, % of the largest incoming weight", true),
                        series)
                .picture();
    }

    private Picture trajectories() {
        return LineChart.panels(
                "Proximate rank along training",
                "The proximate rank at each checkpoint of each training run, at four radii.",
                study.runs().stream()
                        .limit(MOST_PANELS)
                        .map(run -> run.trajectory().chart(run.name()))
                        .toList(),
                COLUMNS);
    }
}
