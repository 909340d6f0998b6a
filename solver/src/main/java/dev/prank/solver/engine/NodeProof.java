package dev.prank.solver.engine;

import dev.prank.solver.proof.CoverProof;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves the bound of a node: at first by what its parent found out about it, later by what became of it. Written by the thread that works on the
 * node; read when no thread works any more.
 */
final class NodeProof {

    private CoverProof before;
    private List<NodeProof> children = List.of();
    private CoverProof after = CoverProof.EMPTY;

    NodeProof(CoverProof known) {
        before = known;
    }

    /** What proves the node's bound now: these lines, then the blocks of the children, then further lines. */
    void become(CoverProof itsBefore, List<NodeProof> itsChildren, CoverProof itsAfter) {
        before = itsBefore;
        children = List.copyOf(itsChildren);
        after = itsAfter;
    }

    CoverProof proof() {
        List<CoverProof> pieces = new ArrayList<>();
        pieces.add(before);
        children.forEach(child -> pieces.add(child.proof()));
        pieces.add(after);
        return CoverProof.of(pieces);
    }
}
