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

/** Turns the steps of a certificate into lines of a pseudo-Boolean proof, see {@link PseudoBooleanExport}. */
final class PseudoBooleanSteps implements CertificateSteps {

    /** Ends an export that cannot be. */
    static final class Unsupported extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unsupported(String what) {
            super(what, null, false, false);
        }
    }

    /**
     * A constraint: one of the variables is 1, or the guard is 0.
     *
     * @param guard 0 for none
     */
    private record Row(int id, int[] variables, int guard) {}

    /** A part: its rows and what its columns are called. */
    private static final class Frame {
        private final CoverState state;
        private final List<Row> rows = new ArrayList<>();
        private final List<Integer> variables = new ArrayList<>();
        private final List<Integer> cuts = new ArrayList<>();
        /** Not the last one of its kind: its bound is derived as it stands. */
        private final boolean isSimple;

        Frame(CoverState state, boolean isSimple) {
            this.state = state;
            this.isSimple = isSimple;
        }

        int[] variables(int[] columns) {
            return Arrays.stream(columns).map(variables::get).toArray();
        }
    }

    private final Writer program;
    private final Writer proof;
    private int lastId;
    private int lastVariable;
    private final List<Frame> frames = new ArrayList<>();
    /** Says that the live columns are few. */
    private int upper;
    /** Variables that are 0, and the constraints that say so. */
    private final Map<Integer, Integer> zero = new HashMap<>();

    private Optional<Multipliers> multipliers = Optional.empty();
    /** What is decided in the blocks around this place: variables, negative when 0. */
    private final List<Integer> decisions = new ArrayList<>();
    /** In each of these blocks, and outside of all, constraints that go with it. */
    private final List<List<Integer>> ofBlock = new ArrayList<>(List.of(new ArrayList<>()));

    private int partBound;
    private boolean isProved;

    PseudoBooleanSteps(Writer program, Writer proof) {
        this.program = program;
        this.proof = proof;
    }

    /** The last line; the certificate has been accepted. */
    void conclude() {
        line("c " + lastId);
    }

    private void line(String text) {
        try {
            proof.write(text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that adds a constraint; returns its number. */
    private int derive(String text) {
        line(text);
        return ++lastId;
    }

    private void delete(List<Integer> ids) {
        if (!ids.isEmpty()) {
            StringBuilder text = new StringBuilder("del id");
            ids.forEach(id -> text.append(' ').append(id));
            line(text.toString());
        }
    }

    private Frame frame() {
        return frames.get(frames.size() - 1);
    }

    private boolean isInBranch() {
        return !decisions.isEmpty();
    }

    private static void requireSupported(boolean holds, String what) {
        if (!holds) {
            throw new Unsupported(what);
        }
    }

    private static String literal(int variable) {
        return variable > 0 ? "x" + variable : "~x" + -variable;
    }

    private static StringBuilder terms(long coefficient, int[] variables) {
        StringBuilder text = new StringBuilder();
        for (int variable : variables) {
            text.append(' ').append(coefficient).append(' ').append(literal(variable));
        }
        return text;
    }

    @Override
    public void start(CoverState state, long v) {
        requireSupported(state.rowCount() > 0 && v > 1, "all points are alone, so there is nothing to prove");
        Frame frame = new Frame(state, false);
        lastVariable = state.columnCount();
        IntStream.rangeClosed(1, lastVariable).forEach(frame.variables::add);
        StringBuilder text = new StringBuilder();
        text.append("* #variable= ").append(lastVariable);
        text.append(" #constraint= ").append(state.rowCount() + 1).append('\n');
        for (int row = 0; row < state.rowCount(); row++) {
            int[] variables = frame.variables(state.columnsOf(row));
            frame.rows.add(new Row(row + 1, variables, 0));
            text.append(terms(1, variables).substring(1)).append(" >= 1 ;\n");
        }
        int[] all = IntStream.rangeClosed(1, lastVariable).toArray();
        text.append(terms(-1, all).substring(1)).append(" >= ").append(1 - v).append(" ;\n");
        try {
            program.write(text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lastId = state.rowCount() + 1;
        upper = lastId;
        frames.add(frame);
        line("pseudo-Boolean proof version 1.2");
        line("f " + lastId);
    }

    /** Adds constraints or literals to what says that the live columns are few. */
    private void addToUpper(List<String> more) {
        if (!more.isEmpty()) {
            int old = upper;
            upper = derive("pol " + old + " " + String.join(" + ", more) + " +");
            delete(List.of(old));
        }
    }

    private void requireSteps() {
        requireSupported(!isInBranch(), "a branch reduces its problem");
        requireSupported(!frame().isSimple, "several parts need more than multipliers");
    }

    /** As the state does. */
    private void forgetCuts() {
        delete(frame().cuts);
        frame().cuts.clear();
    }

    private void deleteRows(int[] rows) {
        delete(Arrays.stream(rows).mapToObj(row -> frame().rows.get(row).id).toList());
    }

    @Override
    public void taken(int row, int column) {
        if (!isInBranch()) {
            requireSteps();
            addToUpper(take(new int[] {column}));
        }
    }

    /** Returns what says that the columns are taken. A row that several of them have goes once. */
    private List<String> take(int[] columns) {
        List<String> units = new ArrayList<>();
        BitSet gone = new BitSet();
        for (int column : columns) {
            units.add(
                    Integer.toString(derive("rup 1 " + literal(frame().variables.get(column)) + " >= 1 ;")));
            Arrays.stream(frame().state.rowsOf(column)).forEach(gone::set);
        }
        deleteRows(gone.stream().toArray());
        return units;
    }

    @Override
    public void dropped(int row) {
        requireSteps();
        forgetCuts();
        if (frame().state.isLiveRow(row)) {
            deleteRows(new int[] {row});
        }
    }

    @Override
    public void dominated(int column, int by) {
        requireSteps();
        String gone = literal(frame().variables.get(column));
        String other = literal(frame().variables.get(by));
        zero.put(frame().variables.get(column), replace("1 ~" + gone, gone + " -> 0 " + other + " -> 1", other + " +"));
        addToUpper(List.of(gone));
    }

    /**
     * Derives a clause by replacing one column by another, which leaves their number as it is: in what says that the live columns are few,
     * the negated goal and the negated clause add up to a contradiction.
     */
    private int replace(String clause, String witness, String rest) {
        line("red " + clause + " >= 1 ; " + witness + " ; begin");
        line("proofgoal " + upper);
        line("pol " + upper + " -1 + -2 + " + rest);
        line("c -1");
        line("end");
        line("end");
        // The negated clause, the negated goal, and their sum have numbers, too.
        lastId += 4;
        return lastId;
    }

    @Override
    public void folded(int row, int first, int second, int substitute, List<int[]> pairs) {
        requireSteps();
        forgetCuts();
        Frame frame = frame();
        int x = frame.variables.get(first);
        int y = frame.variables.get(second);
        int other = frame.variables.get(substitute);
        int notBoth = replace(
                "1 ~x" + x + " 1 ~x" + y, "x" + x + " -> 0 x" + other + " -> 1", "~x" + y + " + x" + other + " +");
        List<Row> fresh = new ArrayList<>();
        for (int[] pair : pairs) {
            Row a = frame.rows.get(pair[0]);
            Row b = frame.rows.get(pair[1]);
            int id = derive("pol " + a.id + " " + b.id + " + " + notBoth + " + s");
            int[] variables = IntStream.concat(Arrays.stream(a.variables), Arrays.stream(b.variables))
                    .filter(each -> each != x && each != y)
                    .sorted()
                    .distinct()
                    .toArray();
            fresh.add(new Row(id, variables, 0));
        }
        Row folded = frame.rows.get(row);
        List<String> more = new ArrayList<>(List.of(Integer.toString(folded.id)));
        for (int variable : folded.variables) {
            if (variable != x && variable != y) {
                more.add(Integer.toString(zero.get(variable)));
            }
        }
        addToUpper(more);
        BitSet gone = new BitSet();
        gone.set(row);
        Arrays.stream(frame.state.rowsOf(first)).forEach(gone::set);
        Arrays.stream(frame.state.rowsOf(second)).forEach(gone::set);
        deleteRows(gone.stream().toArray());
        delete(List.of(notBoth));
        frame.rows.addAll(fresh);
    }

    @Override
    public void exchanged(
            int k, int[] rows, int innerCount, int[] columns, List<int[]> sets, List<int[]> outside, int standIn) {
        requireSteps();
        forgetCuts();
        Frame frame = frame();
        int[] its = frame.variables(columns);
        int[] inner = Arrays.copyOf(rows, innerCount);
        List<Integer> gone = new ArrayList<>(List.of(lemma(inner, its, ones(its.length), k)));
        List<int[]> others = new ArrayList<>();
        for (int place = 0; place < sets.size(); place++) {
            int[] itsOthers = frame.variables(outside.get(place));
            int[] all = IntStream.concat(Arrays.stream(its), Arrays.stream(itsOthers))
                    .toArray();
            int[] wanted = IntStream.concat(Arrays.stream(inner), Arrays.stream(sets.get(place)))
                    .toArray();
            gone.add(lemma(wanted, all, ones(all.length), k + 1L));
            others.add(itsOthers);
        }
        int variable = ++lastVariable;
        frame.variables.add(variable);
        int pays = derive("red -1 x" + variable + terms(1, its) + " >= " + k + " ; x" + variable + " -> 0");
        gone.add(pays);
        List<Row> fresh = new ArrayList<>();
        for (int[] itsOthers : others) {
            int id = derive("red 1 x" + variable + terms(1, itsOthers) + " >= 1 ; x" + variable + " -> 1");
            int[] variables = Arrays.copyOf(itsOthers, itsOthers.length + 1);
            variables[itsOthers.length] = variable;
            fresh.add(new Row(id, variables, 0));
        }
        addToUpper(List.of(Integer.toString(pays)));
        deleteRows(rows);
        delete(gone);
        frame.rows.addAll(fresh);
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Override
    public void refuted(int[] columns) {
        throw new Unsupported("columns were refuted by an order of covers");
    }

    @Override
    public void cut(int[] rows, CoverState.Cut cut) {
        requireSteps();
        Frame frame = frame();
        int[] live = IntStream.range(0, cut.columns().length)
                .filter(place -> frame.state.isLiveColumn(cut.columns()[place]))
                .toArray();
        int[] variables = Arrays.stream(live)
                .map(place -> frame.variables.get(cut.columns()[place]))
                .toArray();
        long[] weights = Arrays.stream(live)
                .mapToLong(place -> cut.coefficients()[place])
                .toArray();
        frame.cuts.add(lemma(rows, variables, weights, cut.bound()));
    }

    @Override
    public void multiplied(Multipliers its) {
        multipliers = Optional.of(its);
    }

    /** The sum that the last multipliers make with what says that the columns are few. */
    private int sum() {
        Multipliers its = multipliers.orElseThrow();
        StringBuilder text = new StringBuilder("pol " + upper + " " + its.scale() + " *");
        for (int place = 0; place < its.rows().length; place++) {
            add(text, frame().rows.get(its.rows()[place]).id, its.ofRows()[place]);
        }
        for (int place = 0; place < its.cuts().length; place++) {
            add(text, frame().cuts.get(its.cuts()[place]), its.ofCuts()[place]);
        }
        return derive(text.toString());
    }

    private static void add(StringBuilder text, int id, long multiplier) {
        if (multiplier > 0) {
            text.append(' ').append(id).append(' ').append(multiplier).append(" * +");
        }
    }

    @Override
    public void fixed(int[] dropped, int[] taken) {
        requireSupported(!frame().isSimple, "several parts need more than multipliers");
        int sum = sum();
        if (isInBranch()) {
            ofBlock.get(ofBlock.size() - 1).add(sum);
            return;
        }
        List<String> more = new ArrayList<>();
        for (int column : dropped) {
            int variable = frame().variables.get(column);
            zero.put(variable, derive("rup 1 " + literal(-variable) + " >= 1 ;"));
            more.add(literal(variable));
        }
        more.addAll(take(taken));
        delete(List.of(sum));
        addToUpper(more);
    }

    @Override
    public void bounded() {
        if (frame().isSimple) {
            partBound = bound();
        } else {
            ofBlock.get(ofBlock.size() - 1).add(sum());
            endBlock();
        }
    }

    @Override
    public void impossible() {
        requireSupported(!frame().isSimple, "several parts need more than multipliers");
        endBlock();
    }

    /** The bound of the last multipliers on its own; 0 for none. */
    private int bound() {
        Multipliers its = multipliers.orElseThrow();
        requireSupported(its.cuts().length == 0, "several parts need more than multipliers");
        StringBuilder text = new StringBuilder();
        Map<Integer, Long> load = new HashMap<>();
        for (int place = 0; place < its.rows().length; place++) {
            Row row = frame().rows.get(its.rows()[place]);
            long p = its.ofRows()[place];
            if (p > 0) {
                text.append(text.length() == 0 ? "pol " : " ")
                        .append(row.id)
                        .append(' ')
                        .append(p)
                        .append(" *");
                text.append(load.isEmpty() ? "" : " +");
                Arrays.stream(row.variables).forEach(variable -> load.merge(variable, p, Math::addExact));
            }
        }
        if (load.isEmpty()) {
            return 0;
        }
        load.forEach((variable, its2) -> {
            if (zero.containsKey(variable)) {
                add(text, zero.get(variable), its2);
            } else if (its2 > its.scale()) {
                text.append(' ')
                        .append(literal(-variable))
                        .append(' ')
                        .append(its2 - its.scale())
                        .append(" * +");
            }
        });
        return derive(text + " " + its.scale() + " d");
    }

    /** What is decided around this place cannot be. */
    private void endBlock() {
        int clause = derive("rup" + clause(decisions, 0) + " >= 1 ;");
        delete(ofBlock.get(ofBlock.size() - 1));
        ofBlock.get(ofBlock.size() - 1).clear();
        if (isInBranch()) {
            ofBlock.get(ofBlock.size() - 2).add(clause);
        } else {
            isProved = true;
        }
    }

    /** One of these is otherwise, or the guard is 0 if there is one. */
    private static StringBuilder clause(List<Integer> decided, int guard) {
        StringBuilder text = terms(1, decided.stream().mapToInt(each -> -each).toArray());
        return guard > 0 ? text.append(" 1 ").append(literal(-guard)) : text;
    }

    @Override
    public void branch(int[] columns) {
        requireSupported(!frame().isSimple, "several parts need more than multipliers");
        int[] variables = frame().variables(columns);
        int decision = variables[0];
        if (columns.length > 1) {
            decision = ++lastVariable;
            String name = literal(decision);
            int some = derive("red 1 ~" + name + terms(1, variables) + " >= 1 ; " + name + " -> 0");
            ofBlock.get(ofBlock.size() - 1).add(some);
            for (int variable : variables) {
                int none = derive("red 1 " + name + " 1 " + literal(-variable) + " >= 1 ; " + name + " -> 1");
                ofBlock.get(ofBlock.size() - 1).add(none);
            }
            frame().rows.add(new Row(some, variables, decision));
        }
        decisions.add(decision);
        ofBlock.add(new ArrayList<>());
    }

    @Override
    public void otherBranch(int[] columns) {
        if (columns.length > 1) {
            frame().rows.remove(frame().rows.size() - 1);
        }
        int last = decisions.size() - 1;
        decisions.set(last, -decisions.get(last));
    }

    @Override
    public void branched() {
        decisions.remove(decisions.size() - 1);
        ofBlock.remove(ofBlock.size() - 1);
        endBlock();
    }

    @Override
    public void part(CoverState part, long v, int[] rows, int[] columns, boolean isLast) {
        requireSteps();
        forgetCuts();
        Frame outer = frame();
        Frame frame = new Frame(part, !isLast);
        BitSet kept = new BitSet();
        for (int row : rows) {
            kept.set(row);
            frame.rows.add(outer.rows.get(row));
        }
        for (int column : columns) {
            frame.variables.add(outer.variables.get(column));
        }
        if (isLast) {
            int[] others = outer.state.liveRows().stream()
                    .filter(row -> !kept.get(row))
                    .toArray();
            deleteRows(others);
        }
        frames.add(frame);
    }

    @Override
    public void partEnded() {
        boolean isSimple = frame().isSimple;
        frames.remove(frames.size() - 1);
        if (isSimple && partBound > 0) {
            addToUpper(List.of(Integer.toString(partBound)));
            delete(List.of(partBound));
        }
        if (frames.size() == 1 && !isSimple && !isProved) {
            throw new IllegalStateException("the last part has ended without a contradiction");
        }
    }

    /**
     * Derives Σ weights · variables ≥ bound from these rows, by a search over their covers.
     *
     * @param rows at most 64, all of whose live columns are among the variables
     * @return the number of the constraint
     */
    private int lemma(int[] rows, int[] variables, long[] weights, long bound) {
        return new Lemma(rows, variables, weights, bound).derive();
    }

    private final class Lemma {
        private final int[] ids;
        private final int[] variables;
        private final long[] weights;
        private final long[] bits;
        private final long bound;
        private final int fails;
        private final List<Integer> decided = new ArrayList<>();
        private final BitSet excluded = new BitSet();
        private int definition;

        Lemma(int[] rows, int[] variables, long[] weights, long bound) {
            this.variables = variables;
            this.weights = weights;
            this.bound = bound;
            ids = new int[rows.length];
            bits = new long[variables.length];
            fails = ++lastVariable;
            Map<Integer, Integer> place = new HashMap<>();
            for (int at = 0; at < variables.length; at++) {
                place.put(variables[at], at);
            }
            for (int r = 0; r < rows.length; r++) {
                Row row = frame().rows.get(rows[r]);
                ids[r] = row.id;
                for (int variable : row.variables) {
                    if (place.containsKey(variable)) {
                        bits[place.get(variable)] |= 1L << r;
                    }
                }
            }
        }

        int derive() {
            long total = Arrays.stream(weights).reduce(0, Math::addExact);
            String name = literal(fails);
            StringBuilder few = new StringBuilder();
            StringBuilder many = new StringBuilder();
            for (int at = 0; at < variables.length; at++) {
                few.append(' ').append(weights[at]).append(' ').append(literal(-variables[at]));
                many.append(' ').append(weights[at]).append(' ').append(literal(variables[at]));
            }
            long slack = total - bound + 1;
            definition = PseudoBooleanSteps.this.derive(
                    "red " + slack + " ~" + name + few + " >= " + slack + " ; " + name + " -> 0");
            int otherwise = PseudoBooleanSteps.this.derive(
                    "red " + bound + " " + name + many + " >= " + bound + " ; " + name + " -> 1");
            int holds = search(ids.length == Long.SIZE ? -1 : (1L << ids.length) - 1, 0);
            int result = PseudoBooleanSteps.this.derive("pol " + otherwise + " " + holds + " " + bound + " * +");
            delete(List.of(definition, otherwise, holds));
            return result;
        }

        /** Derives that the lemma holds or the decisions are otherwise. */
        private int search(long rows, long cost) {
            List<Integer> done = new ArrayList<>();
            long[] pays = payments(rows);
            if (cost + Arrays.stream(pays).reduce(0, Math::addExact) >= bound) {
                StringBuilder text = new StringBuilder("pol " + definition);
                for (int row = 0; row < pays.length; row++) {
                    add(text, ids[row], pays[row]);
                }
                done.add(PseudoBooleanSteps.this.derive(text.toString()));
            } else {
                int[] choices = fewest(rows);
                for (int at : choices) {
                    decided.add(variables[at]);
                    done.add(search(rows & ~bits[at], cost + weights[at]));
                    decided.set(decided.size() - 1, -variables[at]);
                    excluded.set(at);
                }
                for (int at : choices) {
                    decided.remove(decided.size() - 1);
                    excluded.clear(at);
                }
            }
            int clause = PseudoBooleanSteps.this.derive("rup" + clause(decided, fails) + " >= 1 ;");
            delete(done);
            return clause;
        }

        /** Of each row what it can pay, when columns ask for no more than their weights. */
        private long[] payments(long rows) {
            long[] left = weights.clone();
            long[] pays = new long[ids.length];
            for (int row = 0; row < ids.length; row++) {
                if ((rows >> row & 1) != 0) {
                    int[] columns = columnsOf(row);
                    pays[row] = Arrays.stream(columns)
                            .mapToLong(at -> left[at])
                            .min()
                            .orElse(bound);
                    for (int at : columns) {
                        left[at] -= pays[row];
                    }
                }
            }
            return pays;
        }

        private int[] fewest(long rows) {
            if (rows == 0) {
                throw new IllegalStateException("a cover of the lemma's rows weighs too little");
            }
            int[] fewest = {};
            for (int row = 0; row < ids.length; row++) {
                if ((rows >> row & 1) != 0) {
                    int[] columns = columnsOf(row);
                    if (fewest.length == 0 || columns.length < fewest.length) {
                        fewest = columns;
                    }
                }
            }
            return fewest;
        }

        private int[] columnsOf(int row) {
            return IntStream.range(0, variables.length)
                    .filter(at -> !excluded.get(at) && (bits[at] >> row & 1) != 0)
                    .toArray();
        }
    }
}
