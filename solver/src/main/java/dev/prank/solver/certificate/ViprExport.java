package dev.prank.solver.certificate;

import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.number.Rational;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/**
 * Writes a certificate for checkers of VIPR 1.0 (Cheung, Gleixner and Steffy, "Verifying Integer Programming
 * Results", 2017), such as viprchk: an integer program with a variable x ≥ 0 for each column and a constraint for each row, and a
 * derivation that the sum of the variables is at least what the certificate proves. What is alone in the certificate has a
 * variable of its own.
 *
 * <p><b>Nothing is lost of generality.</b> VIPR derives only what every solution satisfies, but columns go from a certificate
 * because others can stand in for them. So each live column c gets a meaning, X(c): a sum of variables less a whole number. No
 * variable is in the meanings of two live columns. Throughout,
 * <ol>
 *   <li>each X(c) ≥ 0;
 *   <li>for each live row, Σ X(c) ≥ 1 over the live columns that have it;
 *   <li>Σ X(c) ≤ v − 1 − t over all live columns, with t columns taken, follows from Σ x ≤ v − 1, which is assumed.
 * </ol>
 * At first X(c) is the variable of c.
 * <ul>
 *   <li>Dominated c by d: X(d) becomes X(d) + X(c). The live rows of c are rows of d, so 2 holds; other rows of d get weaker.
 *   <li>Taken c: it is the only column of a row, so X(c) ≥ 1, which is subtracted from 3. Its rows are gone, and a variable in
 *       X(c) is in no other live row: a column joins only one that has all its live rows.
 *   <li>Fold of row v with columns x and y: X(u) becomes X(u) + (X(x) + X(y) − 1), not negative by v. The sum over all live
 *       columns falls by 1. A new row from a and b says that its columns, u among them, and x and y together are at least 2: add
 *       up v, a and b, halve, round.
 *   <li>Exchange: the new column means Σ X(c) − k over those that go, which a search shows not to be negative; a new row says
 *       that this with some others is at least k + 1, by another search.
 *   <li>Cut Σ a(c) X(c) ≥ b: a search over its rows. What is assumed of a column is X(c) ≥ 1 or X(c) ≤ 0. When the
 *       meaning of a column grows by one with a greater coefficient, or a column with a coefficient is taken, of which there may
 *       be several, the cut is searched for again, among the rows and columns that are left; it holds there, as a cover of those
 *       with the taken columns covers all.
 *   <li>Bound: multipliers of 2 and of cuts, and 3, add up to a contradiction. Where a column gets more than it pays for, the
 *       certificate counts on X(c) ≤ 1, which need not be. Multipliers of its rows are lowered instead, at the same price.
 *   <li>Fix: the same sum, with Σ X(c) over the columns that go, divided and rounded, is at most 0; or with −X(c), so X(c) ≥ 1.
 *       The certificate may assume as little as Σ x ≤ u − 1 with u ≥ v there.
 *   <li>Branch: Σ X(c) ≥ 1 or ≤ 0. Parts: each one derives its own bound from the assumption that it has less, and they are
 *       subtracted from 3.
 * </ul>
 *
 * <p><b>Sections about groupings</b> have a program of their own, {@link GroupingProgram}, and are proved by themselves, with
 * assumptions for cases ({@link GroupingExport}). What they prove is added at the end.
 *
 * <p><b>What cannot be exported:</b> refuted columns, whose proof is by an order of covers; multipliers of cuts that count on
 * columns taken at most once where rows cannot make up for it; searches for heavy groups that would fill a very large file; the
 * bound 0, of which viprchk reads no proof. Then the result says so.
 *
 * <p>The derivations stay in memory until their number is known. A sum of columns is written in variables, so their size grows
 * with what columns stand for; searches, which the certificate leaves to its checker, are written out.
 */
public final class ViprExport {

    private ViprExport() {}

    /**
     * Writes the file. Returns why that is not possible, if so; what was written is of no use then.
     *
     * @param sha256 of the instance's file
     * @param claimed the bound that the certificate proves
     * @throws IllegalArgumentException when the certificate is rejected
     */
    public static Optional<String> write(
            PointCoverProblem problem, String sha256, int claimed, BufferedReader certificate, Writer proof)
            throws IOException {
        return write(
                CertificateReplay.of(problem, sha256, claimed, certificate), sha256, problem.radius(), claimed, proof);
    }

    /** The same for networks. */
    public static Optional<String> write(
            ProximateRankProblem problem, String sha256, int claimed, BufferedReader certificate, Writer proof)
            throws IOException {
        return write(
                CertificateReplay.of(problem, sha256, claimed, certificate), sha256, problem.radius(), claimed, proof);
    }

    private static Optional<String> write(
            CertificateReplay replay, String sha256, Rational radius, int claimed, Writer proof) throws IOException {
        try {
            ViprSteps steps = new ViprSteps(proof, claimed, List.of("instance SHA-256 " + sha256, "radius " + radius));
            Optional<String> obstacle = replay.tell(steps);
            if (obstacle.isPresent()) {
                return obstacle;
            }
            if (claimed == 0) {
                return Optional.of("the bound 0 needs no proof, and viprchk reads none");
            }
            steps.conclude();
            return Optional.empty();
        } catch (UnsupportedStep unsupported) {
            return Optional.of(unsupported.getMessage());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
