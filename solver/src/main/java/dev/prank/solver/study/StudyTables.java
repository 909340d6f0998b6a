package dev.prank.solver.study;

import dev.prank.solver.bench.MarkdownTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of a study in Markdown. */
public final class StudyTables {

    private static final String ABSENT = "–";

    private static final int SHOWN = 12;

    private static final List<StudyRadius> RADII = Stream.concat(
                    StudyRadius.ABSOLUTE.stream(), StudyRadius.RELATIVE.stream())
            .toList();

    private static final Map<String, Function<StudyTables, String>> TABLES = tables();

    private final Study study;

    private StudyTables(Study study) {
        this.study = study;
    }

    private static Map<String, Function<StudyTables, String>> tables() {
        Map<String, Function<StudyTables, String>> tables = new LinkedHashMap<>();
        tables.put("bounds", StudyTables::bounds);
        tables.put("tasks", all -> all.groups(Grouping.TASK));
        tables.put("widths", all -> all.groups(Grouping.WIDTH));
        tables.put("training", all -> all.groups(Grouping.training(all.study)));
        tables.put("runs", StudyTables::runs);
        tables.put("shuffled", StudyTables::shuffled);
        tables.put("shuffled-ranks", StudyTables::shuffledRanks);
        tables.put("reductions", StudyTables::reductions);
        tables.put("reductions-training", StudyTables::reductionsByTraining);
        tables.put("looseness", StudyTables::looseness);
        tables.put("loosest", StudyTables::loosest);
        tables.put("answered", StudyTables::answered);
        return Collections.unmodifiableMap(tables);
    }

    /** By the names that the page has for them. */
    public static Map<String, String> of(Study study) {
        StudyTables tables = new StudyTables(study);
        Map<String, String> all = new LinkedHashMap<>();
        TABLES.forEach((name, table) -> all.put(name, table.apply(tables)));
        return all;
    }

    /** Of all tables. */
    public static Set<String> names() {
        return TABLES.keySet();
    }

    private String bounds() {
        MarkdownTable table = new MarkdownTable(List.of(
                "radius",
                "networks",
                "exact",
                "units",
                "Algorithm 5.1",
                "better greedy",
                "prank",
                "5.1 above prank",
                "better above prank",
                "mean excess of 5.1",
                "largest"));
        for (StudyRadius radius : RADII) {
            List<Observation> closed = study.closed(radius);
            table.row(List.of(
                    radius.toString(),
                    Long.toString(study.at(radius).count()),
                    Integer.toString(closed.size()),
                    sum(closed, each -> each.network().width()),
                    sum(closed, Observation::paper),
                    sum(closed, Observation::better),
                    sum(closed, each -> each.prank().upper()),
                    sum(closed, each -> each.excess() > 0 ? 1 : 0),
                    sum(closed, each -> each.better() > each.prank().upper() ? 1 : 0),
                    number(closed.stream()
                            .mapToInt(Observation::excess)
                            .average()
                            .orElse(0)),
                    Integer.toString(
                            closed.stream().mapToInt(Observation::excess).max().orElse(0))));
        }
        return table.toString();
    }

    private static String sum(List<Observation> observations, ToIntFunction<Observation> number) {
        return Integer.toString(observations.stream().mapToInt(number).sum());
    }

    private String groups(Grouping grouping) {
        List<String> headings = new ArrayList<>(List.of(grouping.name(), "networks"));
        StudyRadius.RELATIVE.forEach(radius -> headings.add("at " + radius));
        MarkdownTable table = new MarkdownTable(headings);
        grouping.groups(study.networks(), Function.identity()).forEach((group, networks) -> {
            List<String> cells = new ArrayList<>(List.of(group, Integer.toString(networks.size())));
            for (StudyRadius radius : StudyRadius.RELATIVE) {
                List<Observation> those = study.closed(radius).stream()
                        .filter(each -> networks.contains(each.network()))
                        .toList();
                cells.add(percent(those, each -> each.prank().upper()) + " / " + percent(those, Observation::paper));
            }
            table.row(cells);
        });
        return table.toString();
    }

    /** The mean over networks, each as a part of its width. */
    static String percent(List<Observation> observations, ToDoubleFunction<Observation> number) {
        return observations.isEmpty() ? ABSENT : number(mean(observations, number));
    }

    static double mean(List<Observation> observations, ToDoubleFunction<Observation> number) {
        return observations.stream()
                .mapToDouble(each ->
                        100 * number.applyAsDouble(each) / each.network().width())
                .average()
                .orElse(0);
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private String runs() {
        List<String> headings = new ArrayList<>(List.of("run", "epochs", "largest weight"));
        RADII.forEach(radius -> headings.add("at " + radius));
        MarkdownTable table = new MarkdownTable(headings);
        for (StudiedRun run : study.runs()) {
            long steps = run.trajectory()
                    .values()
                    .get(run.trajectory().values().size() - 1)
                    .step();
            table.row(cells(run.name(), "0", run.first()));
            table.row(cells("", Long.toString(steps), run.last()));
        }
        return table.toString();
    }

    private static List<String> cells(String name, String step, List<Observation> observations) {
        List<String> cells = new ArrayList<>(List.of(
                name,
                step,
                String.format(
                        Locale.ROOT,
                        "%.2f",
                        observations.get(0).network().largestIncoming().doubleValue())));
        observations.forEach(each -> cells.add(each.prank() + " / " + each.paper()));
        return cells;
    }

    private String shuffled() {
        MarkdownTable table = new MarkdownTable(
                List.of("networks", "number", "nearer than all", "farther than all", "known to 1 %", "median ratio"));
        compared().forEach((group, those) -> {
            double[] ratios = those.stream()
                    .filter(each -> each.isTight() && each.median() > 0)
                    .mapToDouble(each -> each.trained().upper().doubleValue() / each.median())
                    .sorted()
                    .toArray();
            table.row(List.of(
                    group,
                    Integer.toString(those.size()),
                    Long.toString(those.stream().filter(HalfRank::isNearest).count()),
                    Long.toString(those.stream().filter(HalfRank::isFarthest).count()),
                    Integer.toString(ratios.length),
                    median(ratios)));
        });
        return table.toString();
    }

    /** All of them, and by inputs and penalty, and by task. */
    private Map<String, List<HalfRank>> compared() {
        Map<String, List<HalfRank>> compared = new LinkedHashMap<>();
        compared.put("all", study.halfRanks());
        for (Grouping grouping : List.of(Grouping.inputs(study), Grouping.TASK)) {
            compared.putAll(grouping.groups(study.halfRanks(), HalfRank::network));
        }
        return compared;
    }

    private String shuffledRanks() {
        List<String> headings = new ArrayList<>(List.of("networks"));
        StudyRadius.RELATIVE.forEach(radius -> headings.add("prank at " + radius));
        StudyRadius.RELATIVE.forEach(radius -> headings.add("staying at " + radius));
        MarkdownTable table = new MarkdownTable(headings);
        compared().forEach((group, those) -> {
            List<String> cells = new ArrayList<>(List.of(group));
            cells.addAll(pairs(
                    those, each -> each.prank().upper(), other -> other.prank().upper()));
            cells.addAll(pairs(those, Observation::alone, HalfRank.Other::alone));
            table.row(cells);
        });
        return table.toString();
    }

    /** Means of trained and of shuffled networks, for each radius. */
    private List<String> pairs(
            List<HalfRank> those, ToDoubleFunction<Observation> ofTrained, ToDoubleFunction<HalfRank.Other> ofOther) {
        Set<StudiedNetwork> networks = those.stream().map(HalfRank::network).collect(Collectors.toSet());
        List<String> cells = new ArrayList<>();
        for (int r = 0; r < StudyRadius.RELATIVE.size(); r++) {
            int index = r;
            List<Observation> trained = study.closed(StudyRadius.RELATIVE.get(r)).stream()
                    .filter(each -> networks.contains(each.network()))
                    .toList();
            double others = those.stream()
                    .flatMap(each -> each.others().get(index).stream()
                            .filter(other -> other.prank().isClosed())
                            .map(other -> 100
                                    * ofOther.applyAsDouble(other)
                                    / each.network().width()))
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(0);
            cells.add(percent(trained, ofTrained) + " / " + number(others));
        }
        return cells;
    }

    private static String median(double[] sorted) {
        if (sorted.length == 0) {
            return ABSENT;
        }
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return String.format(Locale.ROOT, "%.2g", median);
    }

    private static final List<String> REDUCTIONS = List.of(
            "units",
            "dead or silent",
            "by merging",
            "by cancelling",
            "prank",
            "alone",
            "merged",
            "cancelled",
            "silent",
            "dead");

    private String reductions() {
        MarkdownTable table = new MarkdownTable(headed("radius", REDUCTIONS));
        RADII.forEach(radius -> table.row(headed(radius.toString(), reductions(study.closed(radius)))));
        return table.toString();
    }

    private String reductionsByTraining() {
        MarkdownTable table = new MarkdownTable(headed("training", REDUCTIONS));
        StudyRadius radius = StudyRadius.RELATIVE.get(1);
        Grouping.training(study)
                .groups(study.closed(radius), Observation::network)
                .forEach((group, those) -> table.row(headed(group, reductions(those))));
        return table.toString();
    }

    private static List<String> headed(String first, List<String> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    private static List<String> reductions(List<Observation> those) {
        Fates fates = those.stream().map(Observation::fates).reduce(Fates.NONE, Fates::plus);
        List<String> cells = new ArrayList<>(List.of(
                sum(those, each -> each.network().width()),
                sum(those, each -> each.network().width() - each.alone()),
                sum(those, each -> each.alone() - each.merged().upper()),
                sum(those, each -> each.merged().upper() - each.prank().upper()),
                sum(those, each -> each.prank().upper())));
        Stream.of(fates.alone(), fates.merged(), fates.cancelled(), fates.silent(), fates.dead())
                .forEach(count -> cells.add(Integer.toString(count)));
        return cells;
    }

    private String looseness() {
        MarkdownTable table = new MarkdownTable(List.of(
                "radius",
                "5.1 − prank",
                "better greedy − prank",
                "5.1 − no groups cancelled",
                "no groups cancelled − prank",
                "five loosest networks, % of 5.1 − prank"));
        for (StudyRadius radius : RADII) {
            List<Observation> closed = study.closed(radius);
            int excess = closed.stream().mapToInt(Observation::excess).sum();
            int[] sorted =
                    closed.stream().mapToInt(Observation::excess).sorted().toArray();
            int loosest =
                    Arrays.stream(sorted).skip(Math.max(0, sorted.length - 5)).sum();
            table.row(List.of(
                    radius.toString(),
                    Integer.toString(excess),
                    sum(closed, each -> each.better() - each.prank().upper()),
                    sum(closed, each -> each.paper() - each.merged().upper()),
                    sum(closed, each -> each.merged().upper() - each.prank().upper()),
                    excess == 0 ? ABSENT : number(100.0 * loosest / excess)));
        }
        return table.toString();
    }

    private String loosest() {
        MarkdownTable table = new MarkdownTable(
                List.of("network", "radius", "Algorithm 5.1", "better greedy", "no groups cancelled", "prank"));
        study.observations().stream()
                .filter(Observation::isClosed)
                .sorted(Comparator.comparingInt(Observation::excess).reversed())
                .limit(SHOWN)
                .forEach(each -> table.row(List.of(
                        "`" + each.network().name() + "`",
                        each.radius().toString(),
                        Integer.toString(each.paper()),
                        Integer.toString(each.better()),
                        each.merged().toString(),
                        each.prank().toString())));
        return table.toString();
    }

    private String answered() {
        List<String> lines = new ArrayList<>();
        for (Observation each : study.observations()) {
            if (!each.isClosed()) {
                lines.add("- `" + each.network().name() + "` at " + each.radius() + ": prank " + each.prank()
                        + ", no groups cancelled " + each.merged() + "\n");
            }
        }
        long ranks = study.observations().size() - lines.size();
        List<RankBracket> others = study.halfRanks().stream()
                .flatMap(each -> each.others().stream())
                .flatMap(List::stream)
                .map(HalfRank.Other::prank)
                .toList();
        List<RadiusBracket> radii = study.halfRanks().stream()
                .flatMap(each -> Stream.concat(Stream.of(each.trained()), each.shuffled().stream()))
                .toList();
        List<Observation> ends = study.runs().stream()
                .flatMap(run -> Stream.concat(run.first().stream(), run.last().stream()))
                .toList();
        MarkdownTable table = new MarkdownTable(List.of("question", "asked", "answered exactly", "to 1 %"));
        table.row(List.of(
                "prank of trained networks, and with no groups cancelled",
                Integer.toString(study.observations().size()),
                Long.toString(ranks),
                ""));
        table.row(List.of(
                "prank of shuffled networks",
                Integer.toString(others.size()),
                Long.toString(others.stream().filter(RankBracket::isClosed).count()),
                ""));
        table.row(List.of(
                "radius of half the rank, trained and shuffled",
                Integer.toString(radii.size()),
                Long.toString(radii.stream().filter(RadiusBracket::isExact).count()),
                Long.toString(radii.stream().filter(RadiusBracket::isTight).count())));
        table.row(List.of(
                "prank of checkpoints",
                Integer.toString(study.runs().stream()
                        .mapToInt(run -> run.trajectory().values().size())
                        .sum()),
                Long.toString(study.runs().stream()
                        .flatMap(run -> run.trajectory().values().stream())
                        .filter(value -> value.isExact())
                        .count()),
                ""));
        table.row(List.of(
                "prank of the first and last checkpoints, and with no groups cancelled",
                Integer.toString(ends.size()),
                Long.toString(ends.stream().filter(Observation::isClosed).count()),
                ""));
        return table + (lines.isEmpty() ? "" : "\nOpen, of trained networks:\n\n" + String.join("", lines));
    }
}
