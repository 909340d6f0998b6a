package dev.prank.solver.profile;

import dev.prank.instances.Verdict;
import dev.prank.instances.Witness;
import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.solver.PointCoverSolver;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * For each rank r the least radius ε_r at which it is within reach: for a network the distance to the nearest one of rank at
 * most r, for points the least radius of r squares that cover them (the rectilinear r-centre problem). Radii are exact.
 *
 * <p><b>Why it ends.</b> ε_r is one of finitely many numbers. A grouping of a network needs half the differences of positions
 * in its groups, the incoming weights of its dead units, and |Σ s·a| / (number of units) for each output of its cancelled
 * groups. With a common denominator D of all parameters and h units, each of these is k / (D q) with whole numbers k and q ≤
 * max(h, 2), so two different ones differ by at least 1 / (D max(h, 2)²). Squares need half the differences of coordinates, k /
 * (2 D). So when a rank is out of reach at a radius by less than that below one at which it is reached, nothing is between.
 *
 * @param stairs by rank, increasing, each rank of the window once
 */
public record Staircase<W extends Witness>(List<Stair<W>> stairs) {

    /** Hears of progress, on the searching threads, one call at a time. */
    @FunctionalInterface
    public interface Listener {
        /**
         * A search has ended.
         *
         * @param exact how many ranks of the window are known exactly
         * @param count how many ranks the window has
         */
        void searched(int exact, int count);
    }

    public Staircase {
        stairs = List.copyOf(stairs);
    }

    /**
     * Of a network.
     *
     * @param solver if it looks for proofs, it proves each step as soon as all are known; the search for them does without. With several
     *     threads there are as many searches at a time
     */
    public static Staircase<NearbyNetwork> of(
            TanhNetwork network, ProximateRankSolver solver, Window window, SolveControl control, Listener listener) {
        return new StaircaseSearch<>(new Networks(network, solver.withoutProofs(), solver), window, control, listener)
                .run();
    }

    /** Of points, for each number of squares from 1. */
    public static Staircase<PointCover> of(
            PointSet points, PointCoverSolver solver, Window window, SolveControl control, Listener listener) {
        return new StaircaseSearch<>(new Points(points, solver.withoutProofs(), solver), window, control, listener)
                .run();
    }

    /** The stairs at which the radius changes: those that are reached, and of several with equal bounds the one of least rank. */
    public List<Stair<W>> steps() {
        List<Stair<W>> steps = new ArrayList<>();
        for (Stair<W> stair : stairs) {
            boolean isStep = steps.isEmpty() || !isSame(stair, steps.get(steps.size() - 1));
            if (isStep && stair.reached().isPresent()) {
                steps.add(stair);
            }
        }
        return steps;
    }

    private static boolean isSame(Stair<?> stair, Stair<?> other) {
        return stair.lower().equals(other.lower()) && radius(stair).equals(radius(other));
    }

    private static Optional<Rational> radius(Stair<?> stair) {
        return stair.reached().map(Stair.Reached::radius);
    }

    private static BigInteger commonDenominator(Stream<Rational> numbers) {
        return numbers.map(Rational::denominator)
                .distinct()
                .reduce(BigInteger.ONE, (a, b) -> a.divide(a.gcd(b)).multiply(b));
    }

    private record Networks(TanhNetwork network, ProximateRankSolver searching, ProximateRankSolver proving)
            implements StaircaseSearch.Problem<NearbyNetwork> {

        @Override
        public int size() {
            return network.size();
        }

        @Override
        public int leastRank() {
            return 0;
        }

        @Override
        public SolveResult<NearbyNetwork> solve(Rational radius, int threads, SolveControl control) {
            return searching.onThreads(threads).solve(new ProximateRankProblem(network, radius), control);
        }

        @Override
        public SolveResult<NearbyNetwork> decide(Rational radius, int rank, int threads, SolveControl control) {
            return searching.onThreads(threads).decide(new ProximateRankProblem(network, radius), rank, control);
        }

        @Override
        public SolveResult<NearbyNetwork> prove(Rational radius, int rank, SolveControl control) {
            return proving.decide(new ProximateRankProblem(network, radius), rank, control);
        }

        @Override
        public int threads() {
            return proving.threads();
        }

        @Override
        public boolean isTimed() {
            return proving.isTimed();
        }

        @Override
        public boolean isProving() {
            return proving.isProving();
        }

        /** Solvers put groups in the middle. */
        @Override
        public NearbyNetwork tightened(NearbyNetwork witness) {
            return witness;
        }

        @Override
        public Verdict check(Rational radius, NearbyNetwork witness) {
            return witness.check(new ProximateRankProblem(network, radius));
        }

        /** How far the nearby network is. */
        @Override
        public Rational need(NearbyNetwork witness) {
            Rational need = Rational.ZERO;
            for (int i = 0; i < network.size(); i++) {
                List<Rational> from = parameters(network.units().get(i));
                List<Rational> to = parameters(witness.network().units().get(i));
                for (int k = 0; k < from.size(); k++) {
                    need = need.max(from.get(k).subtract(to.get(k)).abs());
                }
            }
            return need;
        }

        @Override
        public Rational gap() {
            BigInteger common = commonDenominator(network.units().stream().flatMap(unit -> parameters(unit).stream()));
            BigInteger most = BigInteger.valueOf(Math.max(network.size(), 2));
            return Rational.of(BigInteger.ONE, common.multiply(most).multiply(most));
        }

        /** Where each unit may die or become silent. */
        @Override
        public Rational enough() {
            Rational enough = Rational.ZERO;
            for (HiddenUnit unit : network.units()) {
                enough = enough.max(largest(unit.incoming()).min(largest(unit.outgoing())));
            }
            return enough;
        }

        private static Rational largest(List<Rational> numbers) {
            return numbers.stream().map(Rational::abs).reduce(Rational.ZERO, Rational::max);
        }

        private static List<Rational> parameters(HiddenUnit unit) {
            List<Rational> all = new ArrayList<>(unit.outgoing());
            all.addAll(unit.incoming());
            all.add(unit.bias());
            return all;
        }
    }

    private record Points(PointSet points, PointCoverSolver searching, PointCoverSolver proving)
            implements StaircaseSearch.Problem<PointCover> {

        @Override
        public int size() {
            return points.size();
        }

        @Override
        public int leastRank() {
            return Math.min(1, points.size());
        }

        @Override
        public SolveResult<PointCover> solve(Rational radius, int threads, SolveControl control) {
            return searching.onThreads(threads).solve(new PointCoverProblem(points, radius), control);
        }

        @Override
        public SolveResult<PointCover> decide(Rational radius, int rank, int threads, SolveControl control) {
            return searching.onThreads(threads).decide(new PointCoverProblem(points, radius), rank, control);
        }

        @Override
        public SolveResult<PointCover> prove(Rational radius, int rank, SolveControl control) {
            return proving.decide(new PointCoverProblem(points, radius), rank, control);
        }

        @Override
        public int threads() {
            return proving.threads();
        }

        @Override
        public boolean isTimed() {
            return proving.isTimed();
        }

        @Override
        public boolean isProving() {
            return proving.isProving();
        }

        /** Each centre in the middle of its points. */
        @Override
        public PointCover tightened(PointCover witness) {
            List<List<Rational>> centres = new ArrayList<>();
            witness.centres().forEach(centre -> centres.add(new ArrayList<>()));
            for (int k = 0; k < points.dimension(); k++) {
                List<Extent> extents = extents(witness, k);
                for (int square = 0; square < extents.size(); square++) {
                    centres.get(square).add(extents.get(square).middle());
                }
            }
            return new PointCover(centres.stream().map(Point::new).toList(), witness.assignment());
        }

        private List<Extent> extents(PointCover witness, int coordinate) {
            List<Extent> extents = new ArrayList<>();
            witness.centres().forEach(centre -> extents.add(Extent.NONE));
            for (int p = 0; p < points.size(); p++) {
                int square = witness.assignment().get(p);
                Rational at = points.points().get(p).coordinates().get(coordinate);
                extents.set(square, extents.get(square).with(at));
            }
            return extents;
        }

        @Override
        public Verdict check(Rational radius, PointCover witness) {
            return witness.check(new PointCoverProblem(points, radius));
        }

        /** Half the largest extent of the points of one square. */
        @Override
        public Rational need(PointCover witness) {
            Rational need = Rational.ZERO;
            for (int k = 0; k < points.dimension(); k++) {
                need = extents(witness, k).stream().map(Extent::half).reduce(need, Rational::max);
            }
            return need;
        }

        @Override
        public Rational gap() {
            BigInteger common = commonDenominator(
                    points.points().stream().map(Point::coordinates).flatMap(List::stream));
            return Rational.of(BigInteger.ONE, common.multiply(BigInteger.TWO));
        }

        @Override
        public Rational enough() {
            Rational enough = Rational.ZERO;
            for (int k = 0; k < points.dimension(); k++) {
                Extent extent = Extent.NONE;
                for (Point point : points.points()) {
                    extent = extent.with(point.coordinates().get(k));
                }
                enough = enough.max(extent.half());
            }
            return enough;
        }
    }

    /** From the least to the greatest of some numbers. */
    private record Extent(List<Rational> ends) {

        static final Extent NONE = new Extent(List.of());

        Extent with(Rational number) {
            return new Extent(
                    ends.isEmpty()
                            ? List.of(number, number)
                            : List.of(ends.get(0).min(number), ends.get(1).max(number)));
        }

        /** 0 of none. */
        Rational middle() {
            return ends.isEmpty() ? Rational.ZERO : ends.get(0).add(ends.get(1)).divide(2);
        }

        Rational half() {
            return ends.isEmpty()
                    ? Rational.ZERO
                    : ends.get(1).subtract(ends.get(0)).divide(2);
        }
    }
}
