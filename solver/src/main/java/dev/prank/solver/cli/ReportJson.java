package dev.prank.solver.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.prank.instances.Witness;
import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.NetworkWriter;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.LosslessCompression;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGroup;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import dev.prank.solver.draw.Projection;
import dev.prank.solver.draw.Shape.At;
import dev.prank.solver.profile.Stair;
import dev.prank.solver.report.FunctionDifference;
import dev.prank.solver.report.GreedyCurve;
import dev.prank.solver.report.InstanceReport;
import dev.prank.solver.report.PlotInterval;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The data of a report page; {@code docs/report.md} has the keys. */
final class ReportJson {

    private static final MathContext UP = new MathContext(4, RoundingMode.CEILING);
    private static final MathContext DOWN = new MathContext(4, RoundingMode.FLOOR);

    private final JsonGenerator json;
    private final boolean isProving;

    private ReportJson(JsonGenerator json, boolean isProving) {
        this.json = json;
        this.isProving = isProving;
    }

    /** How far the lower end of a step is proved. */
    enum Certification {
        CHECKED,
        NOT_NEEDED,
        NONE;

        static Certification of(Stair<?> step) {
            if (step.lower().signum() == 0 && step.isExact()) {
                return NOT_NEEDED;
            }
            return step.isCertified() ? CHECKED : NONE;
        }
    }

    /**
     * Writes an object about a network.
     *
     * @param interval where functions are compared; empty when there are several inputs
     * @param isProving whether certificates were asked for
     * @throws IllegalArgumentException when a number is too large to be drawn
     */
    static void writeNetwork(
            JsonGenerator json,
            Inputs.Instance<NetworkFile> instance,
            InstanceReport<TanhNetwork, NearbyNetwork> report,
            Optional<PlotInterval> interval,
            boolean isProving)
            throws IOException {
        new ReportJson(json, isProving).writeNetwork(instance, report, interval);
    }

    /** Writes an object about points; the same otherwise. */
    static void writePoints(
            JsonGenerator json,
            Inputs.Instance<?> instance,
            InstanceReport<PointSet, PointCover> report,
            boolean isProving)
            throws IOException {
        new ReportJson(json, isProving).writePoints(instance, report);
    }

    private void writeNetwork(
            Inputs.Instance<NetworkFile> instance,
            InstanceReport<TanhNetwork, NearbyNetwork> report,
            Optional<PlotInterval> interval)
            throws IOException {
        TanhNetwork network = report.instance();
        Lines lines = new Lines();
        List<List<Rational>> normal = new ArrayList<>();
        for (HiddenUnit unit : network.units()) {
            normal.add(unit.position(normalSign(unit)));
        }
        Projection projection = Projection.widest(normal, network.inputs() + 1);
        writeStart("network", instance, report);
        json.writeNumberField("inputs", network.inputs());
        json.writeNumberField("outputs", network.outputs());
        json.writeNumberField("rank", LosslessCompression.rank(network));
        ResultWriter.writeStrings(
                json,
                "axes",
                List.of(axis(projection.first(), network.inputs()), axis(projection.second(), network.inputs())));
        json.writeArrayFieldStart("units");
        for (HiddenUnit unit : network.units()) {
            At at = projection.at(unit.position(1));
            json.writeStartArray();
            json.writeNumber(at.x());
            json.writeNumber(at.y());
            json.writeNumber(normalSign(unit));
            json.writeEndArray();
        }
        json.writeEndArray();
        if (interval.isPresent()) {
            ResultWriter.writeStrings(
                    json,
                    "interval",
                    List.of(
                            interval.get().from().toDecimalString(),
                            interval.get().to().toDecimalString()));
            lines.write("network", network);
        }
        json.writeArrayFieldStart("steps");
        for (int i = 0; i < report.steps().size(); i++) {
            Stair<NearbyNetwork> step = report.steps().get(i);
            NearbyNetwork near = step.reached().orElseThrow().witness();
            writeStepStart(report, step, report.isRankKnown(i, 0), "units");
            writeGrouping(network, ShownGrouping.of(near.network()), projection);
            lines.write("compressed", near.compressed());
            if (interval.isPresent()) {
                writeDifferences(FunctionDifference.between(network, near.network(), interval.get()));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        ResultWriter.writeStrings(json, "lines", lines.distinct);
        json.writeEndObject();
    }

    private void writePoints(Inputs.Instance<?> instance, InstanceReport<PointSet, PointCover> report)
            throws IOException {
        PointSet points = report.instance();
        List<List<Rational>> places =
                points.points().stream().map(Point::coordinates).toList();
        Projection projection = Projection.widest(places, points.dimension());
        writeStart("points", instance, report);
        json.writeNumberField("dimension", points.dimension());
        ResultWriter.writeStrings(
                json,
                "axes",
                List.of(
                        pointAxis(projection.first(), points.dimension()),
                        pointAxis(projection.second(), points.dimension())));
        writePlaces("points", projection.all(places));
        json.writeArrayFieldStart("steps");
        for (int i = 0; i < report.steps().size(); i++) {
            Stair<PointCover> step = report.steps().get(i);
            writeStepStart(report, step, report.isRankKnown(i, Math.min(1, points.size())), "squares");
            List<List<Rational>> centres = step.reached().orElseThrow().witness().centres().stream()
                    .map(Point::coordinates)
                    .toList();
            writePlaces("centres", projection.all(centres));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeStart(String kind, Inputs.Instance<?> instance, InstanceReport<?, ?> report) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", kind);
        json.writeStringField("name", report.name());
        ResultWriter.writeInstance(json, instance);
        json.writeBooleanField("exact", report.isExact());
        json.writeStringField("last", report.lastRadius().toString());
        GreedyCurve greedy = report.greedy();
        json.writeObjectFieldStart("greedy");
        json.writeBooleanField("complete", greedy.isComplete());
        json.writeArrayFieldStart("changes");
        for (GreedyCurve.Change change : greedy.changes()) {
            json.writeStartArray();
            json.writeString(change.radius().toString());
            json.writeNumber(change.value());
            json.writeEndArray();
        }
        json.writeEndArray();
        InstanceReport.Excess excess = report.excess();
        json.writeNumberField("excess", excess.most());
        writeRadius("excessAt", excess.radius(), ShownRadius.upper(excess.radius()));
        json.writeEndObject();
        if (report.outOfReach().isPresent()) {
            Stair<?> stair = report.outOfReach().get();
            json.writeObjectFieldStart("outOfReach");
            json.writeNumberField("rank", stair.rank());
            writeRadius("lower", stair.lower(), ShownRadius.lower(stair.lower()));
            json.writeEndObject();
        }
    }

    private <W extends Witness> void writeStepStart(
            InstanceReport<?, W> report, Stair<W> step, boolean isRankKnown, String what) throws IOException {
        Rational upper = InstanceReport.upper(step);
        json.writeStartObject();
        json.writeNumberField("rank", step.rank());
        writeRadius("lower", step.lower(), ShownRadius.lower(step.lower()));
        writeRadius("upper", upper, ShownRadius.upper(upper));
        json.writeNumberField("value", step.reached().orElseThrow().witness().value());
        json.writeBooleanField("exact", step.isExact());
        json.writeBooleanField("known", isRankKnown);
        json.writeNumberField("greedy", report.greedy().at(upper));
        json.writeStringField("certification", Certification.of(step).name().toLowerCase(Locale.ROOT));
        json.writeStringField("certificate", certificate(step, what));
    }

    /** In words. */
    private String certificate(Stair<?> step, String what) {
        String claim = "no fewer than " + (step.rank() + 1) + " " + what + " suffice";
        String where = step.isExact() ? "just below this radius" : "at the lower end of the bracket";
        return switch (Certification.of(step)) {
            case NOT_NEEDED -> "not needed: there is no smaller radius than 0";
            case CHECKED -> "checked: a certificate proves that " + claim + " " + where;
            case NONE ->
                step.refuted().isEmpty()
                        ? "none: nothing is known below this radius"
                        : (isProving ? "none found" : "not asked for") + ": the search itself found that " + claim + " "
                                + where;
        };
    }

    private void writeGrouping(TanhNetwork network, UnitGrouping grouping, Projection projection) throws IOException {
        List<Integer> alone = new ArrayList<>();
        json.writeArrayFieldStart("groups");
        for (UnitGroup group : grouping.groups()) {
            if (isAsItWas(network, group)) {
                alone.add(group.units().get(0));
            } else {
                json.writeStartObject();
                writeIntegers("units", group.units());
                writeIntegers("orientations", group.orientations());
                json.writeBooleanField("cancelled", group.cancelled());
                writePlace("location", projection.at(group.location()));
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        writeIntegers("alone", alone);
        writeIntegers("dead", grouping.dead());
    }

    /** Kept, alone, and where it was. */
    private static boolean isAsItWas(TanhNetwork network, UnitGroup group) {
        HiddenUnit first = network.units().get(group.units().get(0));
        return !group.cancelled()
                && group.units().size() == 1
                && group.location().equals(first.position(group.orientations().get(0)));
    }

    private void writeDifferences(List<FunctionDifference> differences) throws IOException {
        json.writeArrayFieldStart("differences");
        for (FunctionDifference difference : differences) {
            json.writeStartObject();
            json.writeStringField("attained", rounded(difference.attained(), DOWN));
            json.writeStringField("bound", rounded(difference.bound(), UP));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String rounded(double value, MathContext context) {
        return Double.isInfinite(value)
                ? "∞"
                : new BigDecimal(value).round(context).toString();
    }

    private void writeRadius(String name, Rational radius, String shown) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("exact", radius.toString());
        json.writeStringField("shown", shown);
        json.writeEndObject();
    }

    private void writePlaces(String name, List<At> places) throws IOException {
        json.writeArrayFieldStart(name);
        for (At at : places) {
            writePlace(at);
        }
        json.writeEndArray();
    }

    private void writePlace(String name, At at) throws IOException {
        json.writeFieldName(name);
        writePlace(at);
    }

    private void writePlace(At at) throws IOException {
        json.writeStartArray();
        json.writeNumber(at.x());
        json.writeNumber(at.y());
        json.writeEndArray();
    }

    private void writeIntegers(String name, List<Integer> integers) throws IOException {
        json.writeArrayFieldStart(name);
        for (int integer : integers) {
            json.writeNumber(integer);
        }
        json.writeEndArray();
    }

    private static int normalSign(HiddenUnit unit) {
        return unit.sign() < 0 ? -1 : 1;
    }

    private static String axis(int coordinate, int inputs) {
        return coordinate == inputs ? "c" : inputs == 1 ? "b" : Projection.indexed("b", coordinate + 1);
    }

    private static String pointAxis(int coordinate, int dimension) {
        return dimension > 2 ? Projection.indexed("x", coordinate + 1) : coordinate == 0 ? "x" : "y";
    }

    /** Lines of files; neighbouring steps share most of theirs. */
    private final class Lines {

        private final List<String> distinct = new ArrayList<>();
        private final Map<String, Integer> indices = new HashMap<>();

        /** As the indices of its lines. */
        void write(String name, TanhNetwork network) throws IOException {
            List<Integer> its = new ArrayList<>();
            NetworkWriter.toJson(NetworkFile.of(network)).lines().forEach(line -> {
                its.add(indices.computeIfAbsent(line, each -> {
                    distinct.add(each);
                    return distinct.size() - 1;
                }));
            });
            writeIntegers(name, its);
        }
    }
}
