package dev.prank.solver.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.prank.solver.bench.BenchCharts;
import dev.prank.solver.bench.BenchTables;
import dev.prank.solver.bench.Comparison;
import dev.prank.solver.bench.Measurement;
import dev.prank.solver.draw.PictureFormat;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The files that {@code bench covers} writes; docs/formats.md describes them. */
final class CoverBenchFiles {

    private final Path directory;
    private final String command;
    private final Duration limit;
    private final double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();

    /**
     * @param command as a shell would read it
     * @param limit of each run
     */
    CoverBenchFiles(Path directory, String command, Duration limit) {
        this.directory = directory;
        this.command = command;
        this.limit = limit;
    }

    /**
     * Writes every file anew, each as a whole or not at all.
     *
     * @param done how many instances have been measured
     * @param total how many were asked for
     * @throws CommandFailure when a file cannot be written
     */
    void write(Comparison comparison, int done, int total) {
        List<Measurement> runs = comparison.measurements();
        double limitSeconds = limit.toNanos() / 1e9;
        writeText("results.csv", BenchTables.csv(comparison));
        writeText("results.json", json(comparison, done, total));
        writeText("report.md", report(comparison, done, total));
        Results.write(
                directory.resolve("cactus.svg").toString(),
                out -> PictureFormat.SVG.write(BenchCharts.cactus(runs, limitSeconds), out));
        BenchCharts.growth(runs, limitSeconds)
                .ifPresent(picture -> Results.write(
                        directory.resolve("growth.svg").toString(), out -> PictureFormat.SVG.write(picture, out)));
    }

    private void writeText(String name, String text) {
        Results.write(directory.resolve(name).toString(), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private String limitText() {
        return BigDecimal.valueOf(limit.toNanos(), 9).stripTrailingZeros().toPlainString();
    }

    private static String machine() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return String.format(
                Locale.ROOT,
                "%s %s, %d processors, %.0f GiB, Java %s",
                system.getName(),
                system.getArch(),
                system.getAvailableProcessors(),
                system.getTotalMemorySize() / (double) (1 << 30),
                System.getProperty("java.version"));
    }

    private String report(Comparison comparison, int done, int total) {
        StringBuilder text = new StringBuilder("# Engines and peers\n\n");
        text.append("    ").append(command).append("\n\n");
        text.append(machine()).append(". prank ").append(Version.NUMBER).append(".\n");
        if (load >= 0) {
            text.append(String.format(
                    Locale.ROOT, "Load of the machine at the start: %.1f. Seconds are fair only near 0.%n", load));
        }
        text.append("At most ").append(limitText()).append(" s for each run. ");
        text.append(done).append(" of ").append(total).append(" instances were measured.\n");
        text.append("\nSeconds are those of solving, with modelling, without reading, at least ")
                .append(Comparison.FLOOR_SECONDS)
                .append(
                        ". What is not solved counts twice the limit (PAR2).\nThe ratio is to the best peer of the cell.")
                .append(" Where nobody solves an instance of the cell there is none, and gaps can be compared.\n")
                .append(
                        "On networks some engines are the peers of others. A second table has each engine against each peer, over")
                .append(" the instances that this peer solves.\n")
                .append("Bounds are summed over the instances of the cell.\n\n");
        List<String> contradictions = comparison.contradictions();
        if (contradictions.isEmpty()) {
            text.append("All brackets agree on all instances.\n\n");
        } else {
            text.append("**Contradictions:**\n\n");
            contradictions.forEach(line -> text.append("- ").append(line).append('\n'));
            text.append('\n');
        }
        return text.append(BenchTables.markdown(comparison)).toString();
    }

    private String json(Comparison comparison, int done, int total) {
        ObjectNode object = new ObjectMapper().createObjectNode();
        object.put("schema", 1).put("problem", "bench covers").put("version", Version.NUMBER);
        object.put("command", command).put("machine", machine()).put("load", load);
        object.put("timeLimit", limitText()).put("complete", done == total);
        ArrayNode contradictions = object.putArray("contradictions");
        comparison.contradictions().forEach(contradictions::add);
        ArrayNode runs = object.putArray("runs");
        for (Measurement each : comparison.measurements()) {
            ObjectNode run = runs.addObject()
                    .put("suite", each.suite())
                    .put("cell", each.cell())
                    .put("instance", each.instance())
                    .put("points", each.points())
                    .put("solver", each.solver())
                    .put("kind", each.peer() ? "peer" : "engine")
                    .put("status", each.status().word())
                    .put("lower", each.lower())
                    .put("upper", each.upper())
                    .put("seconds", each.seconds())
                    .put("par2", comparison.par2(each));
            if (!each.note().isEmpty()) {
                run.put("note", each.note());
            }
        }
        ArrayNode duels = object.putArray("duels");
        for (Comparison.Duel duel : comparison.duels()) {
            ObjectNode entry = duels.addObject()
                    .put("engine", duel.engine())
                    .put("peer", duel.peer())
                    .put("instances", duel.instances())
                    .put("solved", duel.solved());
            duel.meanRatio().ifPresent(ratio -> entry.put("meanRatio", ratio));
            duel.worstRatio().ifPresent(ratio -> entry.put("worstRatio", ratio));
            duel.meanRawRatio().ifPresent(ratio -> entry.put("meanRawRatio", ratio));
            duel.worstRawRatio().ifPresent(ratio -> entry.put("worstRawRatio", ratio));
        }
        ArrayNode cells = object.putArray("cells");
        for (Comparison.Row row : comparison.rows()) {
            ObjectNode cell = cells.addObject()
                    .put("cell", row.cell())
                    .put("points", row.points())
                    .put("solver", row.solver())
                    .put("runs", row.runs())
                    .put("solved", row.solved())
                    .put("lower", row.lower())
                    .put("upper", row.upper())
                    .put("par2", row.par2())
                    .put("gap", row.gap());
            row.ratio().ifPresent(ratio -> cell.put("ratio", ratio));
        }
        return object.toPrettyString() + "\n";
    }
}
