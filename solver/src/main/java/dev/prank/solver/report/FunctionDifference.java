package dev.prank.solver.report;

import dev.prank.instances.network.ConstantTerm;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * How far two functions of one input are apart on an interval, in one output.
 *
 * <p>The largest |f(x) − g(x)| is at least {@code attained} and at most {@code bound}. Both are proved, in spite of floating
 * point:
 *
 * <p><b>Cells.</b> The difference d = f − g is a sum of changes A·tanh(Bx + C) − A'·tanh(B'x + C'), one for each unit. On a cell
 * of inputs within ρ of its middle m, Taylor's theorem gives |d(x)| ≤ |d(m)| + |d'(m)| ρ + M ρ²/2, where M bounds the second
 * derivative on the cell. A change adds to M the smaller one of (|A| B² + |A'| B'²) κ and |AB² − A'B'²| κ + |A'| B'² λ D, where D
 * is the largest |Bx + C − B'x − C'| on the cell, and κ and λ bound the second and third derivatives of tanh there: min(0.77, 2
 * sech²) and min(2, 4 sech²), with sech²(y) ≤ 4 exp(−2|y|). The cell with the largest such bound is halved next, until that bound
 * is hardly above the largest |d(m)| met. The largest bound that is left holds on the whole interval.
 *
 * <p><b>Rounding.</b> With u = 2⁻⁵³, A, B and C are rounded to doubles once (relative error u), Bx + C is then off by at most
 * 4u(|Bx| + |C|), and {@code Math.tanh} and {@code Math.exp} by 2.5 units in the last place, as Java demands. tanh is
 * 1-Lipschitz, its derivative 2-Lipschitz, and a sum of N numbers is off by N·u times the sum of their sizes. So d(m) is off by
 * at most u Σ |A| (4(|Bm| + |C|) + N + 16), and d'(m) by u Σ |AB| (8(|Bm| + |C|) + N + 32). Twice that is added to upper ends,
 * and taken from lower ones, which covers the rounding of these sums themselves; factors above 1 do so for M. The ends of the
 * interval are rounded outward.
 *
 * @param attained rounded downward
 * @param bound rounded upward; infinite when numbers are too large for doubles
 */
public record FunctionDifference(double attained, double bound) {

    /** As good as a plot can show. */
    private static final double GOOD = 1 + 1.0 / 256;

    private static final int FIRST_CELLS = 64;
    private static final int MOST_CELLS = 4_000;
    private static final double UNIT = 0x1p-53;
    /** Above the error of all numbers that are too small for full precision. */
    private static final double TINY = 1e-290;

    /** @throws IllegalArgumentException when it is not 0 ≤ attained ≤ bound */
    public FunctionDifference {
        if (!(attained >= 0 && attained <= bound)) {
            throw new IllegalArgumentException("no bounds: " + attained + " to " + bound);
        }
    }

    /**
     * For each output. O(h) time for each cell, of which there are at most some thousands.
     *
     * @throws IllegalArgumentException when a network has several inputs, or they have different numbers of outputs
     */
    public static List<FunctionDifference> between(TanhNetwork one, TanhNetwork other, PlotInterval interval) {
        if (one.inputs() != 1 || other.inputs() != 1 || one.outputs() != other.outputs()) {
            throw new IllegalArgumentException("not functions of one input with the same outputs");
        }
        List<FunctionDifference> differences = new ArrayList<>();
        for (int output = 0; output < one.outputs(); output++) {
            differences.add(new Search(changes(one, other, output), interval).run());
        }
        return differences;
    }

    /** A·tanh(Bx + C). */
    private record Term(Rational a, Rational b, Rational c) {

        static final Term NONE = new Term(Rational.ZERO, Rational.ZERO, Rational.ZERO);

        static Term of(HiddenUnit unit, int output) {
            return new Term(unit.outgoing().get(output), unit.incoming().get(0), unit.bias());
        }

        static Term of(ConstantTerm term, int output) {
            return new Term(term.outgoing().get(output), Rational.ZERO, term.bias());
        }

        Rational curvature() {
            return a.multiply(b).multiply(b);
        }
    }

    /** From one term to another; in doubles, each the nearest to the exact number. */
    private record Change(
            double a,
            double b,
            double c,
            double otherA,
            double otherB,
            double otherC,
            double distanceOfB,
            double distanceOfC,
            double distanceOfCurvatures) {

        static Change of(Term one, Term other) {
            return new Change(
                    one.a().doubleValue(),
                    one.b().doubleValue(),
                    one.c().doubleValue(),
                    other.a().doubleValue(),
                    other.b().doubleValue(),
                    other.c().doubleValue(),
                    one.b().subtract(other.b()).abs().doubleValue(),
                    one.c().subtract(other.c()).abs().doubleValue(),
                    one.curvature().subtract(other.curvature()).abs().doubleValue());
        }
    }

    private static List<Change> changes(TanhNetwork one, TanhNetwork other, int output) {
        List<Term> terms = terms(one, output);
        List<Term> otherTerms = terms(other, output);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < Math.max(terms.size(), otherTerms.size()); i++) {
            Term term = i < terms.size() ? terms.get(i) : Term.NONE;
            Term otherTerm = i < otherTerms.size() ? otherTerms.get(i) : Term.NONE;
            if (term.b().equals(otherTerm.b()) && term.c().equals(otherTerm.c())) {
                term = new Term(term.a().subtract(otherTerm.a()), term.b(), term.c());
                otherTerm = Term.NONE;
            }
            if (term.a().signum() != 0 || otherTerm.a().signum() != 0) {
                changes.add(Change.of(term, otherTerm));
            }
        }
        return changes;
    }

    private static List<Term> terms(TanhNetwork network, int output) {
        List<Term> terms = new ArrayList<>();
        // tanh(40) is 1 but for much less than a unit in the last place.
        terms.add(new Term(network.outputBias().get(output), Rational.ZERO, Rational.of(40)));
        network.constants().forEach(term -> terms.add(Term.of(term, output)));
        network.units().forEach(unit -> terms.add(Term.of(unit, output)));
        return terms;
    }

    /** @param bound of |d| on the cell */
    private record Cell(double left, double right, double bound) {}

    private static final class Search {

        private final List<Change> changes;
        private final double nearestFrom;
        private final double nearestTo;
        private double attained;

        Search(List<Change> changes, PlotInterval interval) {
            this.changes = changes;
            nearestFrom = interval.from().doubleValue();
            nearestTo = interval.to().doubleValue();
        }

        FunctionDifference run() {
            if (changes.isEmpty()) {
                return new FunctionDifference(0, 0);
            }
            double from = Math.nextDown(nearestFrom);
            double to = Math.nextUp(nearestTo);
            PriorityQueue<Cell> cells =
                    new PriorityQueue<>(Comparator.comparingDouble(Cell::bound).reversed());
            double left = from;
            for (int j = 1; j <= FIRST_CELLS; j++) {
                double right = j == FIRST_CELLS ? to : Math.min(to, from + j * ((to - from) / FIRST_CELLS));
                cells.add(cell(left, Math.max(left, right)));
                left = Math.max(left, right);
            }
            for (int count = FIRST_CELLS; count < MOST_CELLS && isWorthHalving(cells.peek()); count += 2) {
                Cell worst = cells.remove();
                double middle = worst.left() + (worst.right() - worst.left()) / 2;
                cells.add(cell(worst.left(), middle));
                cells.add(cell(middle, worst.right()));
            }
            return new FunctionDifference(
                    attained, Math.max(attained, cells.peek().bound()));
        }

        private boolean isWorthHalving(Cell worst) {
            return worst.bound() > attained * GOOD && worst.bound() < Double.POSITIVE_INFINITY;
        }

        /** Also looks at the cell's middle. */
        private Cell cell(double left, double right) {
            double m = left + (right - left) / 2;
            double reach = Math.nextUp(Math.max(right - m, m - left));
            double farthest = Math.max(Math.abs(left), Math.abs(right));
            int n = 2 * changes.size();
            double value = 0;
            double slope = 0;
            double valueError = TINY;
            double slopeError = TINY;
            double curvature = TINY;
            for (Change change : changes) {
                double y = change.b() * m + change.c();
                double otherY = change.otherB() * m + change.otherC();
                double size = Math.abs(change.b() * m) + Math.abs(change.c());
                double otherSize = Math.abs(change.otherB() * m) + Math.abs(change.otherC());
                double tanh = Math.tanh(y);
                double otherTanh = Math.tanh(otherY);
                double a = Math.abs(change.a());
                double otherA = Math.abs(change.otherA());
                double ab = a * Math.abs(change.b());
                double otherAb = otherA * Math.abs(change.otherB());
                value += change.a() * tanh - change.otherA() * otherTanh;
                slope += change.a() * change.b() * (1 - tanh * tanh)
                        - change.otherA() * change.otherB() * (1 - otherTanh * otherTanh);
                valueError += a * (4 * size + n + 16) + otherA * (4 * otherSize + n + 16);
                slopeError += ab * (8 * size + n + 32) + otherAb * (8 * otherSize + n + 32);
                double least = Math.max(0, Math.abs(y) - Math.abs(change.b()) * reach - 16 * UNIT * (size + 1));
                double otherLeast =
                        Math.max(0, Math.abs(otherY) - Math.abs(change.otherB()) * reach - 16 * UNIT * (otherSize + 1));
                double apart = ab * Math.abs(change.b()) * secondDerivative(least)
                        + otherAb * Math.abs(change.otherB()) * secondDerivative(otherLeast);
                double leastBetween = y > 0 == otherY > 0 ? Math.min(least, otherLeast) : 0;
                double together = change.distanceOfCurvatures() * secondDerivative(least)
                        + otherAb
                                * Math.abs(change.otherB())
                                * thirdDerivative(leastBetween)
                                * (change.distanceOfB() * farthest + change.distanceOfC());
                curvature += Math.min(apart, together);
            }
            valueError *= 2 * UNIT;
            slopeError *= 2 * UNIT;
            double certain = Math.nextDown(Math.abs(value) - valueError);
            // Middles nearest to the ends may be outside.
            if (m > nearestFrom && m < nearestTo && certain > attained) {
                attained = certain;
            }
            double bound = Math.abs(value)
                    + valueError
                    + (Math.abs(slope) + slopeError) * reach
                    + curvature * reach * reach / 2;
            double rounded = bound * (1 + (n + 64) * 2 * UNIT);
            return new Cell(left, right, Double.isNaN(rounded) ? Double.POSITIVE_INFINITY : rounded);
        }

        /** A bound for arguments of tanh at least so far from 0. */
        private static double secondDerivative(double least) {
            return Math.min(0.77, 8.001 * Math.exp(-2 * least));
        }

        private static double thirdDerivative(double least) {
            return Math.min(2, 16.001 * Math.exp(-2 * least));
        }
    }
}
