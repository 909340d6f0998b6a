package dev.prank.solver.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Turns the steps of a certificate into derivations of a VIPR file, see {@link ViprExport}. */
final class ViprSteps implements CertificateSteps {

    /** So many columns are taken between two derivations of what says that columns are few, where branches use it. */
    private static final int MOST_COUNTED = 16;

    /** A branch: its two assumptions, and how the first one has ended. */
    private record Branch(ViprConstraint first, ViprConstraint second, Optional<Integer> firstContradiction) {}

    /**
     * A grouping of the program.
     *
     * @param firstVariable where its variables begin there
     */
    private record Numbered(Grouping grouping, int firstVariable, int firstConstraint) {

        int[] kept() {
            return IntStream.range(
                            firstVariable,
                            firstVariable + grouping.program().kept().size())
                    .toArray();
        }

        /** Its bound, which the file has as that of negated variables. */
        ViprConstraint of(GroupingCases.Known bound) {
            long[] negated = ViprConstraint.ones(kept().length);
            Arrays.setAll(negated, place -> -1);
            return new ViprConstraint(-bound.id(), false, kept(), negated, -grouping.bound());
        }
    }

    private final Writer out;
    private final long claimed;
    private final List<String> about;
    private Optional<ViprProof> proof = Optional.empty();
    private final List<ViprConstraint> rowsOfAlone = new ArrayList<>();
    /** Written as sums that are at most something. */
    private final List<ViprConstraint> boundsOfGroupings = new ArrayList<>();

    private final List<Numbered> groupings = new ArrayList<>();
    private final List<ViprFrame> frames = new ArrayList<>();
    private final List<Branch> branches = new ArrayList<>();
    private Optional<Multipliers> multipliers = Optional.empty();
    /** Of the block that has ended. */
    private int contradiction;

    /**
     * @param claimed the bound for the whole instance
     * @param about what the first lines of the file say
     */
    ViprSteps(Writer out, long claimed, List<String> about) {
        this.out = out;
        this.claimed = claimed;
        this.about = List.copyOf(about);
    }

    private ViprProof proof() {
        return proof.orElseThrow();
    }

    private ViprFrame frame() {
        return frames.get(frames.size() - 1);
    }

    private void pop() {
        frames.remove(frames.size() - 1);
    }

    @Override
    public void start(CoverState state, long v, Names names) {
        int columns = state.columnCount() + names.alone().length;
        int rowCount = state.rowCount() + names.alone().length;
        int variables = columns;
        int constraints = 0;
        for (Grouping grouping : names.groupings()) {
            variables += grouping.program().variableCount();
            constraints += ViprCases.constraintCount(grouping.program());
        }
        ViprProof its = new ViprProof(variables, rowCount + constraints);
        proof = Optional.of(its);
        List<ViprConstraint> rows = new ArrayList<>();
        for (int row = 0; row < state.rowCount(); row++) {
            rows.add(ViprConstraint.ofSum(variables + row, true, state.columnsOf(row), 1));
        }
        for (int column = state.columnCount(); column < columns; column++) {
            int row = variables + state.rowCount() + rowsOfAlone.size();
            rowsOfAlone.add(ViprConstraint.ofSum(row, true, new int[] {column}, 1));
        }
        int firstVariable = columns;
        int firstConstraint = variables + rowCount;
        for (Grouping grouping : names.groupings()) {
            groupings.add(new Numbered(grouping, firstVariable, firstConstraint));
            firstVariable += grouping.program().variableCount();
            firstConstraint += ViprCases.constraintCount(grouping.program());
        }
        try {
            writeProblem(state, names, variables, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int[] all = IntStream.range(0, state.columnCount()).toArray();
        ViprConstraint few = its.assume(false, all, ViprConstraint.ones(all.length), v - 1);
        frames.add(ViprFrame.first(its, state, rows, few));
    }

    @Override
    public GroupingSteps grouping(int number) {
        Numbered its = groupings.get(number);
        GroupingProgram grouped = its.grouping.program();
        ViprCases cases = new ViprCases(proof(), grouped, its.firstVariable, its.firstConstraint);
        return new GroupingExport(grouped, its.grouping.bound(), cases, bound -> boundsOfGroupings.add(its.of(bound)));
    }

    private void writeProblem(CoverState state, Names names, int variables, List<ViprConstraint> rowsOfState)
            throws IOException {
        List<ViprConstraint> rows = new ArrayList<>(rowsOfState);
        rows.addAll(rowsOfAlone);
        int columns = state.columnCount() + names.alone().length;
        int[] counted = IntStream.concat(
                        IntStream.range(0, columns), groupings.stream().flatMapToInt(its -> Arrays.stream(its.kept())))
                .toArray();
        int constraints = variables
                + rows.size()
                + groupings.stream()
                        .mapToInt(its -> ViprCases.constraintCount(its.grouping.program()))
                        .sum();
        StringBuilder text = new StringBuilder();
        about.forEach(line -> text.append("% ").append(line).append('\n'));
        for (int column = 0; column < columns; column++) {
            int alone = column - state.columnCount();
            text.append("% s").append(column).append(' ');
            text.append(alone < 0 ? names.ofColumn(state, column) : "covers " + names.alone()[alone]);
            text.append('\n');
        }
        for (Numbered its : groupings) {
            for (int variable = 0; variable < its.grouping.program().variableCount(); variable++) {
                text.append("% s").append(its.firstVariable + variable).append(' ');
                text.append(its.grouping.program().meaning(variable, its.grouping.units()))
                        .append('\n');
            }
        }
        text.append("VER 1.0\nVAR ").append(variables).append('\n');
        IntStream.range(0, variables)
                .forEach(variable -> text.append('s').append(variable).append('\n'));
        text.append("INT ").append(variables).append('\n');
        IntStream.range(0, variables).forEach(variable -> text.append(variable).append('\n'));
        text.append("OBJ min\n").append(counted.length);
        Arrays.stream(counted)
                .forEach(variable -> text.append(' ').append(variable).append(" 1"));
        text.append("\nCON ").append(constraints).append(' ').append(variables);
        text.append('\n');
        for (int variable = 0; variable < variables; variable++) {
            text.append("b").append(variable).append(" G 0 1 ").append(variable).append(" 1\n");
        }
        for (int row = 0; row < rows.size(); row++) {
            int[] its = rows.get(row).atoms();
            text.append('r').append(row).append(" G 1 ").append(its.length);
            Arrays.stream(its).forEach(column -> text.append(' ').append(column).append(" 1"));
            text.append('\n');
        }
        for (int number = 0; number < groupings.size(); number++) {
            Numbered its = groupings.get(number);
            int place = 0;
            for (Inequality constraint : ViprCases.constraints(its.grouping.program())) {
                text.append('g').append(number).append('_').append(place++).append(" G ");
                text.append(constraint.bound()).append(' ');
                text.append(ViprCases.terms(constraint, its.firstVariable)).append('\n');
            }
        }
        text.append("RTP range ").append(claimed).append(" inf\nSOL 0\n");
        out.write(text.toString());
    }

    /** The last lines; the certificate has been accepted. */
    void conclude() throws IOException {
        ViprCombination sum = new ViprCombination();
        ViprConstraint others = proof().contrary(frame().goal(), contradiction);
        sum.add(others, 1);
        rowsOfAlone.forEach(row -> sum.add(row, 1));
        boundsOfGroupings.forEach(bound -> sum.add(bound, 1));
        int[] all =
                sum.coefficients().keySet().stream().mapToInt(Integer::intValue).toArray();
        proof().derive(true, all, ViprConstraint.ones(all.length), claimed, sum, 1);
        proof().writeTo(out);
    }

    @Override
    public void taken(int row, int column) {
        frame().take(column, frame().row(row));
    }

    @Override
    public void dropped(int row) {
        frame().cuts().clear();
    }

    @Override
    public void dominated(int column, int by) {
        frame().merge(column, by);
    }

    /**
     * In place of x and y there is what their sum has beyond 1, and u stands for it, too: u + x + y − 1. A new row says that this
     * and other columns are at least 1, so their sum and that of x and y are at least 2: half of the three rows together, rounded
     * up.
     */
    @Override
    public void folded(int row, int first, int second, int substitute, List<int[]> pairs) {
        ViprFrame frame = frame();
        frame.cuts().clear();
        int[] both = frame.atomsOf(first, second);
        List<ViprConstraint> sums = new ArrayList<>();
        for (int[] pair : pairs) {
            ViprCombination combination = new ViprCombination();
            BitSet columns = new BitSet();
            for (int origin : new int[] {row, pair[0], pair[1]}) {
                combination.add(frame.row(origin), 1);
                Arrays.stream(frame.columnsOf(frame.row(origin))).forEach(columns::set);
            }
            int[] atoms = frame.atomsOf(columns.stream().toArray());
            frame.settle(combination, atoms, -2);
            sums.add(proof().derive(true, atoms, ViprConstraint.ones(atoms.length), 2, combination, 2));
        }
        int beyond = frame.replace(exactly(frame.row(row), both));
        frame.addAtom(substitute, beyond);
        for (ViprConstraint sum : sums) {
            IntStream others = Arrays.stream(sum.atoms()).filter(atom -> Arrays.binarySearch(both, atom) < 0);
            frame.addRow(ViprConstraint.ofSum(
                    sum.id(),
                    true,
                    IntStream.concat(others, IntStream.of(beyond)).toArray(),
                    1));
        }
    }

    /** The row with these atoms, which are those of its live columns. */
    private ViprConstraint exactly(ViprConstraint row, int[] atoms) {
        if (Arrays.equals(row.atoms(), atoms)) {
            return row;
        }
        ViprCombination combination = new ViprCombination();
        combination.add(row, 1);
        frame().settle(combination, atoms, -1);
        return proof().derive(true, atoms, ViprConstraint.ones(atoms.length), 1, combination, 1);
    }

    /** In place of the columns there is what their sum has beyond k, which is not negative. */
    @Override
    public void exchanged(
            int k, int[] rows, int innerCount, int[] columns, List<int[]> sets, List<int[]> outside, int standIn) {
        ViprFrame frame = frame();
        frame.cuts().clear();
        int[] inner = Arrays.copyOf(rows, innerCount);
        ViprConstraint least = lemma(inner, columns, ViprConstraint.ones(columns.length), k);
        List<ViprConstraint> more = new ArrayList<>();
        for (int place = 0; place < sets.size(); place++) {
            int[] wanted = IntStream.concat(Arrays.stream(inner), Arrays.stream(sets.get(place)))
                    .sorted()
                    .distinct()
                    .toArray();
            int[] all = IntStream.concat(Arrays.stream(columns), Arrays.stream(outside.get(place)))
                    .toArray();
            more.add(lemma(wanted, all, ViprConstraint.ones(all.length), k + 1L));
        }
        int beyond = frame.replace(least);
        frame.addColumn(standIn, beyond);
        for (int place = 0; place < sets.size(); place++) {
            int[] atoms = IntStream.concat(Arrays.stream(frame.atomsOf(outside.get(place))), IntStream.of(beyond))
                    .toArray();
            frame.addRow(ViprConstraint.ofSum(more.get(place).id(), true, atoms, 1));
        }
    }

    @Override
    public void refuted(int[] columns) {
        throw new UnsupportedStep("columns were refuted by an order of covers");
    }

    @Override
    public void cut(int[] rows, CoverState.Cut cut) {
        frame().cuts().add(new ViprFrame.Cut(rows, lemma(rows, cut)));
    }

    private ViprConstraint lemma(int[] rows, CoverState.Cut cut) {
        CoverState state = frame().state();
        int[] live = IntStream.range(0, cut.columns().length)
                .filter(place -> state.isLiveColumn(cut.columns()[place]))
                .toArray();
        return lemma(
                rows,
                Arrays.stream(live).map(place -> cut.columns()[place]).toArray(),
                Arrays.stream(live)
                        .mapToLong(place -> cut.coefficients()[place])
                        .toArray(),
                cut.bound());
    }

    private ViprConstraint lemma(int[] rows, int[] columns, long[] weights, long bound) {
        List<ViprConstraint> its = Arrays.stream(rows).mapToObj(frame()::row).toList();
        return new ViprLemma(proof(), frame(), its, columns, weights, bound).derive();
    }

    @Override
    public void multiplied(Multipliers its) {
        multipliers = Optional.of(its);
    }

    /**
     * What says that columns are few, and rows and cuts by the last multipliers. Multipliers are lowered where columns get more
     * than they pay for, which the certificate allows for columns that are taken at most once: the bound loses no more than such
     * a column pays there.
     *
     * @param free a column that may get more; negative for none
     */
    private ViprCombination combination(int free) {
        Multipliers its = multipliers.orElseThrow();
        ViprFrame frame = frame();
        long[] ofRows = its.ofRows().clone();
        long[] ofCuts = its.ofCuts().clone();
        Map<Integer, Long> load = new HashMap<>();
        for (int place = 0; place < ofRows.length; place++) {
            long p = ofRows[place];
            for (int column : frame.columnsOf(frame.row(its.rows()[place]))) {
                load.merge(column, p, Math::addExact);
            }
        }
        for (int place = 0; place < ofCuts.length; place++) {
            CoverState.Cut cut = frame.state().cuts().get(its.cuts()[place]);
            ofCuts[place] = cut.bound() > 0 ? ofCuts[place] : 0;
            for (int at = 0; at < cut.columns().length; at++) {
                load.merge(
                        cut.columns()[at], Math.multiplyExact(ofCuts[place], cut.coefficients()[at]), Math::addExact);
            }
        }
        load.remove(free);
        for (int place = 0; place < ofRows.length; place++) {
            int[] columns = frame.columnsOf(frame.row(its.rows()[place]));
            long excess = Arrays.stream(columns)
                    .mapToLong(column -> load.getOrDefault(column, 0L) - its.scale())
                    .max()
                    .orElse(0);
            long less = Math.max(0, Math.min(excess, ofRows[place]));
            ofRows[place] -= less;
            Arrays.stream(columns).forEach(column -> load.computeIfPresent(column, (same, sum) -> sum - less));
        }
        ViprCombination combination = frame.few(its.scale());
        for (int place = 0; place < ofRows.length; place++) {
            combination.add(frame.row(its.rows()[place]), ofRows[place]);
        }
        for (int place = 0; place < ofCuts.length; place++) {
            if (ofCuts[place] > 0) {
                combination.add(usable(its.cuts()[place]), ofCuts[place]);
            }
        }
        combination
                .coefficients()
                .forEach((atom, coefficient) -> requireEnough(
                        coefficient >= 0 || frame.isZero(atom) || free >= 0 && frame.owner(atom) == free));
        return combination;
    }

    /**
     * The cut. When a column with it has been taken, or one that stands for others now has a smaller coefficient than those, it
     * is derived anew from the rows that are left.
     */
    private ViprConstraint usable(int number) {
        ViprFrame frame = frame();
        ViprFrame.Cut cut = frame.cuts().get(number);
        CoverState.Cut now = frame.state().cuts().get(number);
        ViprConstraint constraint = cut.constraint();
        boolean isUsable = true;
        for (int place = 0; place < constraint.atoms().length && isUsable; place++) {
            int atom = constraint.atoms()[place];
            int at = Arrays.binarySearch(now.columns(), frame.owner(atom));
            isUsable = frame.isZero(atom)
                    || at >= 0 && now.coefficients()[at] >= constraint.coefficients()[place];
        }
        if (!isUsable) {
            int[] live =
                    Arrays.stream(cut.rows()).filter(frame.state()::isLiveRow).toArray();
            constraint = lemma(live, now);
            frame.cuts().set(number, new ViprFrame.Cut(live, constraint));
        }
        return constraint;
    }

    @Override
    public void fixed(int[] dropped, int[] taken) {
        ViprFrame frame = frame();
        List<ViprConstraint> ones = new ArrayList<>();
        for (int column : taken) {
            int[] atoms = frame.atomsOf(column);
            ViprCombination combination = combination(column);
            long most = Arrays.stream(atoms)
                    .mapToLong(atom -> -combination.coefficient(atom))
                    .max()
                    .orElseThrow();
            requireEnough(most > 0);
            frame.settle(combination, atoms, -most);
            requireEnough(combination.bound() < 0);
            ones.add(proof().derive(true, atoms, ViprConstraint.ones(atoms.length), 1, combination, most));
        }
        if (dropped.length > 0) {
            int[] atoms = frame.atomsOf(dropped);
            ViprCombination combination = combination(-1);
            long least = combination.bound() < 0
                    ? 0
                    : Arrays.stream(atoms)
                            .mapToLong(combination::coefficient)
                            .min()
                            .orElseThrow();
            requireEnough(least > combination.bound());
            frame.settle(combination, atoms, least);
            frame.exclude(proof().derive(
                            false, atoms, ViprConstraint.ones(atoms.length), 0, combination, Math.max(1, least)));
        }
        for (int place = 0; place < taken.length; place++) {
            frame.take(taken[place], ones.get(place));
        }
    }

    private static void requireEnough(boolean holds) {
        if (!holds) {
            throw new UnsupportedStep("a column is taken at most once, and multipliers of cuts rest on that");
        }
    }

    @Override
    public void bounded() {
        ViprCombination combination = combination(-1);
        frame().settle(combination);
        requireEnough(combination.bound() < 0);
        contradiction = proof().contradiction(combination);
    }

    @Override
    public void impossible() {
        CoverState state = frame().state();
        int row = state.liveRows().stream()
                .filter(each -> state.columnsOf(each).length == 0)
                .findFirst()
                .orElseThrow();
        ViprCombination combination = new ViprCombination();
        combination.add(frame().row(row), 1);
        frame().settle(combination);
        contradiction = proof().contradiction(combination);
    }

    @Override
    public void branch(int[] columns) {
        ViprFrame frame = frame();
        if (frame.countedSinceFew() > MOST_COUNTED) {
            frame.subtractCounted();
        }
        int[] atoms = frame.atomsOf(columns);
        long[] ones = ViprConstraint.ones(atoms.length);
        ViprConstraint some = proof().assume(true, atoms, ones, 1);
        branches.add(new Branch(some, proof().assume(false, atoms, ones, 0), Optional.empty()));
        frames.add(frame.copy());
        if (columns.length == 1) {
            frame().take(columns[0], some);
        } else {
            frame().addRow(some);
        }
    }

    @Override
    public void otherBranch(int[] columns) {
        pop();
        int last = branches.size() - 1;
        Branch branch = branches.get(last);
        branches.set(last, new Branch(branch.first, branch.second, Optional.of(contradiction)));
        frames.add(frame().copy());
        frame().exclude(branch.second);
    }

    @Override
    public void branched() {
        pop();
        Branch branch = branches.remove(branches.size() - 1);
        contradiction = proof().contradiction(
                        branch.firstContradiction.orElseThrow(), branch.first, contradiction, branch.second);
    }

    @Override
    public void part(CoverState part, int[] rows, int[] columns, long v) {
        frames.add(frame().part(part, v, rows, columns));
    }

    @Override
    public void partEnded() {
        ViprConstraint atLeast = proof().contrary(frame().goal(), contradiction);
        pop();
        if (atLeast.bound() > 0) {
            frame().count(atLeast);
        }
    }

    @Override
    public void together() {
        ViprCombination combination = frame().few(1);
        frame().settle(combination);
        contradiction = proof().contradiction(combination);
    }
}
