package dev.prank.solver.engine;

import dev.prank.solver.proof.CoverProof;
import dev.prank.solver.proof.ProofLines;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The lines about a node while it is solved. They become the node's proof when it is closed or split. */
final class NodeLines {

    static final CoverProof PROPAGATE = new ProofLines().line("propagate").proof();
    static final CoverProof IMPOSSIBLE = new ProofLines().line("impossible").proof();

    private final List<CoverProof> lines = new ArrayList<>();
    /** Blocks that stand behind all that is still to come, the last one first. */
    private final Deque<CoverProof> later = new ArrayDeque<>();

    void add(CoverProof more) {
        lines.add(more);
    }

    /** One of these columns is taken, in the block that is next, or none, in the one after that. */
    void branch(int[] columns) {
        add(new ProofLines().line("branch").numbers(columns).proof());
    }

    void addLater(CoverProof block) {
        later.push(block);
    }

    void close(CoverNode node, CoverProof end) {
        add(end);
        split(node, List.of());
    }

    void split(CoverNode node, List<CoverNode> children) {
        node.proof()
                .become(
                        CoverProof.of(lines),
                        children.stream().map(CoverNode::proof).toList(),
                        CoverProof.of(List.copyOf(later)));
    }
}
