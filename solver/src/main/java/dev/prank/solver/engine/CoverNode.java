package dev.prank.solver.engine;

import static dev.prank.solver.engine.CoverRelaxation.IN;
import static dev.prank.solver.engine.CoverRelaxation.OUT;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A part of the search: what is decided below its parent, and what is known of the covers that are left.
 *
 * @param parent empty for the root
 * @param depth number of ancestors
 * @param out columns that are ruled out
 * @param in columns that are taken
 * @param rows of which each wants one of its columns
 * @param bound that has been proved
 * @param looseBound the same before rounding, for choices only
 * @param proof of the bound
 */
record CoverNode(
        Optional<CoverNode> parent,
        int depth,
        int[] out,
        int[] in,
        List<CoverRow> rows,
        int bound,
        double looseBound,
        NodeProof proof) {

    static CoverNode root(ProvedBound bound) {
        return new CoverNode(
                Optional.empty(),
                0,
                new int[0],
                new int[0],
                List.of(),
                bound.bound(),
                bound.bound(),
                new NodeProof(bound.proof()));
    }

    CoverNode child(int[] itsOut, int[] itsIn, List<CoverRow> itsRows, ProvedBound itsBound, double itsLooseBound) {
        return new CoverNode(
                Optional.of(this),
                depth + 1,
                itsOut,
                itsIn,
                itsRows,
                itsBound.bound(),
                itsLooseBound,
                new NodeProof(itsBound.proof()));
    }

    /** The same node with a better bound, which has the same proof object. */
    CoverNode withBound(int better) {
        return new CoverNode(parent, depth, out, in, rows, better, looseBound, proof);
    }

    /** Writes all decisions from the root on into {@code state} and returns all rows, in the same order for all descendants of a node. */
    List<CoverRow> decide(byte[] state) {
        List<CoverNode> path = new ArrayList<>();
        for (Optional<CoverNode> each = Optional.of(this); each.isPresent(); each = each.get().parent) {
            path.add(each.get());
        }
        Collections.reverse(path);
        List<CoverRow> all = new ArrayList<>();
        for (CoverNode each : path) {
            for (int column : each.out) {
                state[column] = OUT;
            }
            for (int column : each.in) {
                state[column] = IN;
            }
            all.addAll(each.rows);
        }
        return all;
    }
}
