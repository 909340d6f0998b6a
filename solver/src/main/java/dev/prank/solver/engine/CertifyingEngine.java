package dev.prank.solver.engine;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.solver.CoverEngine;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.proof.CoverProof;
import dev.prank.solver.proof.NetworkProof;
import dev.prank.solver.proof.ProofLines;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An engine, and when proofs are asked for and its optimum has none, {@link BranchAndPriceEngine} for a proof of it. That search knows the
 * optimum and need not find a witness. After {@value #PROVING_WORK} linear programs it is given up; the result then has no proof. Few units need no search: the checker of certificates tries everything.
 */
final class CertifyingEngine implements Engine {

    /** Linear programs for a proof; those of large parts take up to a tenth of a second each. No limit of time, so that answers stay the same. */
    private static final long PROVING_WORK = 2_000;

    /** The checker tries everything for so many. */
    private static final int MOST_EXHAUSTED_UNITS = 9;

    private final Engine engine;
    private final BranchAndPriceEngine prover;

    CertifyingEngine(Engine engine) {
        this.engine = engine;
        prover = new BranchAndPriceEngine(engine);
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public Optional<CoverEngine> forCovers() {
        return engine.forCovers();
    }

    @Override
    public SolveResult<NearbyNetwork> solve(ProximateRankProblem problem, EngineOptions options, SolveControl control) {
        SolveResult<NearbyNetwork> result = engine.solve(problem, options, control);
        if (!options.isProving() || result.proof().isPresent() || !result.isOptimal() || control.isStopRequested()) {
            return result;
        }
        if (problem.network().size() <= MOST_EXHAUSTED_UNITS) {
            return result.withProof(Optional.of(byExhaustion(problem, result.lowerBound())));
        }
        EngineOptions limited = options.withWorkLimit(PROVING_WORK);
        SolveResult<NearbyNetwork> proved = prover.prove(
                problem, result.lowerBound(), limited, control.withListener(new SolveControl.Listener() {}));
        return result.withProof(proved.proof().filter(proof -> proof.bound() == result.lowerBound()));
    }

    private static NetworkProof byExhaustion(ProximateRankProblem problem, int bound) {
        int[] units = IntStream.range(0, problem.network().size()).toArray();
        CoverProof lines = new ProofLines().line("exhaust").proof();
        return NetworkProof.of(new NetworkProof.Section(NetworkProof.Kind.GROUPS, bound, units, lines));
    }
}
