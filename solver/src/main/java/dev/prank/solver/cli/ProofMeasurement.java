package dev.prank.solver.cli;

import dev.prank.instances.Verdict;
import dev.prank.instances.Witness;
import dev.prank.instances.number.Rational;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.PointCoverSolver;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.bench.BenchCase;
import dev.prank.solver.certificate.CoverCertificate;
import dev.prank.solver.certificate.NetworkCertificate;
import dev.prank.solver.engine.Engines;
import dev.prank.solver.proof.BoundProof;
import dev.prank.solver.proof.ProofSteps;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What the certificate of one optimum costs.
 *
 * @param value the optimum, or a bracket
 * @param isOptimal whether a search with proofs found the optimum
 * @param isCertified whether it has a certificate, which has then been accepted
 * @param without seconds of the search without proofs
 * @param with seconds of the search that writes a proof down
 * @param checking seconds of reading and checking the certificate
 * @param size characters of the certificate
 */
record ProofMeasurement(
        String suite,
        String name,
        String value,
        boolean isOptimal,
        boolean isCertified,
        double without,
        double with,
        double checking,
        long size) {

    /** Shorter searches are measured twice, and the shorter time counts. */
    private static final double TWICE_BELOW = 2;

    private static final String NO_FILE = "-";

    private interface Checker {
        Verdict check(int bound, BufferedReader certificate) throws IOException;
    }

    /** @param timeLimit for each search */
    static ProofMeasurement of(BenchCase instance, int threads, Duration timeLimit, SolveControl control) {
        return instance.problem()
                .get()
                .match(
                        cover -> measured(
                                instance,
                                cover.radius(),
                                steps -> new PointCoverSolver(solver(threads, steps))
                                        .solve(cover, control.withTimeLimit(timeLimit)),
                                (bound, lines) -> CoverCertificate.check(cover, NO_FILE, bound, lines)),
                        rank -> measured(
                                instance,
                                rank.radius(),
                                steps -> solver(threads, steps).solve(rank, control.withTimeLimit(timeLimit)),
                                (bound, lines) -> NetworkCertificate.check(rank, NO_FILE, bound, lines)));
    }

    private static ProximateRankSolver solver(int threads, ProofSteps steps) {
        return new ProximateRankSolver(
                Engines.named(Engines.names().get(0)), new EngineOptions(threads, 0, OptionalLong.empty(), steps));
    }

    private static <W extends Witness> ProofMeasurement measured(
            BenchCase instance, Rational radius, Function<ProofSteps, SolveResult<W>> search, Checker checker) {
        double without = seconds(search.apply(ProofSteps.NONE));
        SolveResult<W> result = search.apply(ProofSteps.ALL);
        double with = seconds(result);
        if (Math.min(with, without) < TWICE_BELOW) {
            without = Math.min(without, seconds(search.apply(ProofSteps.NONE)));
            SolveResult<W> again = search.apply(ProofSteps.ALL);
            with = Math.min(with, seconds(again));
            result = again.isOptimal() ? again : result;
        }
        Optional<BoundProof> proof = result.isOptimal() ? result.proof() : Optional.empty();
        String text = proof.map(its -> text(its, radius)).orElse("");
        long start = System.nanoTime();
        if (proof.isPresent()) {
            try {
                checker.check(proof.get().bound(), new BufferedReader(new StringReader(text)))
                        .requireAccepted();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        double checking = (System.nanoTime() - start) / 1e9;
        String value = result.isOptimal()
                ? Integer.toString(result.upperBound())
                : result.lowerBound() + ".." + result.upperBound();
        return new ProofMeasurement(
                instance.suite(),
                instance.name(),
                value,
                result.isOptimal(),
                proof.isPresent(),
                without,
                with,
                checking,
                text.length());
    }

    private static double seconds(SolveResult<?> result) {
        return result.statistics().time().toNanos() / 1e9;
    }

    private static String text(BoundProof proof, Rational radius) {
        StringWriter text = new StringWriter();
        try {
            proof.writeTo(text, NO_FILE, radius);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
