package dev.prank.solver.engine;

import static dev.prank.solver.engine.CoverRelaxation.FREE;
import static dev.prank.solver.engine.CoverRelaxation.IN;
import static dev.prank.solver.engine.CoverRelaxation.OUT;

import dev.prank.solver.proof.CoverProof;
import dev.prank.solver.proof.ProofLines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Closes the nodes of a {@link CoverTree} or splits them, on one thread. A node is split by a set K of columns: either one of them is
 * taken or none is. K is a single column or the columns that two rows share (Ryan and Foster 1981: one column serves both rows, or none
 * does), chosen by solving the relaxations of some candidates' children. Columns whose reduced cost rules them out leave. When a node has lost
 * most of its columns, what is left goes back to {@link CoverBranchAndBound} as a problem of its own, with reduction and cuts of its own.
 *
 * <p>Every bound that closes a node is one of {@link CoverRelaxation}, in integers.
 */
final class CoverNodeSolver implements AutoCloseable {

    /** A node's problem is solved on its own when it has at most this share of the tree's columns. */
    private static final double SMALLER = 0.6;

    private static final int CANDIDATES = 4;
    private static final double FRACTIONAL = 1e-6;
    private static final int NODE_WINDOW = 24;
    private static final int NODE_CUT_ROUNDS = 3;
    private static final double WORTH_CUTTING = 0.01;
    private static final int IDLE_SOLUTIONS = 100;

    private final CoverTree tree;
    private final CoverSearch search;
    private final int[][] rowsOf;
    private final int[][] columnsOf;
    private final CoverRelaxation relaxation;
    private final WindowCuts windows;
    private int escapeCost;

    /** @param active the columns that the first linear program may use */
    CoverNodeSolver(CoverTree tree, boolean[] active) {
        this.tree = tree;
        search = tree.search();
        rowsOf = tree.rowsOf();
        columnsOf = tree.columnsOf();
        escapeCost = tree.upper();
        relaxation = new CoverRelaxation(
                Arrays.stream(columnsOf).map(CoverRow::oneOf).toList(), active, escapeCost, search.control());
        windows = new WindowCuts(rowsOf, columnsOf);
    }

    CoverRelaxation relaxation() {
        return relaxation;
    }

    boolean relaxRoot() {
        return relax(tree.rootState(), List.of());
    }

    private boolean relax(byte[] state, List<CoverRow> rows) {
        if (!search.mayGoOn()) {
            return false;
        }
        search.spend(1);
        search.count("linearPrograms", 1);
        if (tree.upper() < escapeCost) {
            escapeCost = tree.upper();
            relaxation.lowerEscapeCost(escapeCost);
        }
        return relaxation.solve(state, rows);
    }

    /** The last bound as the end of a block, with these branch rows. */
    CoverProof boundProof(List<CoverRow> rows) {
        return multipliers(new ProofLines().line("bound"), rows);
    }

    private CoverProof multipliers(ProofLines line, List<CoverRow> rows) {
        if (!search.isProving()) {
            return CoverProof.EMPTY;
        }
        relaxation.writeMultipliers(line, rows, tree::numberOf);
        return line.proof();
    }

    boolean addWindowCuts(int size) {
        return add(windows.violated(
                relaxation.values(),
                tree.rootState(),
                size,
                search.threads() > 1,
                () -> !search.control().isStopRequested()));
    }

    private boolean add(List<CoverRow> cuts) {
        tree.declare(cuts);
        relaxation.addCuts(cuts);
        search.count("cuts", cuts.size());
        return !cuts.isEmpty();
    }

    /**
     * Fixes what the last bound forces.
     *
     * @param rows the branch rows
     * @param lines hears why, when something was fixed
     */
    boolean fixByReducedCost(byte[] state, List<CoverRow> rows, Consumer<CoverProof> lines) {
        boolean changed = false;
        int upper = tree.upper();
        for (int column = 0; column < state.length; column++) {
            if (state[column] == FREE) {
                state[column] = relaxation.forced(column, upper);
                changed |= state[column] != FREE;
            }
        }
        if (changed) {
            lines.accept(multipliers(new ProofLines().line("fix").number(upper).slash(), rows));
        }
        return changed;
    }

    int[] greedy(byte[] state) {
        boolean[] mayTake = new boolean[state.length];
        for (int column = 0; column < state.length; column++) {
            mayTake[column] = state[column] != OUT;
        }
        return CoverBounds.greedy(rowsOf, columnsOf.length, relaxation.values(), mayTake);
    }

    void round(byte[] state) {
        tree.keep(greedy(state));
    }

    /** What is left of a node: nothing, its children, or, when the search had to stop, the node itself. */
    record Split(List<CoverNode> open, boolean isStopped) {
        static final Split CLOSED = new Split(List.of(), false);

        static Split stopped(CoverNode node) {
            return new Split(List.of(node), true);
        }
    }

    Split solve(CoverNode node) {
        if (search.threads() > 1) {
            relaxation.addCuts(tree.newCutsFor(this));
        }
        byte[] state = tree.rootState().clone();
        List<CoverRow> rows = node.decide(state);
        byte[] given = state.clone();
        int givenRows = rows.size();
        int cutRounds = 0;
        double before = node.looseBound();
        ProvedBound known = new ProvedBound(node.bound(), node.proof().proof());
        NodeLines lines = new NodeLines();
        while (true) {
            lines.add(NodeLines.PROPAGATE);
            if (!propagate(state, rows)) {
                lines.close(node, NodeLines.IMPOSSIBLE);
                return Split.CLOSED;
            }
            if (isMuchSmaller(state) && (node.depth() == 0 || search.mayUseAllSteps())) {
                return solveRest(node, state, rows, lines);
            }
            if (!relax(state, rows)) {
                return Split.stopped(node);
            }
            if (relaxation.bound() < tree.upper()) {
                round(state);
            }
            if (relaxation.bound() >= tree.upper()) {
                lines.close(node, boundProof(rows));
                return Split.CLOSED;
            }
            if (relaxation.bound() > known.bound()) {
                known = new ProvedBound(relaxation.bound(), boundProof(rows));
            }
            if (fixByReducedCost(state, rows, lines::add) && hasNewIn(given, state)) {
                continue;
            }
            double now = relaxation.looseBound();
            if (cutRounds < NODE_CUT_ROUNDS && (cutRounds == 0 || now > before + WORTH_CUTTING)) {
                cutRounds++;
                before = now;
                List<CoverRow> cuts = windows.violated(
                        relaxation.values(),
                        tree.rootState(),
                        NODE_WINDOW,
                        false,
                        () -> !search.control().isStopRequested());
                if (add(cuts)) {
                    tree.share(cuts, this);
                    relaxation.dropIdleCuts(IDLE_SOLUTIONS);
                    continue;
                }
            }
            List<int[]> candidates = candidates(state);
            if (candidates.isEmpty()) {
                // All values are whole: rounding has found a cover as small as the bound, up to floating-point noise.
                candidates = anyFree(state);
            }
            Optional<Choice> chosen = choose(candidates, state, rows, known);
            if (chosen.isEmpty()) {
                return Split.stopped(node);
            }
            Choice choice = chosen.get();
            boolean someOpen = choice.some.isOpen(tree.upper());
            boolean noneOpen = choice.none.isOpen(tree.upper());
            lines.branch(choice.columns);
            if (!someOpen && !noneOpen) {
                lines.addLater(choice.none.bound.proof());
                lines.close(node, choice.some.bound.proof());
                return Split.CLOSED;
            }
            if (someOpen && noneOpen) {
                List<CoverNode> children = children(node, given, state, rows.subList(givenRows, rows.size()), choice);
                lines.split(node, children);
                return new Split(children, false);
            }
            if (someOpen) {
                lines.addLater(choice.none.bound.proof());
                require(choice.columns, state, rows);
            } else {
                lines.add(choice.some.bound.proof());
                set(state, choice.columns, OUT);
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

    /** The largest connected part of what is left is. Linear time. */
    private boolean isMuchSmaller(byte[] state) {
        boolean[] seen = new boolean[state.length];
        int[] queue = new int[state.length];
        boolean[] rowSeen = new boolean[columnsOf.length];
        for (int first = 0; first < state.length; first++) {
            if (state[first] != FREE || seen[first]) {
                continue;
            }
            int size = 0;
            seen[first] = true;
            queue[size++] = first;
            for (int head = 0; head < size; head++) {
                for (int row : rowsOf[queue[head]]) {
                    if (!rowSeen[row]) {
                        rowSeen[row] = true;
                        size = addFree(row, state, seen, queue, size);
                    }
                }
            }
            if (size > SMALLER * state.length) {
                return false;
            }
        }
        return true;
    }

    /** Puts the free columns of a row that nothing serves behind the others in the queue. */
    private int addFree(int row, byte[] state, boolean[] seen, int[] queue, int size) {
        int end = size;
        for (int column : columnsOf[row]) {
            if (state[column] == IN) {
                return size;
            }
        }
        for (int column : columnsOf[row]) {
            if (state[column] == FREE && !seen[column]) {
                seen[column] = true;
                queue[end++] = column;
            }
        }
        return end;
    }

    /** Solves what the node leaves open as a problem of its own. */
    private Split solveRest(CoverNode node, byte[] state, List<CoverRow> rows, NodeLines lines) {
        RestOfCover rest = RestOfCover.of(rowsOf, columnsOf, state, rows);
        int taken = rest.taken().length;
        int cutoff = tree.upper() - taken;
        if (cutoff <= 0) {
            lines.close(node, ProvedBound.NOTHING.proof());
            return Split.CLOSED;
        }
        // At the root, what is left gets all the effort.
        CoverBranchAndBound whole =
                node.depth() == 0 ? tree.whole() : tree.whole().within(search.onOneThread());
        CoverBranchAndBound.Outcome outcome = whole.solve(rest.cover(), cutoff, CoverBranchAndBound.SILENT);
        outcome.cover()
                .ifPresent(cover ->
                        tree.keep(CoverLocalSearch.withoutNeedless(rowsOf, columnsOf.length, rest.lift(cover))));
        int bound = taken + outcome.lower().bound();
        if (bound < tree.upper()) {
            return Split.stopped(search.isProving() ? node : node.withBound(Math.max(node.bound(), bound)));
        }
        lines.close(node, rest.proof(outcome.lower()));
        return Split.CLOSED;
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
        return IntStream.range(0, state.length)
                .filter(column -> state[column] == FREE)
                .limit(1)
                .mapToObj(column -> new int[] {column})
                .toList();
    }

    /** A way to split a node, with what is known about both sides. */
    private record Choice(int[] columns, Side some, Side none) {}

    private record Side(ProvedBound bound, double looseBound) {
        boolean isOpen(int upper) {
            return bound.bound() < upper;
        }
    }

    /** The candidate whose sides' bounds rise most, or the first one with a side that can be closed; empty when the search must stop. */
    private Optional<Choice> choose(List<int[]> candidates, byte[] state, List<CoverRow> rows, ProvedBound known) {
        double base = relaxation.looseBound();
        Optional<Choice> chosen = Optional.empty();
        double bestScore = -1;
        for (int[] columns : candidates) {
            byte[] someState = state.clone();
            List<CoverRow> someRows = new ArrayList<>(rows);
            require(columns, someState, someRows);
            byte[] noneState = state.clone();
            set(noneState, columns, OUT);
            Optional<Side> some = side(someState, someRows, known, base);
            Optional<Side> none = side(noneState, rows, known, base);
            if (some.isEmpty() || none.isEmpty()) {
                return Optional.empty();
            }
            Choice choice = new Choice(columns, some.get(), none.get());
            if (!choice.some.isOpen(tree.upper()) || !choice.none.isOpen(tree.upper())) {
                return Optional.of(choice);
            }
            double score =
                    Math.max(choice.some.looseBound - base, 1e-3) * Math.max(choice.none.looseBound - base, 1e-3);
            if (score > bestScore) {
                bestScore = score;
                chosen = Optional.of(choice);
            }
        }
        return chosen;
    }

    /**
     * Empty when the search must stop.
     *
     * @param known for the node; it holds for a side of it, too
     */
    private Optional<Side> side(byte[] state, List<CoverRow> rows, ProvedBound known, double looseBound) {
        if (!propagate(state, rows)) {
            int upper = tree.upper();
            return Optional.of(new Side(new ProvedBound(upper, NodeLines.PROPAGATE.then(NodeLines.IMPOSSIBLE)), upper));
        }
        if (!relax(state, rows)) {
            return Optional.empty();
        }
        ProvedBound bound = relaxation.bound() > known.bound()
                ? new ProvedBound(relaxation.bound(), NodeLines.PROPAGATE.then(boundProof(rows)))
                : known;
        return Optional.of(new Side(bound, Math.max(looseBound, relaxation.looseBound())));
    }

    private List<CoverNode> children(
            CoverNode node, byte[] given, byte[] state, List<CoverRow> newRows, Choice choice) {
        List<CoverRow> someRows = new ArrayList<>(newRows);
        byte[] someState = state.clone();
        require(choice.columns, someState, someRows);
        byte[] noneState = state.clone();
        set(noneState, choice.columns, OUT);
        return List.of(
                node.child(
                        newly(given, someState, OUT),
                        newly(given, someState, IN),
                        List.copyOf(someRows),
                        choice.some.bound,
                        choice.some.looseBound),
                node.child(
                        newly(given, noneState, OUT),
                        newly(given, noneState, IN),
                        List.copyOf(newRows),
                        choice.none.bound,
                        choice.none.looseBound));
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
