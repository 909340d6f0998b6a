package dev.prank.solver.certificate;

import static dev.prank.solver.certificate.PseudoBooleanProof.add;
import static dev.prank.solver.certificate.PseudoBooleanProof.clause;
import static dev.prank.solver.certificate.PseudoBooleanProof.literal;
import static dev.prank.solver.certificate.PseudoBooleanProof.negated;
import static dev.prank.solver.certificate.PseudoBooleanProof.terms;

import dev.prank.solver.certificate.PseudoBooleanProblem.Cut;
import dev.prank.solver.certificate.PseudoBooleanProblem.Row;
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
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Turns the steps of a certificate into lines of a pseudo-Boolean proof, see {@link PseudoBooleanExport}. */
final class PseudoBooleanSteps implements CertificateSteps {

    /**
     * Of a block that has begun.
     *
     * @param problemCount how many problems there were
     * @param ids constraints that go with the block
     */
    private record Block(int problemCount, List<Integer> ids) {}

    /** The depth of a part of which no assumption has been made yet. */
    private static final int SIMPLE = -1;

    private final Writer program;
    private final Writer out;
    private final VeriPbDialect dialect;
    private Optional<PseudoBooleanProof> started = Optional.empty();

    private final List<PseudoBooleanProblem> problems = new ArrayList<>();
    /** Literals that hold in the blocks around this place: decisions, and that the bound of a part fails. */
    private final List<Integer> assumed = new ArrayList<>();

    private final List<Block> blocks = new ArrayList<>();
    /** Variables that are 0, and the constraints that say so. */
    private final Map<Integer, Integer> zero = new HashMap<>();

    /**
     * A grouping of the program.
     *
     * @param firstVariable where its variables begin there
     */
    private record Numbered(Grouping grouping, int firstVariable, int firstConstraint) {}

    private final List<Numbered> groupings = new ArrayList<>();

    private Optional<Multipliers> multipliers = Optional.empty();
    /** What the last block proved: one of its assumptions is wrong. */
    private int lastClause;
    /** Of the parts around this place what is to be proved. */
    private final List<Long> partBounds = new ArrayList<>();
    /** The bound of the last part on its own; 0 for none. */
    private int simpleBound;

    PseudoBooleanSteps(Writer program, Writer out, VeriPbDialect dialect) {
        this.program = program;
        this.out = out;
        this.dialect = dialect;
    }

    /** The last line; the certificate has been accepted. */
    void conclude() {
        proof().conclude(lastClause);
    }

    private PseudoBooleanProof proof() {
        return started.orElseThrow();
    }

    private PseudoBooleanProblem problem() {
        return problems.get(problems.size() - 1);
    }

    private List<Integer> idsOfBlock() {
        return blocks.get(blocks.size() - 1).ids();
    }

    private int[] unlessAssumed() {
        return negated(assumed.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The literals, or an assumption is wrong. */
    private int[] orNotAssumed(int... literals) {
        return both(literals, unlessAssumed());
    }

    private static int[] both(int[] some, int[] others) {
        return IntStream.concat(Arrays.stream(some), Arrays.stream(others)).toArray();
    }

    @Override
    public void start(CoverState state, long v, Names names) {
        int aloneCount = names.alone().length;
        int columnCount = state.columnCount();
        int[] squares = IntStream.rangeClosed(1, columnCount + aloneCount).toArray();
        int rowCount = state.rowCount() + aloneCount;
        StringBuilder meanings = new StringBuilder();
        StringBuilder constraints = new StringBuilder();
        for (int column = 0; column < columnCount; column++) {
            meanings.append(meaning(column + 1, names.ofColumn(state, column)));
        }
        for (int j = 0; j < aloneCount; j++) {
            meanings.append(meaning(columnCount + j + 1, "covers " + names.alone()[j]));
        }
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < rowCount; row++) {
            int[] variables = row < state.rowCount()
                    ? Arrays.stream(state.columnsOf(row))
                            .map(column -> column + 1)
                            .toArray()
                    : new int[] {columnCount + row - state.rowCount() + 1};
            rows.add(new Row(row + 1, variables));
            constraints.append(clause(variables).substring(1)).append(" ;\n");
        }
        int variableCount = squares.length;
        int constraintCount = rowCount;
        long bound = Math.addExact(v, aloneCount);
        IntStream counted = Arrays.stream(squares);
        for (Grouping grouping : names.groupings()) {
            GroupingProgram its = grouping.program();
            groupings.add(new Numbered(grouping, variableCount + 1, constraintCount + 1));
            for (int variable = 0; variable < its.variableCount(); variable++) {
                meanings.append(meaning(variableCount + 1 + variable, its.meaning(variable, grouping.units())));
            }
            for (Inequality constraint : its.constraints()) {
                constraints.append(
                        PseudoBooleanCases.text(constraint, variableCount + 1).substring(1));
                constraints.append(" ;\n");
            }
            int first = variableCount + 1;
            counted = IntStream.concat(
                    counted, IntStream.range(first, first + its.kept().size()));
            variableCount += its.variableCount();
            constraintCount += its.constraintCount();
            bound = Math.addExact(bound, grouping.bound());
        }
        constraintCount++;
        int[] all = counted.toArray();
        try {
            program.write("* #variable= " + variableCount + " #constraint= " + constraintCount + "\n");
            program.append(meanings).append(constraints);
            program.append(terms(-1, all).append(" >= ").append(1 - bound).substring(1))
                    .append(" ;\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PseudoBooleanProof proof = new PseudoBooleanProof(out, dialect, constraintCount, variableCount);
        started = Optional.of(proof);
        PseudoBooleanProblem problem = new PseudoBooleanProblem(proof, state, 0, constraintCount);
        IntStream.rangeClosed(1, columnCount).forEach(problem.variables()::add);
        problem.rows().addAll(rows.subList(0, state.rowCount()));
        List<Integer> ofAlone =
                rows.subList(state.rowCount(), rowCount).stream().map(Row::id).toList();
        ofAlone.forEach(id -> problem.addToUpper(id, 1));
        problem.delete(ofAlone);
        problem.upper();
        problems.add(problem);
        blocks.add(new Block(1, new ArrayList<>()));
    }

    private static String meaning(int variable, String text) {
        return "* x" + variable + " " + text + "\n";
    }

    @Override
    public GroupingSteps grouping(int number) {
        Numbered its = groupings.get(number);
        GroupingProgram grouped = its.grouping().program();
        return new GroupingExport(
                grouped,
                its.grouping().bound(),
                new PseudoBooleanCases(proof(), grouped, its.firstVariable(), its.firstConstraint()),
                bound -> {
                    problem().addToUpper(bound.id(), 1);
                    problem().delete(List.of(bound.id()));
                    problem().upper();
                });
    }

    /** The problem, once it is such that steps may replace constraints. */
    private PseudoBooleanProblem own() {
        separatePart();
        if (!isOwn()) {
            copyProblem();
        }
        return problem();
    }

    private boolean isOwn() {
        return problem().depth() == assumed.size();
    }

    /** From here on a part's bound is assumed to fail, and nothing else speaks of its columns. */
    private void separatePart() {
        if (problem().depth() != SIMPLE) {
            return;
        }
        PseudoBooleanProblem part = problems.remove(problems.size() - 1);
        PseudoBooleanProblem whole = problem();
        long bound = partBounds.get(partBounds.size() - 1);
        int[] variables = part.variables().stream().mapToInt(Integer::intValue).toArray();
        PseudoBooleanProof.Failure failure =
                proof().failure(variables, PseudoBooleanProblem.ones(variables.length), bound);
        whole.addToUpper(failure.otherwise(), 1);
        whole.delete(List.of(failure.otherwise()));
        whole.upper();
        assumed.add(failure.variable());
        problems.add(part.under(assumed.size(), failure.ifItDoes()));
        blocks.add(new Block(problems.size(), new ArrayList<>()));
    }

    /** Within a branch the problem is needed again, so steps replace constraints of a copy. */
    private void copyProblem() {
        PseudoBooleanProblem from = problem();
        List<Integer> ones = new ArrayList<>();
        Map<Integer, Integer> zeros = new HashMap<>();
        from.undecided().forEach(column -> {
            int variable = from.variable(column);
            if (from.state().isTaken(column)) {
                ones.add(proof().propagated(orNotAssumed(variable)));
            } else {
                zeros.put(variable, proof().propagated(orNotAssumed(-variable)));
            }
        });
        List<Integer> decided =
                Stream.concat(ones.stream(), zeros.values().stream().sorted()).toList();
        zeros.putAll(zero);
        problems.add(from.copy(assumed.size(), ones, zeros));
        proof().delete(decided);
    }

    @Override
    public void taken(int row, int column) {
        separatePart();
        if (isOwn()) {
            take(new int[] {column});
        }
    }

    /** A row that several of the columns have goes once. */
    private void take(int[] columns) {
        PseudoBooleanProblem problem = problem();
        BitSet gone = new BitSet();
        for (int column : columns) {
            problem.addToUpper(proof().propagated(orNotAssumed(problem.variable(column))), 1);
            problem.removed().set(column);
            Arrays.stream(problem.state().rowsOf(column)).forEach(gone::set);
        }
        problem.deleteRows(gone.stream().toArray());
    }

    @Override
    public void dropped(int row) {
        PseudoBooleanProblem problem = own();
        problem.forgetCuts();
        if (problem.state().isLiveRow(row)) {
            problem.deleteRows(new int[] {row});
        }
    }

    @Override
    public void dominated(int column, int by) {
        PseudoBooleanProblem problem = own();
        int variable = problem.variable(column);
        remove(column, replace(column, by, -variable));
    }

    /** @param isZero the constraint that says so */
    private void remove(int column, int isZero) {
        PseudoBooleanProblem problem = problem();
        zero.put(problem.variable(column), isZero);
        problem.weakenUpper(problem.variable(column));
        problem.removed().set(column);
        if (!assumed.isEmpty()) {
            idsOfBlock().add(isZero);
        }
    }

    /**
     * Derives a clause by replacing one column by another, which leaves their number as it is: in what says that the live
     * columns are few, the negated goal and the negated clause add up to a contradiction.
     */
    private int replace(int column, int by, int... clause) {
        int gone = problem().variable(column);
        int other = problem().variable(by);
        int upper = problem().upperFor(gone, other);
        return proof().strengthened(
                        clause(orNotAssumed(clause)),
                        literal(gone) + " -> 0 " + literal(other) + " -> 1",
                        Integer.toString(upper),
                        upper + " -1 + -2 +");
    }

    @Override
    public void folded(int row, int first, int second, int substitute, List<int[]> pairs) {
        PseudoBooleanProblem problem = own();
        problem.forgetCuts();
        int x = problem.variable(first);
        int y = problem.variable(second);
        int notBoth = replace(first, substitute, -x, -y);
        List<Row> fresh = new ArrayList<>();
        for (int[] pair : pairs) {
            Row a = problem.rows().get(pair[0]);
            Row b = problem.rows().get(pair[1]);
            int id = proof().sum(a.id() + " " + b.id() + " + " + notBoth + " + s");
            int[] variables = Arrays.stream(both(a.variables(), b.variables()))
                    .filter(each -> each != x && each != y)
                    .sorted()
                    .distinct()
                    .toArray();
            fresh.add(new Row(id, variables));
        }
        Row folded = problem.rows().get(row);
        problem.addToUpper(folded.id(), 1);
        for (int variable : folded.variables()) {
            if (variable != x && variable != y) {
                problem.addToUpper(zero.get(variable), 1);
            }
        }
        BitSet gone = new BitSet();
        gone.set(row);
        Arrays.stream(problem.state().rowsOf(first)).forEach(gone::set);
        Arrays.stream(problem.state().rowsOf(second)).forEach(gone::set);
        problem.deleteRows(gone.stream().toArray());
        problem.delete(List.of(notBoth));
        problem.rows().addAll(fresh);
        problem.removed().set(first);
        problem.removed().set(second);
    }

    @Override
    public void exchanged(
            int k, int[] rows, int innerCount, int[] columns, List<int[]> sets, List<int[]> outside, int standIn) {
        PseudoBooleanProblem problem = own();
        problem.forgetCuts();
        int[] its = problem.variables(columns);
        int[] inner = Arrays.copyOf(rows, innerCount);
        int variable = proof().newVariable();
        problem.setVariable(standIn, variable);
        String name = literal(variable);
        int atLeast = lemma(inner, its, PseudoBooleanProblem.ones(its.length), k);
        StringBuilder constraint = terms(-1, variable).append(terms(1, its)).append(terms(k + 1L, unlessAssumed()));
        int pays = proof().strengthened(constraint.append(" >= ").append(k), name + " -> 0", "#1", atLeast + " -1 +");
        for (int place = 0; place < sets.size(); place++) {
            int[] others = problem.variables(outside.get(place));
            int[] all = both(its, others);
            int oneMore = lemma(both(inner, sets.get(place)), all, PseudoBooleanProblem.ones(all.length), k + 1L);
            StringBuilder row = clause(both(new int[] {variable}, orNotAssumed(others)));
            // With no others the lemma is the goal.
            int id = others.length == 0
                    ? proof().strengthened(row, name + " -> 1")
                    : proof().strengthened(row, name + " -> 1", Integer.toString(pays), oneMore + " -1 + -2 +");
            problem.rows().add(new Row(id, both(others, new int[] {variable})));
            proof().delete(List.of(oneMore));
        }
        problem.addStandIn(pays, variable);
        problem.deleteRows(rows);
        problem.delete(List.of(atLeast, pays));
        Arrays.stream(columns).forEach(problem.removed()::set);
    }

    private int lemma(int[] rows, int[] variables, long[] weights, long bound) {
        return PseudoBooleanLemma.derive(proof(), problem().rows(rows), variables, weights, bound, assumed);
    }

    @Override
    public void refuted(int[] columns) {
        throw new UnsupportedStep("columns were refuted by an order of covers");
    }

    @Override
    public void cut(int[] rows, CoverState.Cut cut) {
        PseudoBooleanProblem problem = own();
        int[] live = IntStream.range(0, cut.columns().length)
                .filter(place -> problem.state().isLiveColumn(cut.columns()[place]))
                .toArray();
        int[] variables = Arrays.stream(live)
                .map(place -> problem.variable(cut.columns()[place]))
                .toArray();
        long[] weights = Arrays.stream(live)
                .mapToLong(place -> cut.coefficients()[place])
                .toArray();
        problem.cuts().add(new Cut(lemma(rows, variables, weights, cut.bound()), variables, weights));
    }

    @Override
    public void multiplied(Multipliers its) {
        multipliers = Optional.of(its);
    }

    /** The sum that the last multipliers make with what says that the columns are few. */
    private int sum() {
        Multipliers its = multipliers.orElseThrow();
        StringBuilder text = new StringBuilder();
        text.append(problem().upper()).append(' ').append(its.scale()).append(" *");
        for (int place = 0; place < its.rows().length; place++) {
            add(text, problem().rows().get(its.rows()[place]).id(), its.ofRows()[place]);
        }
        for (int place = 0; place < its.cuts().length; place++) {
            add(text, problem().cuts().get(its.cuts()[place]).id(), its.ofCuts()[place]);
        }
        return proof().sum(text);
    }

    @Override
    public void fixed(int[] dropped, int[] taken) {
        separatePart();
        int sum = sum();
        if (isOwn()) {
            for (int column : dropped) {
                remove(column, proof().propagated(orNotAssumed(-problem().variable(column))));
            }
            take(taken);
            proof().delete(List.of(sum));
        } else {
            idsOfBlock().add(sum);
        }
    }

    @Override
    public void bounded() {
        if (problem().depth() == SIMPLE) {
            simpleBound = boundAlone();
        } else {
            idsOfBlock().add(sum());
            endBlock();
        }
    }

    @Override
    public void impossible() {
        separatePart();
        endBlock();
    }

    /** The bound of the last multipliers on its own; 0 for none. */
    private int boundAlone() {
        Multipliers its = multipliers.orElseThrow();
        StringBuilder text = new StringBuilder();
        Map<Integer, Long> load = new TreeMap<>();
        for (int place = 0; place < its.rows().length; place++) {
            Row row = problem().rows().get(its.rows()[place]);
            long p = its.ofRows()[place];
            if (p > 0) {
                text.append(' ').append(row.id()).append(' ').append(p).append(load.isEmpty() ? " *" : " * +");
                Arrays.stream(row.variables()).forEach(variable -> load.merge(variable, p, Math::addExact));
            }
        }
        if (load.isEmpty()) {
            return 0;
        }
        load.forEach((variable, its2) -> {
            if (zero.containsKey(variable)) {
                add(text, zero.get(variable), its2);
            } else {
                add(text, literal(-variable), its2 - its.scale());
            }
        });
        return proof().sum(text.append(' ').append(its.scale()).append(" d").substring(1));
    }

    /** The assumptions around this place cannot all hold. */
    private void endBlock() {
        lastClause = proof().propagated(unlessAssumed());
        proof().delete(idsOfBlock());
        idsOfBlock().clear();
        while (problems.size() > blocks.get(blocks.size() - 1).problemCount()) {
            problems.remove(problems.size() - 1).discard();
        }
    }

    @Override
    public void branch(int[] columns) {
        separatePart();
        int[] variables = problem().variables(columns);
        int decision = columns.length == 1 ? variables[0] : proof().newVariable();
        if (columns.length != 1) {
            String name = literal(decision);
            int some = proof().strengthened(clause(both(new int[] {-decision}, variables)), name + " -> 0");
            idsOfBlock().add(some);
            for (int variable : variables) {
                idsOfBlock().add(proof().strengthened(clause(decision, -variable), name + " -> 1"));
            }
            problem().rows().add(new Row(some, variables));
        }
        assumed.add(decision);
        blocks.add(new Block(problems.size(), new ArrayList<>()));
    }

    @Override
    public void otherBranch(int[] columns) {
        if (columns.length != 1) {
            problem().rows().remove(problem().rows().size() - 1);
        }
        int last = assumed.size() - 1;
        assumed.set(last, -assumed.get(last));
        blocks.get(blocks.size() - 2).ids().add(lastClause);
    }

    @Override
    public void branched() {
        assumed.remove(assumed.size() - 1);
        blocks.remove(blocks.size() - 1);
        idsOfBlock().add(lastClause);
        endBlock();
    }

    @Override
    public void part(CoverState part, int[] rows, int[] columns, long v) {
        PseudoBooleanProblem whole = own();
        whole.forgetCuts();
        PseudoBooleanProblem its = new PseudoBooleanProblem(proof(), part, SIMPLE, 0);
        its.rows().addAll(whole.rows(rows));
        Arrays.stream(whole.variables(columns)).forEach(its.variables()::add);
        problems.add(its);
        partBounds.add(Math.max(0, v));
    }

    @Override
    public void partEnded() {
        PseudoBooleanProblem part = problems.remove(problems.size() - 1);
        long bound = partBounds.remove(partBounds.size() - 1);
        if (part.depth() == SIMPLE) {
            if (simpleBound > 0) {
                problem().addToUpper(simpleBound, 1);
                problem().delete(List.of(simpleBound));
            }
        } else {
            assumed.remove(assumed.size() - 1);
            blocks.remove(blocks.size() - 1);
            problem().addToUpper(lastClause, bound);
            problem().delete(List.of(lastClause));
        }
        part.discard();
    }

    @Override
    public void together() {
        own().upper();
        endBlock();
    }
}
