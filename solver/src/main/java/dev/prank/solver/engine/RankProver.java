package dev.prank.solver.engine;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.proof.BoundProof;
import dev.prank.solver.proof.CoverProof;
import dev.prank.solver.proof.NetworkProof;
import dev.prank.solver.proof.ProofLines;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Proofs of lower bounds that an engine has found without one: {@link BranchAndPriceEngine} once more, which then knows the bound and need not
 * find a witness. After {@value #PROVING_WORK} linear programs it is given up. Few units need no search: the checker of certificates
 * tries everything.
 */
final class RankProver {

    /** Those of large parts take up to a tenth of a second each. No limit of time, so that answers stay the same. */
    private static final long PROVING_WORK = 2_000;

    /** The checker tries everything for so many. */
    private static final int MOST_EXHAUSTED_UNITS = 9;

    private final BranchAndPriceEngine prover;

    /** @param other where there are too many locations to list */
    RankProver(Engine other) {
        prover = new BranchAndPriceEngine(other);
    }

    /** See {@link Engine#prove}. */
    Optional<BoundProof> prove(ProximateRankProblem problem, int bound, EngineOptions options, SolveControl control) {
        if (problem.network().size() <= MOST_EXHAUSTED_UNITS) {
            return Optional.of(byExhaustion(problem, bound));
        }
        SolveResult<NearbyNetwork> proved = prover.solveUpTo(
                problem,
                bound,
                options.withWorkLimit(PROVING_WORK),
                control.withListener(new SolveControl.Listener() {}));
        return proved.proof().filter(proof -> proof.bound() >= bound);
    }

    private static NetworkProof byExhaustion(ProximateRankProblem problem, int bound) {
        int[] units = IntStream.range(0, problem.network().size()).toArray();
        CoverProof lines = new ProofLines().line("exhaust").proof();
        return NetworkProof.of(new NetworkProof.Section(NetworkProof.Kind.GROUPS, bound, units, lines));
    }
}
