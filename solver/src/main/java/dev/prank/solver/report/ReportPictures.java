package dev.prank.solver.report;

import dev.prank.instances.Witness;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.network.ConstantTerm;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import dev.prank.solver.draw.LineChart;
import dev.prank.solver.draw.NetworkPicture;
import dev.prank.solver.draw.Picture;
import dev.prank.solver.draw.PointPicture;
import dev.prank.solver.draw.Shape.At;
import dev.prank.solver.profile.Stair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The plots of a page as pictures for papers: the staircases, and at each step the units, the function, or the squares. */
public final class ReportPictures {

    private static final int SAMPLES = 400;
    /** More steps would hide each other behind their marks. */
    private static final int MOST_MARKED = 30;

    /** Takes a picture and what its file's name has behind that of the instance. */
    @FunctionalInterface
    public interface Sink {
        void accept(String suffix, Picture picture);
    }

    private ReportPictures() {}

    /**
     * Of a network.
     *
     * @param grouping what is shown of a nearby network
     * @param interval where to show the function; empty when there are several inputs
     * @throws IllegalArgumentException when a number is too large to be drawn
     */
    public static void draw(
            InstanceReport<TanhNetwork, NearbyNetwork> report,
            Function<NearbyNetwork, UnitGrouping> grouping,
            Optional<PlotInterval> interval,
            Sink sink) {
        drawStaircase(report, "proximate rank", "units", "Algorithm 5.1", sink);
        TanhNetwork network = report.instance();
        for (Stair<NearbyNetwork> step : report.steps()) {
            Rational radius = InstanceReport.upper(step);
            NearbyNetwork near = step.reached().orElseThrow().witness();
            String suffix = "-rank-" + step.rank();
            sink.accept(
                    suffix + "-units",
                    NetworkPicture.of(report.name(), network, radius, grouping.apply(near), "rank " + near.value()));
            for (int output = 0; output < network.outputs() && interval.isPresent(); output++) {
                String ofOutput = network.outputs() == 1 ? "" : "-" + (output + 1);
                sink.accept(
                        suffix + "-function" + ofOutput,
                        function(report.name(), network, near, output, interval.get()));
            }
        }
    }

    /**
     * Of points.
     *
     * @throws IllegalArgumentException when a number is too large to be drawn
     */
    public static void draw(InstanceReport<PointSet, PointCover> report, Sink sink) {
        drawStaircase(report, "least cover", "squares", "Algorithm 5.2", sink);
        for (Stair<PointCover> step : report.steps()) {
            PointCoverProblem problem = new PointCoverProblem(report.instance(), InstanceReport.upper(step));
            PointCover cover = step.reached().orElseThrow().witness();
            String claim = step.isExact() ? "optimal" : "not known to be optimal";
            sink.accept("-squares-" + step.rank(), PointPicture.of(report.name(), problem, cover, claim));
        }
    }

    /** With a linear and, where radii differ much, a logarithmic axis, which leaves out radius 0. */
    private static <T, W extends Witness> void drawStaircase(
            InstanceReport<T, W> report, String what, String unit, String greedyName, Sink sink) {
        List<At> ranks = new ArrayList<>();
        for (Stair<W> step : report.steps()) {
            ranks.add(new At(InstanceReport.upper(step).doubleValue(), step.rank()));
        }
        Rational first = InstanceReport.upper(report.steps().get(0));
        List<At> bounds = new ArrayList<>(
                List.of(new At(first.doubleValue(), report.greedy().at(first))));
        for (GreedyCurve.Change change : report.greedy().changes()) {
            if (change.radius().compareTo(first) > 0) {
                bounds.add(new At(change.radius().doubleValue(), change.value()));
            }
        }
        boolean isComplete = report.greedy().isComplete();
        double last = report.lastRadius().doubleValue();
        if (isComplete) {
            bounds.add(new At(last, bounds.get(bounds.size() - 1).y()));
        }
        boolean isMarked = ranks.size() <= MOST_MARKED;
        if (!isMarked) {
            ranks.add(new At(last, ranks.get(ranks.size() - 1).y()));
        }
        String name = report.isExact() ? what : what + ", upper bound";
        String greedy = isComplete ? greedyName : greedyName + ", at these radii";
        Function<Boolean, Picture> drawn = isLogarithmic -> {
            UnaryOperator<List<At>> shown = isLogarithmic ? ReportPictures::positive : UnaryOperator.identity();
            return new LineChart(
                            report.name(),
                            "For each radius, the " + name + " and what " + greedyName + " gives.",
                            new LineChart.Axis("radius", isLogarithmic),
                            new LineChart.Axis(unit, false),
                            List.of(
                                    new LineChart.Series(name, shown.apply(ranks), LineChart.Join.HOLDS, isMarked),
                                    new LineChart.Series(
                                            greedy,
                                            shown.apply(bounds),
                                            isComplete ? LineChart.Join.HOLDS : LineChart.Join.STRAIGHT,
                                            !isComplete)))
                    .picture();
        };
        sink.accept("-staircase", drawn.apply(false));
        if (positive(ranks).size() > 2) {
            sink.accept("-staircase-logarithmic", drawn.apply(true));
        }
    }

    private static List<At> positive(List<At> places) {
        return places.stream().filter(at -> at.x() > 0).toList();
    }

    private static Picture function(
            String name, TanhNetwork network, NearbyNetwork near, int output, PlotInterval interval) {
        return new LineChart(
                        name + ", rank " + near.value(),
                        "The function of the network, and that of a nearby network of rank " + near.value() + ".",
                        new LineChart.Axis("x", false),
                        new LineChart.Axis(network.outputs() == 1 ? "f(x)" : "output " + (output + 1), false),
                        List.of(
                                new LineChart.Series(
                                        "before", values(network, output, interval), LineChart.Join.STRAIGHT, false),
                                new LineChart.Series(
                                        "after: " + near.value() + (near.value() == 1 ? " unit" : " units"),
                                        values(near.network(), output, interval),
                                        LineChart.Join.STRAIGHT,
                                        false)))
                .picture();
    }

    /** To be plotted only: nothing rests on them. */
    private static List<At> values(TanhNetwork network, int output, PlotInterval interval) {
        double from = interval.from().doubleValue();
        double to = interval.to().doubleValue();
        List<At> values = new ArrayList<>();
        for (int j = 0; j <= SAMPLES; j++) {
            double x = from + (to - from) * j / SAMPLES;
            double value = network.outputBias().get(output).doubleValue();
            for (HiddenUnit unit : network.units()) {
                value += unit.outgoing().get(output).doubleValue()
                        * Math.tanh(unit.incoming().get(0).doubleValue() * x
                                + unit.bias().doubleValue());
            }
            for (ConstantTerm term : network.constants()) {
                value += term.outgoing().get(output).doubleValue()
                        * Math.tanh(term.bias().doubleValue());
            }
            values.add(new At(x, value));
        }
        return values;
    }
}
