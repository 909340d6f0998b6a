package dev.prank.solver.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.prank.instances.generate.RandomNetworks;
import dev.prank.instances.io.DoubleRounding;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.NetworkReader;
import dev.prank.instances.io.NetworkWriter;
import dev.prank.instances.network.LosslessCompression;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.solver.bound.GreedyUpperBound;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code prank bench units}: what the near-linear algorithms cost on one large random network with one input and one output.
 *
 * <p>The last two rows write the network to a temporary file and read it back; the others work on the network in memory. Each row is
 * measured once, in a young virtual machine, as a user's single call would be. Thread CPU time is that of the
 * algorithm alone; process CPU time adds garbage collection and compilation. The peak heap is the sum over the memory pools, so it
 * may overstate a little, and it contains the network itself.
 */
@Command(
        name = "units",
        description = "Measure rank, compress, bound and JSON on one large random network.",
        footer = {"", "Example: prank bench units --units 100000 --radius 1/1000"})
final class BenchUnitsCommand implements Callable<Integer> {

    /** Weights are decimals with this many units to the one. */
    private static final int GRAIN = 1_000_000;

    private static final double NANOS = 1e9;
    private static final double MEBIBYTE = 1 << 20;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--units",
            paramLabel = "COUNT",
            defaultValue = "1000000",
            description = "Hidden units (default: ${DEFAULT-VALUE}).")
    private int units;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "0",
            description = "Seed of the random weights (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--radius",
            paramLabel = "E",
            defaultValue = "1/1000",
            converter = RadiusConverter.class,
            description = "Radius for bound: a decimal or a fraction (default: ${DEFAULT-VALUE}).")
    private Rational radius;

    @Option(names = "--json", description = "Print one JSON object instead of a table.")
    private boolean json;

    private record Row(
            String name,
            int result,
            double threadSeconds,
            double processSeconds,
            double seconds,
            double peakMebibytes) {}

    @Override
    public Integer call() throws Exception {
        if (units < 0) {
            throw new ParameterException(spec.commandLine(), "--units must not be negative, but is " + units);
        }
        TanhNetwork network = RandomNetworks.onLattice(1, 1, units, GRAIN, Rational.of(1, GRAIN), seed);
        ProximateRankProblem problem = new ProximateRankProblem(network, radius);
        List<Row> rows = new ArrayList<>();
        rows.add(measured("rank", () -> LosslessCompression.rank(network)));
        rows.add(
                measured("compress", () -> LosslessCompression.compress(network).size()));
        rows.add(measured("bound", () -> GreedyUpperBound.paper(problem).value()));
        rows.add(measured("bound (best)", () -> GreedyUpperBound.best(problem).value()));
        Path file = Files.createTempFile("prank-bench", ".json");
        try {
            rows.add(measured("write JSON", () -> {
                NetworkWriter.write(file, NetworkFile.of(network), DoubleRounding.REFUSE);
                return network.size();
            }));
            rows.add(measured(
                    "read JSON", () -> NetworkReader.read(file).network().size()));
        } finally {
            Files.deleteIfExists(file);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(asJson(rows));
        } else {
            printTable(rows, out);
        }
        out.flush();
        return ExitCode.DONE.code();
    }

    private static Row measured(String name, Callable<Integer> task) throws Exception {
        System.gc();
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        long processStart = processNanos();
        long threadStart = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int result = task.call();
        long threadEnd = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long processEnd = processNanos();
        long end = System.nanoTime();
        long peak =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return new Row(
                name,
                result,
                (threadEnd - threadStart) / NANOS,
                (processEnd - processStart) / NANOS,
                (end - start) / NANOS,
                peak / MEBIBYTE);
    }

    private static long processNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private void printTable(List<Row> rows, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%d random units, 1 input, 1 output, seed %d, radius %s, heap limit %.0f MiB%n",
                units,
                seed,
                radius,
                Runtime.getRuntime().maxMemory() / MEBIBYTE);
        out.printf(
                Locale.ROOT,
                "%-14s %10s %12s %13s %8s %14s%n",
                "",
                "result",
                "thread CPU s",
                "process CPU s",
                "wall s",
                "peak heap MiB");
        for (Row row : rows) {
            out.printf(
                    Locale.ROOT,
                    "%-14s %10d %12.2f %13.2f %8.2f %14.0f%n",
                    row.name(),
                    row.result(),
                    row.threadSeconds(),
                    row.processSeconds(),
                    row.seconds(),
                    row.peakMebibytes());
        }
    }

    private String asJson(List<Row> rows) {
        ObjectNode object = new ObjectMapper().createObjectNode();
        object.put("schema", 1).put("units", units).put("seed", seed).put("radius", radius.toString());
        object.put("heapLimitMebibytes", Runtime.getRuntime().maxMemory() / MEBIBYTE);
        ArrayNode list = object.putArray("rows");
        for (Row row : rows) {
            list.addObject()
                    .put("name", row.name())
                    .put("result", row.result())
                    .put("threadCpuSeconds", row.threadSeconds())
                    .put("processCpuSeconds", row.processSeconds())
                    .put("wallSeconds", row.seconds())
                    .put("peakHeapMebibytes", row.peakMebibytes());
        }
        return object.toString();
    }
}
