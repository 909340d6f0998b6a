package dev.prank.solver.certificate;

import dev.prank.instances.Verdict;
import dev.prank.instances.cover.PointCoverProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Checks that a certificate proves a lower bound on the squares of a point cover, in whole numbers and without any solver. The
 * rows of the set cover are points, its columns the maximal squares over them ({@link CoverSquares}); points left out only make
 * the problem easier. A <em>block</em> proves that no cover of its problem has fewer than v columns: lines change the problem
 * such that a cover with fewer than v columns remains if there was one, and the last line shows that there is none.
 *
 * <p>What each line says and why it may be believed is in {@code docs/proofs.md}. In short:
 * <ul>
 *   <li>{@code drop}: rows go. {@code propagate}, {@code force}: the only column of a row is taken.
 *   <li>{@code dominated c d}: column c goes, as d has all its rows.
 *   <li>{@code fold v x y u / a b a b …}: row v has the columns x and y only, and u has all other rows of x. With v, x and y
 *       their rows go. A row with the other columns of a, of x, and of b, of y, holds in what remains, and one column is taken.
 *   <li>{@code exchange k / rows / border / border …}: all columns of the rows go, and k columns are taken: the rows need so
 *       many. A new column pays for one more, which is needed to cover a set of border rows too; a new row says so.
 *   <li>{@code canonical c w …}: weights of columns, otherwise 0. {@code refuted c / …}: column c goes, as the heaviest of the
 *       least covers does not have it. The tree says why: see {@link CanonicalCover}.
 *   <li>{@code cut b / rows / c a c a …}: Σ a·x ≥ b for every cover of these rows.
 *   <li>{@code fix u / q / r p … / k p …}: multipliers p/q on rows and cuts decide columns, for covers with fewer than u
 *       columns; u ≥ v.
 *   <li>{@code bound q / r p … / k p …}: multipliers prove v. {@code impossible}: a row has no columns left.
 *   <li>{@code branch c …}: two blocks, in the first of which one of these columns is taken, in the second none.
 *   <li>{@code parts n}: n blocks, each with its own rows and columns.
 * </ul>
 *
 * <p>Time is linear in the certificate and what its lines touch; a cut takes a search over its rows, at most 64.
 */
public final class CoverCertificate {

    private static final int MOST_CUT_ROWS = Long.SIZE;
    private static final int MOST_EXCHANGED_ROWS = 20;
    private static final int MOST_REFUTED_TOGETHER = 64;

    /** Blocks within blocks; trees are much less deep. */
    private static final int DEEPEST = 1_000;

    private final CertificateTokens in;
    private final CertificateSteps steps;
    private int depth;

    private CoverCertificate(CertificateTokens in, CertificateSteps steps) {
        this.in = in;
        this.steps = steps;
    }

    /**
     * Whether the certificate proves that every cover has at least {@code claimed} points.
     *
     * @param sha256 of the instance's file
     * @throws IOException when the certificate cannot be read
     */
    public static Verdict check(PointCoverProblem problem, String sha256, int claimed, BufferedReader certificate)
            throws IOException {
        return check(problem, sha256, claimed, certificate, CertificateSteps.IGNORED);
    }

    /** The same, with somebody who hears of each step. */
    static Verdict check(
            PointCoverProblem problem, String sha256, int claimed, BufferedReader certificate, CertificateSteps steps)
            throws IOException {
        CertificateTokens in = new CertificateTokens(certificate);
        return in.verdict(() -> new CoverCertificate(in, steps).check(problem, sha256, claimed));
    }

    /** Whether one block proves that every cover of this problem has at least {@code v} columns. */
    static Verdict checkBlock(CoverState problem, long v, BufferedReader lines) throws IOException {
        return checkBlock(problem, v, CertificateSteps.Names.none(problem), lines, CertificateSteps.IGNORED);
    }

    /** The same, with somebody who hears of each step. */
    static Verdict checkBlock(
            CoverState problem, long v, CertificateSteps.Names names, BufferedReader lines, CertificateSteps steps)
            throws IOException {
        CertificateTokens in = new CertificateTokens(lines);
        return in.verdict(() -> {
            steps.start(problem, v, names);
            block(problem, v, in, steps);
        });
    }

    /** Reads a block that proves that every cover of this problem has at least {@code v} columns. */
    static void block(CoverState problem, long v, CertificateTokens in, CertificateSteps steps)
            throws IOException, CertificateRejection {
        new CoverCertificate(in, steps).block(problem, v);
    }

    private void check(PointCoverProblem problem, String sha256, int claimed) throws IOException, CertificateRejection {
        in.requireHeader("cover", sha256, problem.radius(), claimed);
        in.requireLine("alone");
        int[] alone = in.indices(problem.points().size(), "point");
        in.requireEndOfLine();
        in.requireLine("points");
        int[] points = in.indices(problem.points().size(), "point");
        in.requireEndOfLine();
        int[] both = Arrays.copyOf(alone, alone.length + points.length);
        System.arraycopy(points, 0, both, alone.length, points.length);
        CoverSquares squares = new CoverSquares(problem, both);
        if (!squares.areAlone(alone.length)) {
            throw in.rejection("a point that should be alone shares a square with another point");
        }
        CoverState state = new CoverState(points.length, squares.after(alone.length));
        long v = (long) claimed - alone.length;
        steps.start(state, v, new CertificateSteps.Names(alone, points, List.of()));
        block(state, v);
        in.requireLine("end");
        in.requireNothingMore();
    }

    /** Reads lines up to one that shows that no cover of the problem has fewer than {@code v} columns, those taken included. */
    private void block(CoverState state, long v) throws IOException, CertificateRejection {
        if (++depth > DEEPEST) {
            throw in.rejection("more than " + DEEPEST + " blocks within blocks");
        }
        CanonicalCover canonical = CanonicalCover.NONE;
        boolean isOpen = true;
        while (isOpen) {
            String word = in.next();
            if (!word.equals("refuted") && !canonical.refuted().isEmpty()) {
                steps.refuted(canonical.refuted().stream().toArray());
                canonical.refuted().stream().forEach(state::dropColumn);
                canonical = CanonicalCover.NONE;
            }
            switch (word) {
                case "canonical" -> canonical = canonical();
                case "refuted" -> refuted(state, canonical);
                case "drop" -> drop(state);
                case "propagate" -> propagate(state);
                case "force" -> force(state);
                case "dominated" -> dominated(state);
                case "fold" -> fold(state);
                case "exchange" -> exchange(state);
                case "cut" -> cut(state);
                case "fix" -> fix(state, v);
                default -> {
                    end(word, state, v);
                    isOpen = false;
                }
            }
            if (isOpen) {
                in.requireEndOfLine();
            }
        }
        depth--;
    }

    /** The last line of a block. */
    private void end(String word, CoverState state, long v) throws IOException, CertificateRejection {
        switch (word) {
            case "bound" -> bound(state, v);
            case "impossible" -> impossible(state);
            case "branch" -> branch(state, v);
            case "parts" -> parts(state, v);
            default -> throw in.rejection("unknown word '" + word + "'");
        }
    }

    private void drop(CoverState state) throws CertificateRejection {
        for (int row : in.indices(state.rowCount(), "row")) {
            steps.dropped(row);
            state.dropRow(row);
            // They may rest on the row, and columns without it would stand in for others all the same.
            state.cuts().clear();
        }
    }

    private int liveRow(CoverState state) throws CertificateRejection {
        int row = in.index(state.rowCount(), "row");
        if (!state.isLiveRow(row)) {
            throw in.rejection("row " + row + " is gone");
        }
        return row;
    }

    private int liveColumn(CoverState state) throws CertificateRejection {
        int column = in.index(state.columnCount(), "column");
        if (!state.isLiveColumn(column)) {
            throw in.rejection("column " + column + " is gone");
        }
        return column;
    }

    private void propagate(CoverState state) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int row = state.liveRows().nextSetBit(0);
                    row >= 0;
                    row = state.liveRows().nextSetBit(row + 1)) {
                int[] columns = state.columnsOf(row);
                if (columns.length == 1) {
                    steps.taken(row, columns[0]);
                    state.take(columns[0]);
                    changed = true;
                }
            }
        }
    }

    private void force(CoverState state) throws CertificateRejection {
        int row = liveRow(state);
        int[] columns = state.columnsOf(row);
        if (columns.length != 1) {
            throw in.rejection("row " + row + " has " + columns.length + " columns, not one");
        }
        steps.taken(row, columns[0]);
        state.take(columns[0]);
    }

    /** In a cover with c, the other column can stand in for it. */
    private void dominated(CoverState state) throws CertificateRejection {
        int column = liveColumn(state);
        int other = liveColumn(state);
        if (column == other || !containsAll(state.rowsOf(other), state.rowsOf(column))) {
            throw in.rejection("column " + other + " has not all rows of column " + column);
        }
        steps.dominated(column, other);
        state.dropColumn(column);
    }

    private static boolean containsAll(int[] sorted, int[] wanted) {
        return Arrays.stream(wanted).allMatch(each -> Arrays.binarySearch(sorted, each) >= 0);
    }

    private void fold(CoverState state) throws CertificateRejection {
        int row = liveRow(state);
        int first = liveColumn(state);
        int second = liveColumn(state);
        int substitute = liveColumn(state);
        int[] columns = state.columnsOf(row);
        if (first == second
                || columns.length != 2
                || !containsAll(columns, new int[] {Math.min(first, second), Math.max(first, second)})) {
            throw in.rejection("row " + row + " does not have just the columns " + first + " and " + second);
        }
        int[] ofFirst = without(state.rowsOf(first), row);
        int[] ofSecond = without(state.rowsOf(second), row);
        if (Arrays.stream(ofFirst).anyMatch(each -> Arrays.binarySearch(ofSecond, each) >= 0)) {
            throw in.rejection("another row has both columns, " + first + " and " + second);
        }
        if (substitute == first || substitute == second || !containsAll(state.rowsOf(substitute), ofFirst)) {
            throw in.rejection("column " + substitute + " has not all other rows of column " + first);
        }
        in.requireSlash();
        long[] pairs = in.numbers();
        if (pairs.length % 2 != 0) {
            throw in.rejection("expected pairs of rows");
        }
        List<int[]> newRows = new ArrayList<>();
        List<int[]> origins = new ArrayList<>();
        for (int place = 0; place < pairs.length; place += 2) {
            int a = requireOneOf(ofFirst, pairs[place]);
            int b = requireOneOf(ofSecond, pairs[place + 1]);
            newRows.add(union(state.columnsOf(a), state.columnsOf(b))
                    .filter(column -> column != first && column != second)
                    .toArray());
            origins.add(new int[] {a, b});
        }
        steps.folded(row, first, second, substitute, origins);
        state.dropRow(row);
        Arrays.stream(ofFirst).forEach(state::dropRow);
        Arrays.stream(ofSecond).forEach(state::dropRow);
        state.dropColumn(first);
        state.dropColumn(second);
        state.cuts().clear();
        state.addToTaken(1);
        newRows.forEach(state::addRow);
    }

    /** Without duplicates, in increasing order. A bit set would take as long as the largest number tells. */
    private static IntStream union(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).sorted().distinct();
    }

    private int requireOneOf(int[] sorted, long wanted) throws CertificateRejection {
        for (int each : sorted) {
            if (each == wanted) {
                return each;
            }
        }
        throw in.rejection("row " + wanted + " is not among the other rows of its column");
    }

    private static int[] without(int[] numbers, int number) {
        return Arrays.stream(numbers).filter(each -> each != number).toArray();
    }

    /**
     * With f(S) the least number of columns that cover the rows and the border rows S: columns in a cover beside those of the
     * rows leave some S, so at least f(S) columns have one of the rows. Where f(S) is more than k, the new column is in.
     */
    private void exchange(CoverState state) throws CertificateRejection {
        long k = in.number();
        in.requireSlash();
        int[] inner = in.indices(state.rowCount(), "row");
        for (int row : inner) {
            if (!state.isLiveRow(row)) {
                throw in.rejection("row " + row + " is gone");
            }
        }
        int[] columns = union(Arrays.stream(inner).mapToObj(state::columnsOf).toArray(int[][]::new))
                .toArray();
        List<int[]> sets = new ArrayList<>();
        while (in.passesSlash()) {
            sets.add(in.indices(state.rowCount(), "row"));
        }
        int[][] rowsOf = Arrays.stream(columns).mapToObj(state::rowsOf).toArray(int[][]::new);
        int[] all = IntStream.concat(union(rowsOf), Arrays.stream(inner))
                .sorted()
                .distinct()
                .toArray();
        if (all.length > MOST_EXCHANGED_ROWS) {
            throw in.rejection("more than " + MOST_EXCHANGED_ROWS + " rows are exchanged");
        }
        long[] bits = Arrays.stream(rowsOf).mapToLong(rows -> bits(all, rows)).toArray();
        requireAtLeast(k, all, inner, bits);
        List<int[]> newRows = new ArrayList<>();
        for (int[] set : sets) {
            for (int row : set) {
                if (Arrays.binarySearch(all, row) < 0) {
                    throw in.rejection("row " + row + " is not on the border");
                }
            }
            int[] wanted = Arrays.copyOf(inner, inner.length + set.length);
            System.arraycopy(set, 0, wanted, inner.length, set.length);
            requireAtLeast(k + 1, all, wanted, bits);
            newRows.add(union(Arrays.stream(set).mapToObj(state::columnsOf).toArray(int[][]::new))
                    .filter(column -> Arrays.binarySearch(columns, column) < 0)
                    .toArray());
        }
        Arrays.stream(all).forEach(state::dropRow);
        Arrays.stream(columns).forEach(state::dropColumn);
        state.cuts().clear();
        state.addToTaken(Math.toIntExact(k));
        int standIn = state.addColumn();
        for (int[] row : newRows) {
            int[] longer = Arrays.copyOf(row, row.length + 1);
            longer[row.length] = standIn;
            state.addRow(longer);
        }
        int[] gone = Arrays.copyOf(inner, all.length);
        int[] border = Arrays.stream(all)
                .filter(row -> Arrays.stream(inner).noneMatch(other -> other == row))
                .toArray();
        System.arraycopy(border, 0, gone, inner.length, border.length);
        steps.exchanged(Math.toIntExact(k), gone, inner.length, columns, sets, newRows, standIn);
    }

    private static long bits(int[] all, int[] rows) {
        long bits = 0;
        for (int row : rows) {
            bits |= 1L << Arrays.binarySearch(all, row);
        }
        return bits;
    }

    private void requireAtLeast(long bound, int[] all, int[] rows, long[] bits) throws CertificateRejection {
        long wanted = bits(all, rows);
        if (!WeightedCover.weighsAtLeast(bound, wanted, bits, ones(bits.length))) {
            throw in.rejection("rows " + Arrays.toString(rows) + " can be covered by fewer than " + bound + " columns");
        }
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private CanonicalCover canonical() throws CertificateRejection {
        Map<Integer, Long> weights = new HashMap<>();
        long[] entries = in.numbers();
        if (entries.length % 2 != 0) {
            throw in.rejection("expected a weight for each column");
        }
        for (int place = 0; place < entries.length; place += 2) {
            weights.put(Math.toIntExact(entries[place]), entries[place + 1]);
        }
        return new CanonicalCover(weights, new BitSet());
    }

    private void refuted(CoverState state, CanonicalCover canonical) throws CertificateRejection {
        int column = liveColumn(state);
        if (canonical.weights().isEmpty()) {
            throw in.rejection("no weights have been given");
        }
        in.requireSlash();
        refuted(state, canonical, new int[] {column});
        canonical.refuted().set(column);
    }

    /** Reads why the canonical cover does not have all of these columns. */
    private void refuted(CoverState state, CanonicalCover canonical, int[] columns) throws CertificateRejection {
        if (columns.length > MOST_REFUTED_TOGETHER) {
            throw in.rejection("more than " + MOST_REFUTED_TOGETHER + " columns are refuted together");
        }
        switch ((int) in.number()) {
            case 0 -> {
                if (Arrays.stream(columns).noneMatch(canonical.refuted()::get)) {
                    throw in.rejection("none of columns " + Arrays.toString(columns) + " has been refuted");
                }
            }
            case 1 -> {
                for (int column : state.columnsOf(liveRow(state))) {
                    int[] more = Arrays.copyOf(columns, columns.length + 1);
                    more[columns.length] = column;
                    refuted(state, canonical, more);
                }
            }
            case 2 -> {
                int[] worse = counted(state);
                int[] better = counted(state);
                if (!containsAll(Arrays.stream(columns).sorted().toArray(), worse)) {
                    throw in.rejection("not all of columns " + Arrays.toString(worse) + " are taken");
                }
                canonical.requireBetter(in, state, worse, better);
            }
            default -> throw in.rejection("expected 0, 1 or 2");
        }
    }

    /** A number, and so many live columns, each once. */
    private int[] counted(CoverState state) throws CertificateRejection {
        int[] columns = new int[in.index(MOST_CUT_ROWS, "list of that length,")];
        BitSet seen = new BitSet();
        for (int place = 0; place < columns.length; place++) {
            columns[place] = liveColumn(state);
            if (seen.get(columns[place])) {
                throw in.rejection("column " + columns[place] + " stands twice");
            }
            seen.set(columns[place]);
        }
        return columns;
    }

    private void cut(CoverState state) throws CertificateRejection {
        long bound = in.number();
        in.requireSlash();
        int[] rows = Arrays.stream(in.indices(state.rowCount(), "row"))
                .filter(state::isLiveRow)
                .sorted()
                .toArray();
        if (rows.length > MOST_CUT_ROWS) {
            throw in.rejection("a cut comes from at most " + MOST_CUT_ROWS + " rows");
        }
        in.requireSlash();
        long[] entries = in.numbers();
        int[] columns = new int[entries.length / 2];
        long[] coefficients = new long[columns.length];
        long sum = 0;
        for (int place = 0; place < columns.length; place++) {
            columns[place] = Math.toIntExact(entries[2 * place]);
            coefficients[place] = entries[2 * place + 1];
            if (coefficients[place] <= 0
                    || columns[place] < 0
                    || columns[place] >= state.columnCount()
                    || place > 0 && columns[place] <= columns[place - 1]) {
                throw in.rejection("expected increasing columns with positive coefficients");
            }
            sum = Math.addExact(sum, coefficients[place]);
        }
        if (entries.length % 2 != 0) {
            throw in.rejection("expected a coefficient for each column");
        }
        // Columns without a coefficient serve their rows for nothing.
        BitSet weighing = new BitSet();
        Arrays.stream(columns).filter(state::isLiveColumn).forEach(weighing::set);
        int[] served = Arrays.stream(rows)
                .filter(row -> Arrays.stream(state.columnsOf(row)).allMatch(weighing::get))
                .toArray();
        long left = bound;
        long[] bits = new long[columns.length];
        long[] weight = new long[columns.length];
        int count = 0;
        for (int place = 0; place < columns.length; place++) {
            if (weighing.get(columns[place])) {
                for (int row : state.rowsOf(columns[place])) {
                    int bit = Arrays.binarySearch(served, row);
                    bits[count] |= bit >= 0 ? 1L << bit : 0;
                }
                weight[count++] = coefficients[place];
            } else if (state.isTaken(columns[place])) {
                left = Math.subtractExact(left, coefficients[place]);
            }
        }
        long all = served.length == Long.SIZE ? -1 : (1L << served.length) - 1;
        if (!WeightedCover.weighsAtLeast(left, all, Arrays.copyOf(bits, count), Arrays.copyOf(weight, count))) {
            throw in.rejection("a cover of the cut's rows weighs less than " + left);
        }
        CoverState.Cut cut = new CoverState.Cut(columns, coefficients, left);
        state.cuts().add(cut);
        steps.cut(served, cut);
    }

    /** What multipliers p/q prove: Σ x ≥ sum/q for the live columns, and what each column adds to that when it is taken. */
    private record Multiplied(long scale, long sum, long[] reducedCost) {}

    private Multiplied multiplied(CoverState state) throws CertificateRejection {
        long scale = in.number();
        if (scale <= 0) {
            throw in.rejection("the multipliers' denominator must be positive");
        }
        in.requireSlash();
        // 0 is a multiplier for rows that have gone, too.
        long[][] ofRows = multipliers(state.rowCount(), state::isLiveRow);
        in.requireSlash();
        long[][] ofCuts = multipliers(state.cuts().size(), cut -> true);
        Multipliers multipliers = new Multipliers(scale, numbers(ofRows[0]), ofRows[1], numbers(ofCuts[0]), ofCuts[1]);
        steps.multiplied(multipliers);
        return proved(state, multipliers);
    }

    /** Pairs of a number and its multiplier, as two lists. */
    private long[][] multipliers(int limit, IntPredicate isLive) throws CertificateRejection {
        long[] entries = in.numbers();
        if (entries.length % 2 != 0) {
            throw in.rejection("expected a multiplier for each row and cut");
        }
        long[] which = new long[entries.length / 2];
        long[] multiplier = new long[which.length];
        int count = 0;
        for (int place = 0; place < entries.length; place += 2) {
            if (entries[place] < 0 || entries[place] >= limit || entries[place + 1] < 0) {
                throw in.rejection("expected a row or cut and a multiplier that is not negative, not " + entries[place]
                        + " with " + entries[place + 1]);
            }
            if (isLive.test((int) entries[place])) {
                which[count] = entries[place];
                multiplier[count++] = entries[place + 1];
            }
        }
        return new long[][] {Arrays.copyOf(which, count), Arrays.copyOf(multiplier, count)};
    }

    private static int[] numbers(long[] small) {
        return Arrays.stream(small).mapToInt(number -> (int) number).toArray();
    }

    private static Multiplied proved(CoverState state, Multipliers multipliers) {
        long[] reducedCost = new long[state.columnCount()];
        Arrays.fill(reducedCost, multipliers.scale());
        long sum = 0;
        for (int place = 0; place < multipliers.rows().length; place++) {
            long p = multipliers.ofRows()[place];
            sum = Math.addExact(sum, p);
            for (int column : state.columnsOf(multipliers.rows()[place])) {
                reducedCost[column] = Math.subtractExact(reducedCost[column], p);
            }
        }
        for (int place = 0; place < multipliers.cuts().length; place++) {
            long p = multipliers.ofCuts()[place];
            CoverState.Cut cut = state.cuts().get(multipliers.cuts()[place]);
            sum = Math.addExact(sum, Math.multiplyExact(p, cut.bound()));
            for (int at = 0; at < cut.columns().length; at++) {
                int column = cut.columns()[at];
                reducedCost[column] =
                        Math.subtractExact(reducedCost[column], Math.multiplyExact(p, cut.coefficients()[at]));
            }
        }
        for (int column = state.liveColumns().nextSetBit(0);
                column >= 0;
                column = state.liveColumns().nextSetBit(column + 1)) {
            sum = Math.addExact(sum, Math.min(0, reducedCost[column]));
        }
        return new Multiplied(multipliers.scale(), sum, reducedCost);
    }

    /** A column goes when a cover with it has at least as many columns as the cutoff, and is taken when a cover without it has. */
    private void fix(CoverState state, long v) throws CertificateRejection {
        long cutoff = in.number();
        if (cutoff < v) {
            throw in.rejection("the cutoff " + cutoff + " is below " + v);
        }
        in.requireSlash();
        Multiplied proved = multiplied(state);
        long room = Math.subtractExact(
                Math.multiplyExact(Math.subtractExact(cutoff, 1L + state.taken()), proved.scale), proved.sum);
        int[] dropped = state.liveColumns().stream()
                .filter(column -> proved.reducedCost[column] > room)
                .toArray();
        int[] taken = state.liveColumns().stream()
                .filter(column -> proved.reducedCost[column] <= room && -proved.reducedCost[column] > room)
                .toArray();
        steps.fixed(dropped, taken);
        Arrays.stream(dropped).forEach(state::dropColumn);
        Arrays.stream(taken).forEach(state::take);
    }

    private void bound(CoverState state, long v) throws CertificateRejection {
        Multiplied proved = multiplied(state);
        in.requireEndOfLine();
        long columns = Math.addExact(state.taken(), -Math.floorDiv(Math.negateExact(proved.sum), proved.scale));
        if (columns < v) {
            throw in.rejection("the multipliers prove " + columns + " columns, not " + v);
        }
        steps.bounded();
    }

    private void impossible(CoverState state) throws CertificateRejection {
        in.requireEndOfLine();
        if (state.liveRows().stream().allMatch(row -> state.columnsOf(row).length > 0)) {
            throw in.rejection("every row has a column");
        }
        steps.impossible();
    }

    private void branch(CoverState state, long v) throws IOException, CertificateRejection {
        int[] columns = in.indices(state.columnCount(), "column");
        in.requireEndOfLine();
        for (int column : columns) {
            if (!state.isLiveColumn(column)) {
                throw in.rejection("column " + column + " is gone");
            }
        }
        CoverState.Mark mark = state.mark();
        steps.branch(columns);
        if (columns.length == 1) {
            state.take(columns[0]);
        } else {
            state.addRow(columns);
        }
        block(state, v);
        state.reset(mark);
        steps.otherBranch(columns);
        Arrays.stream(columns).forEach(state::dropColumn);
        block(state, v);
        state.reset(mark);
        steps.branched();
    }

    /** Each part has rows and columns of its own; their bounds add up. */
    private void parts(CoverState state, long v) throws IOException, CertificateRejection {
        long count = in.number();
        in.requireEndOfLine();
        BitSet used = new BitSet();
        long proved = state.taken();
        for (long part = 0; part < count; part++) {
            in.requireLine("part");
            long its = in.number();
            in.requireSlash();
            int[] rows = in.indices(state.rowCount(), "row");
            in.requireSlash();
            int[] columns = in.indices(state.columnCount(), "column");
            in.requireEndOfLine();
            CoverState itsState = part(state, rows, columns, used);
            steps.part(itsState, rows, columns, its);
            block(itsState, its);
            steps.partEnded();
            proved = Math.addExact(proved, Math.max(0, its));
        }
        in.requireLine("together");
        in.requireEndOfLine();
        if (proved < v) {
            throw in.rejection("the parts prove " + proved + " columns, not " + v);
        }
        steps.together();
    }

    private CoverState part(CoverState state, int[] rows, int[] columns, BitSet used) throws CertificateRejection {
        int[] place = new int[state.columnCount()];
        Arrays.fill(place, -1);
        for (int k = 0; k < columns.length; k++) {
            if (!state.isLiveColumn(columns[k]) || used.get(columns[k])) {
                throw in.rejection("column " + columns[k] + " is gone or in another part");
            }
            used.set(columns[k]);
            place[columns[k]] = k;
        }
        List<List<Integer>> rowsOf = new ArrayList<>();
        for (int k = 0; k < columns.length; k++) {
            rowsOf.add(new ArrayList<>());
        }
        for (int r = 0; r < rows.length; r++) {
            if (!state.isLiveRow(rows[r])) {
                throw in.rejection("row " + rows[r] + " is gone");
            }
            for (int column : state.columnsOf(rows[r])) {
                if (place[column] < 0) {
                    throw in.rejection("column " + column + " has row " + rows[r] + ", but is not in the part");
                }
                rowsOf.get(place[column]).add(r);
            }
        }
        return new CoverState(
                rows.length,
                rowsOf.stream()
                        .map(its -> its.stream().mapToInt(Integer::intValue).toArray())
                        .toList());
    }
}
