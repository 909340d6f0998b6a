package dev.prank.solver.certificate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A problem of the certificate as the VIPR proof sees it: which atoms a column stands for, and the constraints behind rows, cuts
 * and what was decided. Constraints are kept as they were derived; atoms that have joined a column since are added, and those of
 * columns that are gone are removed, only where a combination needs it.
 */
final class ViprFrame {

    /** The owner of atoms that belong to a column that is taken, or to another part. */
    private static final int NONE = -1;

    private static final int FIRST_ZERO = -2;

    /** @param rows that it follows from, as far as they are live */
    record Cut(int[] rows, ViprConstraint constraint) {}

    private final ViprProof proof;
    private final CoverState state;
    private final List<ViprConstraint> rows;
    private final List<Cut> cuts;
    private final List<int[]> atomsOf;
    private final List<ViprZero> zeros;
    /**
     * Of each atom: its live column, or {@link #FIRST_ZERO} less the number of the sum of at most 0 that it is in, or nothing.
     */
    private int[] owner;
    /** What the block contradicts: that its columns are few. */
    private final ViprConstraint goal;
    /** Another wording of what says that the live columns, and maybe others, are few: the sum of these atoms. */
    private final BitSet fewAtoms = new BitSet();

    private int few;
    private long fewBound;
    /** What is to be subtracted from that: columns that are taken, parts that are proved. */
    private final List<ViprConstraint> counted;

    private ViprFrame(
            ViprProof proof,
            CoverState state,
            List<ViprConstraint> rows,
            List<Cut> cuts,
            List<int[]> atomsOf,
            List<ViprZero> zeros,
            int[] owner,
            ViprConstraint goal,
            ViprConstraint few,
            List<ViprConstraint> counted) {
        this.proof = proof;
        this.state = state;
        this.rows = new ArrayList<>(rows);
        this.cuts = new ArrayList<>(cuts);
        this.atomsOf = new ArrayList<>(atomsOf);
        this.zeros = new ArrayList<>(zeros);
        this.owner = owner.clone();
        this.goal = goal;
        setFew(few);
        this.counted = new ArrayList<>(counted);
    }

    /**
     * The first problem, whose columns are the variables.
     *
     * @param few says that there are few columns
     */
    static ViprFrame first(ViprProof proof, CoverState state, List<ViprConstraint> rows, ViprConstraint few) {
        List<int[]> atomsOf = new ArrayList<>();
        IntStream.range(0, state.columnCount()).forEach(column -> atomsOf.add(new int[] {column}));
        int[] owner = IntStream.range(0, state.columnCount()).toArray();
        return new ViprFrame(proof, state, rows, List.of(), atomsOf, List.of(), owner, few, few, List.of());
    }

    ViprFrame copy() {
        return new ViprFrame(proof, state, rows, cuts, atomsOf, zeros, owner, goal, few(), counted);
    }

    /** A part with these rows and columns, which are supposed to be fewer than {@code v}. */
    ViprFrame part(CoverState part, long v, int[] itsRows, int[] columns) {
        int[] itsOwner =
                Arrays.stream(owner).map(each -> each >= 0 ? NONE : each).toArray();
        List<int[]> itsAtoms = new ArrayList<>();
        for (int column : columns) {
            for (int atom : atomsOf.get(column)) {
                itsOwner[atom] = itsAtoms.size();
            }
            itsAtoms.add(atomsOf.get(column));
        }
        int[] all = atomsOf(columns);
        ViprConstraint itsFew = proof.assume(false, all, ViprConstraint.ones(all.length), v - 1);
        List<ViprConstraint> kept = Arrays.stream(itsRows).mapToObj(rows::get).toList();
        return new ViprFrame(proof, part, kept, List.of(), itsAtoms, zeros, itsOwner, itsFew, itsFew, List.of());
    }

    private void setFew(ViprConstraint constraint) {
        few = constraint.id();
        fewBound = constraint.bound();
        fewAtoms.clear();
        Arrays.stream(constraint.atoms()).forEach(fewAtoms::set);
    }

    private ViprConstraint few() {
        return ViprConstraint.ofSum(few, false, fewAtoms.stream().toArray(), fewBound);
    }

    CoverState state() {
        return state;
    }

    ViprConstraint row(int row) {
        return rows.get(row);
    }

    void addRow(ViprConstraint row) {
        rows.add(row);
    }

    List<Cut> cuts() {
        return cuts;
    }

    /** That the columns are fewer than they are, which the block contradicts. */
    ViprConstraint goal() {
        return goal;
    }

    int[] atomsOf(int... columns) {
        return Arrays.stream(columns)
                .flatMap(column -> Arrays.stream(atomsOf.get(column)))
                .sorted()
                .toArray();
    }

    /** The live columns that have the row. */
    int[] columnsOf(ViprConstraint row) {
        return Arrays.stream(row.atoms())
                .map(atom -> owner[atom])
                .filter(column -> column >= 0)
                .sorted()
                .distinct()
                .toArray();
    }

    /** The live column of the atom; negative for none. */
    int owner(int atom) {
        return owner[atom];
    }

    boolean isZero(int atom) {
        return owner[atom] <= FIRST_ZERO;
    }

    /** The column goes, and the other one stands for its atoms, too. */
    void merge(int column, int other) {
        addAtoms(other, atomsOf.get(column));
    }

    private void addAtoms(int column, int[] more) {
        for (int atom : more) {
            owner[atom] = column;
        }
        atomsOf.set(
                column,
                IntStream.concat(Arrays.stream(atomsOf.get(column)), Arrays.stream(more))
                        .sorted()
                        .toArray());
    }

    /** Columns go: the constraint says that the sum of their atoms is at most 0. */
    void exclude(ViprConstraint zero) {
        for (int atom : zero.atoms()) {
            owner[atom] = FIRST_ZERO - zeros.size();
        }
        zeros.add(new ViprZero(proof, zero));
    }

    /** A column comes back: the last one that was excluded. */
    void include(int column) {
        zeros.remove(zeros.size() - 1);
        for (int atom : atomsOf.get(column)) {
            owner[atom] = column;
        }
    }

    /** The column is taken, as the constraint says; it may have atoms of columns that are gone, too. */
    void take(int column, ViprConstraint atLeastOne) {
        for (int atom : atomsOf.get(column)) {
            owner[atom] = NONE;
        }
        count(atLeastOne);
    }

    void count(ViprConstraint atLeast) {
        counted.add(atLeast);
    }

    int countedSinceFew() {
        return counted.size();
    }

    /**
     * Columns are replaced by a new atom, which stands for what the sum of theirs has beyond the least that the constraint
     * allows.
     */
    int replace(ViprConstraint atLeast) {
        int atom = proof.addAtom(atLeast);
        if (atom >= owner.length) {
            int known = owner.length;
            owner = Arrays.copyOf(owner, 2 * atom);
            Arrays.fill(owner, known, owner.length, NONE);
        }
        for (int each : atLeast.atoms()) {
            owner[each] = NONE;
            fewAtoms.clear(each);
        }
        fewAtoms.set(atom);
        fewBound = Math.subtractExact(fewBound, atLeast.bound());
        return atom;
    }

    /** A new column stands for the atom. Numbers before it may belong to another branch. */
    void addColumn(int column, int atom) {
        while (atomsOf.size() <= column) {
            atomsOf.add(new int[] {});
        }
        addAtom(column, atom);
    }

    void addAtom(int column, int atom) {
        addAtoms(column, new int[] {atom});
    }

    /** So often that there are few columns, with what has been counted. */
    ViprCombination few(long multiplier) {
        ViprCombination combination = new ViprCombination();
        combination.add(few(), multiplier);
        counted.forEach(each -> combination.add(each, multiplier));
        return combination;
    }

    /** Subtracts what has been counted. */
    void subtractCounted() {
        ViprCombination combination = few(1);
        int[] kept = combination.coefficients().entrySet().stream()
                .filter(entry -> entry.getValue() == 1 && owner[entry.getKey()] != NONE)
                .mapToInt(Map.Entry::getKey)
                .toArray();
        settle(combination, kept, 1);
        setFew(proof.derive(false, kept, ViprConstraint.ones(kept.length), combination.bound(), combination, 1));
        counted.clear();
    }

    /** Makes all coefficients 0. */
    void settle(ViprCombination combination) {
        settle(combination, new int[] {}, 0);
    }

    /** Makes the coefficients of these atoms the same number, and all others 0. */
    void settle(ViprCombination combination, int[] atoms, long coefficient) {
        long[] coefficients = new long[atoms.length];
        Arrays.fill(coefficients, coefficient);
        settle(combination, atoms, coefficients);
    }

    /**
     * Makes the coefficients of these atoms these numbers, and all others 0. Only those of atoms of columns that are gone can
     * rise.
     */
    void settle(ViprCombination combination, int[] atoms, long[] coefficients) {
        Map<Integer, Long> wanted = new HashMap<>();
        BitSet touched = new BitSet();
        combination.coefficients().keySet().forEach(touched::set);
        for (int place = 0; place < atoms.length; place++) {
            wanted.put(atoms[place], coefficients[place]);
            touched.set(atoms[place]);
        }
        for (int atom : touched.stream().toArray()) {
            long missing = wanted.getOrDefault(atom, 0L) - combination.coefficient(atom);
            if (missing > 0) {
                if (!isZero(atom)) {
                    throw new IllegalStateException("an atom in use is too cheap");
                }
                ViprConstraint zero = zeros.get(FIRST_ZERO - owner[atom]).near(atom);
                combination.add(zero, missing);
                Arrays.stream(zero.atoms()).forEach(touched::set);
            }
        }
        touched.stream()
                .forEach(atom ->
                        proof.lower(combination, atom, combination.coefficient(atom) - wanted.getOrDefault(atom, 0L)));
    }
}
