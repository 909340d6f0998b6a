package dev.prank.solver.engine;

import static dev.prank.solver.engine.CoverRelaxation.FREE;
import static dev.prank.solver.engine.CoverRelaxation.IN;
import static dev.prank.solver.engine.CoverRelaxation.OUT;

import dev.prank.solver.kernel.SetCover;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Branch and bound on one connected set cover. At the root the linear relaxation is made stronger by {@link ZeroHalfCuts}. Of the nodes with the
 * least bound, which is whole, the deepest is next. A node is split by a set K of columns: either one of them is taken or none is. K is a single column or
 * the columns that two rows share (Ryan and Foster 1981: one column serves both rows, or none does), chosen by solving the relaxations of
 * some candidates' children. Columns whose reduced cost rules them out leave. When a node has lost most of its columns, or falls apart,
 * what is left goes back to {@link CoverBranchAndBound} as a problem of its own, with reduction and cuts of its own.
 *
 * <p>Every bound that closes a node is one of {@link CoverRelaxation}, in integers.
 */
final class CoverTree implements AutoCloseable {

    /** A node's problem is solved on its own when it has at most this share of the tree's columns. */
    private static final double SMALLER = 0.6;

    private static final int CUT_ROUNDS = 60;
    /** The cutting ends after so many rounds without visible progress. */
    private static final int IDLE_ROUNDS = 4;

    private static final double VISIBLE = 0.02;
    private static final int[] CUT_SIZES = {12, 40};
    private static final int CANDIDATES = 4;
    private static final long ROOT_STEPS_PER_LINE = 40;
    private static final long MOST_ROOT_STEPS = 400_000;
    private static final int NODES_PER_LOCAL_SEARCH = 100;
    private static final long NODE_STEPS = 20_000;
    private static final double FRACTIONAL = 1e-6;

    private final CoverSearch search;
    private final CoverBranchAndBound whole;
    private final CoverBranchAndBound.Progress progress;
    private final int[][] rowsOf;
    private final int[][] columnsOf;
    private final byte[] rootState;
    private final CoverRelaxation relaxation;
    private final int cutoff;
    private int[] best;
    private int upper;
    private int lower;
    private long nodes;
    private final PriorityQueue<Node> open = new PriorityQueue<>(Comparator.comparingInt((Node node) -> node.bound)
            .thenComparingInt(node -> -node.depth)
            .thenComparingDouble(node -> node.loose)
            .thenComparingLong(node -> node.number));
    private long nodeNumber;

    /** What is decided below its parent, and what is known of the covers that are left. */
    private static final class Node {
        final Node parent;
        final int depth;
        final long number;
        final int[] out;
        final int[] in;
        final List<CoverRow> rows;
        final double loose;
        int bound;

        Node(Node parent, long number, int[] out, int[] in, List<CoverRow> rows, int bound, double loose) {
            this.parent = parent;
            this.depth = parent == null ? 0 : parent.depth + 1;
            this.number = number;
            this.out = out;
            this.in = in;
            this.rows = rows;
            this.bound = bound;
            this.loose = loose;
        }
    }

    /**
     * @param best a cover
     * @param lower a bound that has been proved
     * @param cutoff only covers with fewer columns matter
     */
    CoverTree(
            CoverSearch search,
            CoverBranchAndBound whole,
            SetCover cover,
            int[] best,
            int lower,
            int cutoff,
            CoverBranchAndBound.Progress progress) {
        this.search = search;
        this.whole = whole;
        this.progress = progress;
        this.best = best;
        this.lower = lower;
        this.cutoff = cutoff;
        upper = Math.min(cutoff, best.length);
        rowsOf = CoverBranchAndBound.rowsOf(cover);
        columnsOf = CoverBranchAndBound.columnsOf(cover);
        rootState = new byte[rowsOf.length];
        relaxation = new CoverRelaxation(
                rowsOf.length, Arrays.stream(columnsOf).map(CoverRow::oneOf).toList(), upper, search.control());
    }

    /** The best cover known. */
    int[] best() {
        return best;
    }

    /** Searches until the bounds meet or the search must stop. Returns the lower bound, which is the cutoff when no better cover exists. */
    int run() {
        if (lower < upper && root()) {
            grow();
        }
        return Math.min(lower, upper);
    }

    private void raise(int bound) {
        int sound = Math.min(bound, upper);
        if (sound > lower) {
            lower = sound;
            progress.boundProved(lower);
        }
    }

    private void keep(int[] cover) {
        if (cover.length < best.length) {
            best = cover;
            if (best.length < upper) {
                upper = best.length;
                relaxation.lowerEscapeCost(upper);
                progress.coverFound(upper);
            }
        }
    }

    private boolean relax(byte[] state, List<CoverRow> rows) {
        if (!search.mayGoOn()) {
            return false;
        }
        search.spend(1);
        search.count("linearPrograms", 1);
        return relaxation.solve(state, rows);
    }

    /** Bounds and cuts before any branching; false when nothing is left to do in this tree. */
    private boolean root() {
        int idle = 0;
        double before = 0;
        for (int round = 0; round <= CUT_ROUNDS && idle < IDLE_ROUNDS; round++) {
            if (!relax(rootState, List.of())) {
                return false;
            }
            raise(relaxation.bound());
            if (round % 4 == 0) {
                round(rootState);
            }
            if (lower >= upper) {
                return false;
            }
            fixByReducedCost(rootState);
            double now = relaxation.looseBound();
            idle = round > 0 && now < before + VISIBLE ? idle + 1 : 0;
            before = Math.max(before, now);
            if (!addCuts()) {
                break;
            }
        }
        if (!relax(rootState, List.of())) {
            return false;
        }
        raise(relaxation.bound());
        long steps = Math.min(MOST_ROOT_STEPS, ROOT_STEPS_PER_LINE * (rowsOf.length + columnsOf.length));
        improveLocally(greedy(rootState), steps, search.seed() + 1);
        if (lower >= upper) {
            return false;
        }
        fixByReducedCost(rootState);
        dropUnusedCuts();
        return true;
    }

    private boolean addCuts() {
        List<CoverRow> rows = relaxation.common();
        List<CoverRow> cuts = ZeroHalfCuts.violated(
                rows,
                relaxation.values(),
                30 + columnsOf.length / 5,
                CUT_SIZES,
                () -> !search.control().isStopRequested());
        relaxation.addCommon(cuts);
        search.count("cuts", cuts.size());
        return !cuts.isEmpty();
    }

    private void dropUnusedCuts() {
        List<CoverRow> rows = relaxation.common();
        List<CoverRow> used = new ArrayList<>(rows.subList(0, columnsOf.length));
        for (int row = columnsOf.length; row < rows.size(); row++) {
            if (relaxation.isUsed(row)) {
                used.add(rows.get(row));
            }
        }
        relaxation.replaceCommon(used);
    }

    /** Fixes what the last bound forces. */
    private boolean fixByReducedCost(byte[] state) {
        boolean changed = false;
        for (int column = 0; column < state.length; column++) {
            if (state[column] == FREE) {
                state[column] = relaxation.forced(column, upper);
                changed |= state[column] != FREE;
            }
        }
        return changed;
    }

    private int[] greedy(byte[] state) {
        boolean[] mayTake = new boolean[state.length];
        for (int column = 0; column < state.length; column++) {
            mayTake[column] = state[column] != OUT;
        }
        return CoverBounds.greedy(rowsOf, columnsOf.length, relaxation.values(), mayTake);
    }

    private void round(byte[] state) {
        keep(greedy(state));
    }

    private void improveLocally(int[] start, long steps, long seed) {
        long granted = search.grantSteps(steps);
        keep(new CoverLocalSearch(rowsOf, columnsOf, seed)
                .improve(start.length < best.length ? start : best, lower, granted, search.control()));
    }

    private void grow() {
        open.add(new Node(null, nodeNumber++, new int[0], new int[0], List.of(), lower, lower));
        while (!open.isEmpty()) {
            Node node = open.peek();
            raise(node.bound);
            if (node.bound >= upper) {
                open.remove();
                continue;
            }
            if (!search.mayGoOn()) {
                return;
            }
            if (!examine(node)) {
                return;
            }
            open.remove(node);
            nodes++;
            search.count("nodes", 1);
            if (nodes % NODES_PER_LOCAL_SEARCH == 0) {
                improveLocally(best, NODE_STEPS, search.seed() + 1 + nodes);
            }
        }
        raise(upper);
    }

    /** Closes the node or puts its children among the open ones; false when the search must stop, and then the node stays open. */
    private boolean examine(Node node) {
        byte[] state = rootState.clone();
        List<Node> path = new ArrayList<>();
        for (Node each = node; each != null; each = each.parent) {
            path.add(each);
        }
        // From the root, so that what nodes have in common stands in the same rows of the relaxation.
        Collections.reverse(path);
        List<CoverRow> rows = new ArrayList<>();
        for (Node each : path) {
            set(state, each.out, OUT);
            set(state, each.in, IN);
            rows.addAll(each.rows);
        }
        byte[] given = state.clone();
        int givenRows = rows.size();
        while (true) {
            if (!propagate(state, rows)) {
                return true;
            }
            if (isMuchSmaller(state)) {
                return solveRest(node, state, rows);
            }
            if (!relax(state, rows)) {
                return false;
            }
            if (relaxation.bound() >= upper) {
                return true;
            }
            round(state);
            if (relaxation.bound() >= upper) {
                return true;
            }
            if (fixByReducedCost(state) && hasNewIn(given, state)) {
                continue;
            }
            int bound = Math.max(node.bound, relaxation.bound());
            List<int[]> candidates = candidates(state);
            if (candidates.isEmpty()) {
                // All values are whole: rounding has found a cover as small as the bound, up to floating-point noise.
                candidates = anyFree(state);
            }
            Optional<Split> choice = choose(candidates, state, rows, bound);
            if (choice.isEmpty()) {
                return false;
            }
            Split split = choice.get();
            boolean someOpen = split.someBound < upper;
            boolean noneOpen = split.noneBound < upper;
            if (!someOpen && !noneOpen) {
                return true;
            }
            if (someOpen && noneOpen) {
                addChildren(node, given, state, rows.subList(givenRows, rows.size()), split);
                return true;
            }
            if (someOpen) {
                require(split.columns, state, rows);
            } else {
                set(state, split.columns, OUT);
            }
        }
    }

    private static void set(byte[] state, int[] columns, byte to) {
        for (int column : columns) {
            state[column] = to;
        }
    }

    private static boolean hasNewIn(byte[] given, byte[] state) {
        return IntStream.range(0, state.length).anyMatch(column -> given[column] == FREE && state[column] == IN);
    }

    private static void require(int[] columns, byte[] state, List<CoverRow> rows) {
        if (columns.length == 1) {
            state[columns[0]] = IN;
        } else {
            rows.add(CoverRow.oneOf(columns));
        }
    }

    /** Takes what is left as the only choice for a row, until nothing changes; false when a row has nothing left. */
    private boolean propagate(byte[] state, List<CoverRow> rows) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int row = 0; row < columnsOf.length + rows.size(); row++) {
                int[] columns = row < columnsOf.length
                        ? columnsOf[row]
                        : rows.get(row - columnsOf.length).columns();
                int free = -1;
                int freeCount = 0;
                boolean served = false;
                for (int column : columns) {
                    if (state[column] == IN) {
                        served = true;
                        break;
                    }
                    if (state[column] == FREE) {
                        free = column;
                        freeCount++;
                    }
                }
                if (!served && freeCount == 0) {
                    return false;
                }
                if (!served && freeCount == 1) {
                    state[free] = IN;
                    changed = true;
                }
            }
        }
        return true;
    }

    private boolean isMuchSmaller(byte[] state) {
        int free = 0;
        for (byte each : state) {
            free += each == FREE ? 1 : 0;
        }
        return free <= SMALLER * state.length;
    }

    /** Solves what the node leaves open as a problem of its own; false when that had to stop. */
    private boolean solveRest(Node node, byte[] state, List<CoverRow> rows) {
        int[] rowNumber = new int[columnsOf.length];
        int rowCount = 0;
        for (int row = 0; row < rowNumber.length; row++) {
            rowNumber[row] = isServed(columnsOf[row], state) ? -1 : rowCount++;
        }
        List<List<Integer>> rowsLeft = new ArrayList<>();
        for (int[] each : rowsOf) {
            List<Integer> left = new ArrayList<>();
            for (int row : each) {
                if (rowNumber[row] >= 0) {
                    left.add(rowNumber[row]);
                }
            }
            rowsLeft.add(left);
        }
        for (CoverRow row : rows) {
            if (!isServed(row.columns(), state)) {
                for (int column : row.columns()) {
                    rowsLeft.get(column).add(rowCount);
                }
                rowCount++;
            }
        }
        int[] in = columnsIn(state, IN);
        int[] free = Arrays.stream(columnsIn(state, FREE))
                .filter(column -> !rowsLeft.get(column).isEmpty())
                .toArray();
        SetCover rest = SetCover.of(
                rowCount,
                Arrays.stream(free)
                        .mapToObj(column -> rowsLeft.get(column).stream()
                                .mapToInt(Integer::intValue)
                                .toArray())
                        .toList());
        int restCutoff = upper - in.length;
        if (restCutoff <= 0) {
            return true;
        }
        CoverBranchAndBound.Outcome outcome = whole.solve(rest, restCutoff, CoverBranchAndBound.SILENT);
        outcome.cover()
                .ifPresent(cover -> keep(CoverLocalSearch.withoutNeedless(
                        rowsOf,
                        columnsOf.length,
                        IntStream.concat(Arrays.stream(in), Arrays.stream(cover).map(c -> free[c]))
                                .toArray())));
        node.bound = Math.max(node.bound, in.length + outcome.lowerBound());
        return node.bound >= upper;
    }

    private static boolean isServed(int[] columns, byte[] state) {
        return Arrays.stream(columns).anyMatch(column -> state[column] == IN);
    }

    private static int[] columnsIn(byte[] state, byte which) {
        return IntStream.range(0, state.length)
                .filter(column -> state[column] == which)
                .toArray();
    }

    private record Candidate(int[] columns, double distance) {}

    /** The sets of columns to try: some with a total value near one half, single columns and columns shared by two rows. */
    private List<int[]> candidates(byte[] state) {
        double[] value = relaxation.values();
        List<Candidate> single = new ArrayList<>();
        List<Candidate> shared = new ArrayList<>();
        for (int column = 0; column < state.length; column++) {
            if (state[column] != FREE || value[column] < FRACTIONAL || value[column] > 1 - FRACTIONAL) {
                continue;
            }
            single.add(new Candidate(new int[] {column}, Math.abs(value[column] - 0.5)));
            for (int first : rowsOf[column]) {
                for (int second : rowsOf[column]) {
                    if (first < second) {
                        addShared(first, second, column, state, shared);
                    }
                }
            }
        }
        List<int[]> chosen = new ArrayList<>();
        for (List<Candidate> kind : List.of(single, shared)) {
            kind.sort(Comparator.comparingDouble(Candidate::distance));
            kind.stream().limit(CANDIDATES).forEach(candidate -> chosen.add(candidate.columns()));
        }
        return chosen;
    }

    private void addShared(int first, int second, int column, byte[] state, List<Candidate> shared) {
        double[] value = relaxation.values();
        int[] columns = new int[Math.min(columnsOf[first].length, columnsOf[second].length)];
        int size = 0;
        double total = 0;
        int fractional = -1;
        int j = 0;
        for (int other : columnsOf[first]) {
            while (j < columnsOf[second].length && columnsOf[second][j] < other) {
                j++;
            }
            if (j == columnsOf[second].length) {
                break;
            }
            if (columnsOf[second][j] != other || state[other] == OUT) {
                continue;
            }
            if (state[other] == IN) {
                return;
            }
            columns[size++] = other;
            total += value[other];
            if (fractional < 0 && value[other] > FRACTIONAL) {
                fractional = other;
            }
        }
        // Each pair of rows is met at its first fractional column only.
        if (fractional == column && size > 1 && total < 0.95) {
            shared.add(new Candidate(Arrays.copyOf(columns, size), Math.abs(total - 0.5)));
        }
    }

    private static List<int[]> anyFree(byte[] state) {
        return Arrays.stream(columnsIn(state, FREE))
                .limit(1)
                .mapToObj(column -> new int[] {column})
                .toList();
    }

    /** A way to split a node, with what is known about both sides. */
    private record Split(int[] columns, int someBound, double someLoose, int noneBound, double noneLoose) {}

    /** The candidate whose sides' bounds rise most, or the first one with a side that can be closed; empty when the search must stop. */
    private Optional<Split> choose(List<int[]> candidates, byte[] state, List<CoverRow> rows, int bound) {
        double base = relaxation.looseBound();
        Split chosen = null;
        double bestScore = -1;
        for (int[] columns : candidates) {
            byte[] someState = state.clone();
            List<CoverRow> someRows = new ArrayList<>(rows);
            require(columns, someState, someRows);
            byte[] noneState = state.clone();
            set(noneState, columns, OUT);
            Side some = side(someState, someRows, bound, base);
            Side none = side(noneState, rows, bound, base);
            if (some == STOPPED || none == STOPPED) {
                return Optional.empty();
            }
            double score = Math.max(some.loose - base, 1e-3) * Math.max(none.loose - base, 1e-3);
            if (some.bound >= upper || none.bound >= upper) {
                score = Double.MAX_VALUE;
            }
            if (score > bestScore) {
                bestScore = score;
                chosen = new Split(columns, some.bound, some.loose, none.bound, none.loose);
            }
            if (score == Double.MAX_VALUE) {
                break;
            }
        }
        return Optional.ofNullable(chosen);
    }

    private record Side(int bound, double loose) {}

    private static final Side STOPPED = new Side(-1, -1);

    private Side side(byte[] state, List<CoverRow> rows, int bound, double loose) {
        if (!propagate(state, rows)) {
            return new Side(upper, upper);
        }
        if (!relax(state, rows)) {
            return STOPPED;
        }
        return new Side(Math.max(bound, relaxation.bound()), Math.max(loose, relaxation.looseBound()));
    }

    private void addChildren(Node node, byte[] given, byte[] state, List<CoverRow> newRows, Split split) {
        int[] out = newly(given, state, OUT);
        int[] in = newly(given, state, IN);
        List<CoverRow> someRows = new ArrayList<>(newRows);
        byte[] someState = state.clone();
        require(split.columns, someState, someRows);
        open.add(new Node(
                node,
                nodeNumber++,
                out,
                newly(given, someState, IN),
                List.copyOf(someRows),
                split.someBound,
                split.someLoose));
        byte[] noneState = state.clone();
        set(noneState, split.columns, OUT);
        open.add(new Node(
                node,
                nodeNumber++,
                newly(given, noneState, OUT),
                in,
                List.copyOf(newRows),
                split.noneBound,
                split.noneLoose));
    }

    private static int[] newly(byte[] given, byte[] state, byte which) {
        return IntStream.range(0, state.length)
                .filter(column -> given[column] == FREE && state[column] == which)
                .toArray();
    }

    @Override
    public void close() {
        relaxation.close();
    }
}
