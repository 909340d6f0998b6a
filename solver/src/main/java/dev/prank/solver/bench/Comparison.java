package dev.prank.solver.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The arithmetic of a comparison.
 *
 * <p>A solved run counts with its seconds, but at least {@value #FLOOR_SECONDS}; any other run with twice the time limit (PAR2). A
 * cell counts with the mean over its runs. The ratio of a solver in a cell is its mean divided by the least mean of a peer. Where no
 * solver closes an instance of the cell there is no ratio, and gaps can be compared.
 */
public final class Comparison {

    /** Shorter times are noise. */
    public static final double FLOOR_SECONDS = 0.1;

    /**
     * One solver in one cell. Bounds are summed over the runs.
     *
     * @param points of the largest instance, or its units
     * @param par2 the mean
     * @param gap the mean
     * @param ratio to the best peer; empty without a peer and where nobody closes an instance
     */
    public record Row(
            String cell,
            int points,
            String solver,
            int runs,
            int solved,
            long lower,
            long upper,
            double par2,
            double gap,
            OptionalDouble ratio) {}

    /**
     * One solver over all cells.
     *
     * @param par2 the mean over all runs
     * @param comparedCells those with a ratio
     * @param meanRatio the geometric mean over them
     * @param worstRatio the largest
     */
    public record Total(
            String solver,
            int runs,
            int solved,
            double par2,
            int comparedCells,
            OptionalDouble meanRatio,
            OptionalDouble worstRatio) {}

    /**
     * An engine against a peer, over the instances that both were given and the peer solved.
     *
     * @param instances how many these are
     * @param solved how many of them the engine solved
     * @param meanRatio the geometric mean of the engine's time divided by the peer's
     * @param worstRatio the largest such ratio
     * @param meanRawRatio the same without the least time
     * @param worstRawRatio the same without the least time
     */
    public record Duel(
            String engine,
            String peer,
            int instances,
            int solved,
            OptionalDouble meanRatio,
            OptionalDouble worstRatio,
            OptionalDouble meanRawRatio,
            OptionalDouble worstRawRatio) {}

    private final List<Measurement> measurements;
    private final double limitSeconds;

    /** @param limitSeconds of each run, at least 0 */
    public Comparison(List<Measurement> measurements, double limitSeconds) {
        this.measurements = List.copyOf(measurements);
        this.limitSeconds = limitSeconds;
    }

    public List<Measurement> measurements() {
        return measurements;
    }

    /** Seconds that the run counts with. */
    public double par2(Measurement measurement) {
        return Math.max(FLOOR_SECONDS, raw(measurement));
    }

    private double raw(Measurement measurement) {
        return measurement.isSolved() ? measurement.seconds() : 2 * limitSeconds;
    }

    /** In the order of their first runs. */
    public List<String> solvers() {
        Set<String> solvers = new LinkedHashSet<>();
        measurements.forEach(each -> solvers.add(each.solver()));
        return List.copyOf(solvers);
    }

    /** Cell by cell in the order of their first runs, and within each solver by solver. */
    public List<Row> rows() {
        Map<String, List<Measurement>> cells = new LinkedHashMap<>();
        measurements.forEach(each ->
                cells.computeIfAbsent(each.cell(), cell -> new ArrayList<>()).add(each));
        List<Row> rows = new ArrayList<>();
        cells.values().forEach(runs -> rows.addAll(rowsOfCell(runs)));
        return rows;
    }

    private List<Row> rowsOfCell(List<Measurement> cell) {
        OptionalDouble bestPeer = solvers().stream()
                .map(solver -> runsOf(solver, cell))
                .filter(runs -> !runs.isEmpty() && runs.get(0).peer())
                .mapToDouble(this::meanPar2)
                .min();
        boolean anySolved = cell.stream().anyMatch(Measurement::isSolved);
        List<Row> rows = new ArrayList<>();
        for (String solver : solvers()) {
            List<Measurement> runs = runsOf(solver, cell);
            if (!runs.isEmpty()) {
                double par2 = meanPar2(runs);
                rows.add(new Row(
                        runs.get(0).cell(),
                        runs.stream().mapToInt(Measurement::points).max().orElse(0),
                        solver,
                        runs.size(),
                        (int) runs.stream().filter(Measurement::isSolved).count(),
                        runs.stream().mapToLong(Measurement::lower).sum(),
                        runs.stream().mapToLong(Measurement::upper).sum(),
                        par2,
                        runs.stream().mapToDouble(Measurement::gap).average().orElse(0),
                        anySolved && bestPeer.isPresent()
                                ? OptionalDouble.of(par2 / bestPeer.getAsDouble())
                                : OptionalDouble.empty()));
            }
        }
        return rows;
    }

    private static List<Measurement> runsOf(String solver, List<Measurement> runs) {
        return runs.stream().filter(run -> run.solver().equals(solver)).toList();
    }

    private double meanPar2(List<Measurement> runs) {
        return runs.stream().mapToDouble(this::par2).average().orElse(0);
    }

    /** Solver by solver. */
    public List<Total> totals() {
        List<Row> rows = rows();
        return solvers().stream()
                .map(solver -> {
                    List<Measurement> runs = runsOf(solver, measurements);
                    double[] ratios = rows.stream()
                            .filter(row ->
                                    row.solver().equals(solver) && row.ratio().isPresent())
                            .mapToDouble(row -> row.ratio().getAsDouble())
                            .toArray();
                    return new Total(
                            solver,
                            runs.size(),
                            (int) runs.stream().filter(Measurement::isSolved).count(),
                            meanPar2(runs),
                            ratios.length,
                            geometricMean(ratios),
                            Arrays.stream(ratios).max());
                })
                .toList();
    }

    private static OptionalDouble geometricMean(double[] values) {
        OptionalDouble logarithm = Arrays.stream(values).map(Math::log).average();
        return logarithm.isPresent() ? OptionalDouble.of(Math.exp(logarithm.getAsDouble())) : OptionalDouble.empty();
    }

    /** The suites in the order of their first runs. */
    public List<String> suites() {
        return measurements.stream().map(Measurement::suite).distinct().toList();
    }

    /** Only the runs of one suite. */
    public Comparison of(String suite) {
        return new Comparison(
                measurements.stream().filter(each -> each.suite().equals(suite)).toList(), limitSeconds);
    }

    /** Each engine against each peer that solved an instance which the engine was given too, engine by engine. */
    public List<Duel> duels() {
        List<Duel> duels = new ArrayList<>();
        for (String engine : solvers()) {
            Map<String, Measurement> byInstance = new LinkedHashMap<>();
            measurements.stream()
                    .filter(run -> run.solver().equals(engine) && !run.peer())
                    .forEach(run -> byInstance.put(run.instance(), run));
            for (String peer : solvers()) {
                List<Measurement> solved = measurements.stream()
                        .filter(run -> run.solver().equals(peer) && run.peer() && run.isSolved())
                        .filter(run -> byInstance.containsKey(run.instance()))
                        .toList();
                if (!solved.isEmpty()) {
                    duels.add(duel(engine, peer, byInstance, solved));
                }
            }
        }
        return duels;
    }

    private Duel duel(String engine, String peer, Map<String, Measurement> byInstance, List<Measurement> solved) {
        double[] ratios = solved.stream()
                .mapToDouble(run -> par2(byInstance.get(run.instance())) / par2(run))
                .toArray();
        // A program may say that it took no time at all.
        double[] rawRatios = solved.stream()
                .filter(run -> run.seconds() > 0)
                .mapToDouble(run -> raw(byInstance.get(run.instance())) / run.seconds())
                .toArray();
        int closed = (int) solved.stream()
                .filter(run -> byInstance.get(run.instance()).isSolved())
                .count();
        return new Duel(
                engine,
                peer,
                solved.size(),
                closed,
                geometricMean(ratios),
                Arrays.stream(ratios).max(),
                geometricMean(rawRatios),
                Arrays.stream(rawRatios).max());
    }

    /**
     * Where solvers contradict one another or themselves: one line for each instance on which some lower bound is above some upper
     * bound. No line means that all brackets have a common value, so that all proved optima are equal.
     */
    public List<String> contradictions() {
        Map<String, List<Measurement>> instances = new LinkedHashMap<>();
        measurements.forEach(each -> instances
                .computeIfAbsent(each.instance(), instance -> new ArrayList<>())
                .add(each));
        List<String> lines = new ArrayList<>();
        instances.forEach((instance, runs) -> {
            Measurement highest = runs.get(0);
            Measurement lowest = runs.get(0);
            for (Measurement run : runs) {
                highest = run.lower() > highest.lower() ? run : highest;
                lowest = run.upper() < lowest.upper() ? run : lowest;
            }
            if (highest.lower() > lowest.upper()) {
                lines.add(instance + ": " + highest.solver() + " says at least " + highest.lower() + ", "
                        + lowest.solver() + " says at most " + lowest.upper());
            }
        });
        return lines;
    }
}
