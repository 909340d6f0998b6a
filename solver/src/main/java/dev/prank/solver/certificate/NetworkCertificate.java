package dev.prank.solver.certificate;

import dev.prank.instances.Verdict;
import dev.prank.instances.network.LosslessCompression;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.number.Rational;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Checks that a certificate proves a lower bound on a proximate rank, in whole numbers and without any solver. The proximate
 * rank is the least number of kept groups, when each unit that must join is in a kept group, for which units need only fit, or
 * in a cancelled one ({@link OrientedUnits}).
 *
 * <p>A certificate names units in <em>sections</em>. No unit of a section that must join fits a group with one of another
 * section, so what the sections prove adds up. Units that are not named only make the problem harder, as long as no cancelled
 * group needs them.
 * <ul>
 *   <li>{@code alone}: each unit is a section of its own, must join, and cannot be cancelled.
 *   <li>{@code cover v / units}: all of them must join, and none can be cancelled. A set cover follows, {@link
 *       CoverCertificate}: its rows are the units, its columns the largest sets of them that fit one group.
 *   <li>{@code groups v / units}: with each unit that must join and may be cancelled, all such units and helpers that fit it
 *       are named. Lines about groups follow, {@link GroupingCertificate}.
 *   <li>{@code lossless}, for radius 0, where the proximate rank is the rank.
 * </ul>
 */
public final class NetworkCertificate {

    private final ProximateRankProblem problem;
    private final OrientedUnits units;
    private final CertificateTokens in;
    private final int[][] near;
    private final boolean[] mayBeCancelled;
    /** By unit that must join, the number of its section; 0 when it is not named. */
    private final int[] sectionOf;

    private int sections;
    private long proved;

    private NetworkCertificate(ProximateRankProblem problem, CertificateTokens in) {
        this.problem = problem;
        this.in = in;
        units = new OrientedUnits(problem);
        near = new int[units.unitCount()][];
        Arrays.setAll(near, i -> units.boxes().near(2 * i));
        mayBeCancelled = units.mayBeCancelled(near);
        sectionOf = new int[units.unitCount()];
    }

    /**
     * Whether the certificate proves that the proximate rank is at least {@code claimed}.
     *
     * @param sha256 of the instance's file
     * @throws IOException when the certificate cannot be read
     */
    public static Verdict check(ProximateRankProblem problem, String sha256, int claimed, BufferedReader certificate)
            throws IOException {
        CertificateTokens in = new CertificateTokens(certificate);
        return in.verdict(() -> new NetworkCertificate(problem, in).check(sha256, claimed));
    }

    private void check(String sha256, int claimed) throws IOException, CertificateRejection {
        in.requireHeader("network", sha256, problem.radius(), claimed);
        in.requireLine("alone");
        int[] alone = in.indices(units.unitCount(), "unit");
        in.requireEndOfLine();
        for (int unit : alone) {
            requireKept(unit);
            startSection(new int[] {unit});
        }
        proved = alone.length;
        boolean isOpen = true;
        while (isOpen) {
            String word = in.next();
            switch (word) {
                case "cover" -> cover();
                case "groups" -> groups();
                case "lossless" -> {
                    lossless();
                    in.requireLine("end");
                    isOpen = false;
                }
                case "end" -> isOpen = false;
                default -> throw in.rejection("unknown word '" + word + "'");
            }
        }
        in.requireNothingMore();
        if (proved < claimed) {
            throw in.rejection("the sections prove " + proved + " together, not " + claimed);
        }
        requireSeparated();
    }

    /** The unit must join, and cannot be cancelled. */
    private void requireKept(int unit) throws CertificateRejection {
        if (!units.mustJoin(unit)) {
            throw in.rejection("unit " + unit + " need not join a group");
        }
        if (mayBeCancelled[unit]) {
            throw in.rejection("unit " + unit + " may be cancelled");
        }
    }

    private void startSection(int[] its) throws CertificateRejection {
        sections++;
        for (int unit : its) {
            if (units.mustJoin(unit)) {
                if (sectionOf[unit] != 0) {
                    throw in.rejection("unit " + unit + " is named in two sections");
                }
                sectionOf[unit] = sections;
            }
        }
    }

    private void requireSeparated() throws CertificateRejection {
        for (int unit = 0; unit < sectionOf.length; unit++) {
            for (int other : near[unit]) {
                int its = sectionOf[other >> 1];
                if (sectionOf[unit] != 0 && its != 0 && its != sectionOf[unit]) {
                    throw in.rejection(
                            "units " + unit + " and " + (other >> 1) + " of different sections fit one group");
                }
            }
        }
    }

    private void lossless() throws CertificateRejection {
        in.requireEndOfLine();
        if (!problem.radius().equals(Rational.ZERO) || sections > 0) {
            throw in.rejection("'lossless' is for radius 0, and without sections");
        }
        proved = LosslessCompression.rank(problem.network());
    }

    private void cover() throws IOException, CertificateRejection {
        long v = in.number();
        in.requireSlash();
        int[] its = in.indices(units.unitCount(), "unit");
        in.requireEndOfLine();
        for (int unit : its) {
            requireKept(unit);
        }
        startSection(its);
        CoverCertificate.block(new CoverState(its.length, setsThatFit(problem, its)), v, in, CertificateSteps.IGNORED);
        proved = Math.addExact(proved, v);
    }

    /** The largest sets of places in the list whose units fit one group, each increasing, in lexicographic order. */
    static List<int[]> setsThatFit(ProximateRankProblem problem, int[] its) {
        NearPoints boxes = OrientedUnits.boxes(
                problem.network().restrictedTo(Arrays.stream(its).boxed().toList()), problem.radius());
        TreeSet<int[]> sets = new TreeSet<>(Arrays::compare);
        for (int[] clique : MaximalCliques.of(boxes, box -> true, box -> true)) {
            sets.add(Arrays.stream(clique).map(box -> box >> 1).distinct().toArray());
        }
        return new ArrayList<>(sets);
    }

    private void groups() throws IOException, CertificateRejection {
        long v = in.number();
        in.requireSlash();
        int[] its = in.indices(units.unitCount(), "unit");
        in.requireEndOfLine();
        startSection(its);
        boolean[] isNamed = new boolean[units.unitCount()];
        Arrays.stream(its).forEach(unit -> isNamed[unit] = true);
        for (int unit : its) {
            if (units.mustJoin(unit) && mayBeCancelled[unit]) {
                for (int other : near[unit]) {
                    if (mayBeCancelled[other >> 1] && !isNamed[other >> 1]) {
                        throw in.rejection("unit " + (other >> 1) + " fits a group with unit " + unit
                                + ", which may be cancelled, but is not named");
                    }
                }
            }
        }
        boolean[] may = new boolean[its.length];
        IntStream.range(0, its.length).forEach(j -> may[j] = mayBeCancelled[its[j]]);
        new GroupingCertificate(problem, its, may, in, GroupingSteps.IGNORED).check(v);
        proved = Math.addExact(proved, v);
    }
}
