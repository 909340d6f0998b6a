package dev.prank.reductions.hardness;

import dev.prank.instances.Verdict;
import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGroup;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.Reduction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The reduction UPC → PR of Theorem 6.2, for points of any dimension and for every radius ε ≥ 0: the least number of covering
 * points of {@link #source()} is the proximate rank of {@link #target()}. In the decision form the bound r stays the same.
 *
 * <p><b>Construction.</b> Point i becomes unit i. Let the margin be μ = 2ε, or μ = 1 at ε = 0, and let x_min hold the least
 * coordinate of each dimension. The unit's outgoing weight is μ; the last coordinate of {@code x_i − x_min + (μ, …, μ)} is its bias
 * (the paper's c), the others are its incoming weights (the paper's b). The output bias is 0 and there is one output. Points of
 * dimension n + 1 give n inputs. A point x of dimension 1 is taken for the point (x, 0) of the plane, so every bias is μ. The empty
 * list of points gives a network without units.
 *
 * <p><b>Proof.</b> Let u be any parameter within ε of the constructed w.
 *
 * <ul>
 *   <li>No unit of u is constant: every incoming weight of w is at least μ, so every one of u is at least μ − ε > 0.
 *   <li>No unit of u mirrors another: the first incoming weight of each is positive, so all of them have sign +1 and none lies at
 *       the negative of another's position.
 *   <li>Nothing cancels: every outgoing weight of u is at least μ − ε > 0, and so is every sum of them.
 * </ul>
 *
 * <p>Hence {@code rank(u)} is the number of distinct positions (b, c) among the units of u (Algorithm 4.2). Those positions, moved
 * back by the translation, cover the source points, because unit i of u is within ε of the translated point i: the cover has
 * {@code rank(u)} points, or fewer in dimension 1, where positions that differ in the bias alone give the same point
 * ({@link #pullBack}). Conversely, moving each unit onto the translated centre of its point stays within ε and leaves at most as
 * many positions as there are centres ({@link #pushForward}). At ε = 0 the margin 1 keeps all three facts, where the paper's 2ε
 * would make weights 0; the paper's own claim is for ε > 0.
 *
 * <p>Everything takes time and space linear in the number of coordinates (expected, by hashing), up to the exact arithmetic and the
 * O(h log h) of the rank of a new {@link NearbyNetwork}.
 */
public final class PointCoverToNetwork
        implements Reduction<PointCoverProblem, PointCover, ProximateRankProblem, NearbyNetwork> {

    private final PointCoverProblem source;
    /** What is added to each coordinate; as many as the positions of the network have. */
    private final List<Rational> translation;

    private final ProximateRankProblem target;

    public PointCoverToNetwork(PointCoverProblem source) {
        this.source = Objects.requireNonNull(source, "source");
        Rational margin =
                source.radius().signum() == 0 ? Rational.ONE : source.radius().multiply(2);
        this.translation = translation(source.points(), margin);
        List<HiddenUnit> units = new ArrayList<>(source.points().size());
        for (Point point : source.points().points()) {
            List<Rational> position = translated(point);
            int inputs = position.size() - 1;
            units.add(new HiddenUnit(List.of(margin), position.subList(0, inputs), position.get(inputs)));
        }
        this.target = new ProximateRankProblem(TanhNetwork.of(translation.size() - 1, 1, units), source.radius());
    }

    private static List<Rational> translation(PointSet points, Rational margin) {
        int dimension = points.dimension();
        List<Rational> translation = new ArrayList<>(Collections.nCopies(Math.max(2, dimension), margin));
        if (points.size() > 0) {
            for (int k = 0; k < dimension; k++) {
                Rational least = points.points().get(0).coordinates().get(k);
                for (Point point : points.points()) {
                    least = least.min(point.coordinates().get(k));
                }
                translation.set(k, margin.subtract(least));
            }
        }
        return List.copyOf(translation);
    }

    /** The paper's T, after the zero coordinate that dimension 1 gets. */
    private List<Rational> translated(Point point) {
        List<Rational> position = new ArrayList<>(translation);
        for (int k = 0; k < point.dimension(); k++) {
            position.set(k, point.coordinates().get(k).add(translation.get(k)));
        }
        return position;
    }

    private Point translatedBack(List<Rational> position) {
        List<Rational> coordinates = new ArrayList<>(source.points().dimension());
        for (int k = 0; k < source.points().dimension(); k++) {
            coordinates.add(position.get(k).subtract(translation.get(k)));
        }
        return new Point(coordinates);
    }

    @Override
    public PointCoverProblem source() {
        return source;
    }

    /** The network has one unit per point, in the order of the points, and the same radius. */
    @Override
    public ProximateRankProblem target() {
        return target;
    }

    /**
     * Moves every unit onto the translated centre of its point: one kept group per centre in use. Centres that no point is assigned
     * to are dropped and equal centres become one group, so the value may be smaller than the cover's.
     *
     * @throws IllegalArgumentException when {@code cover} does not cover the source points
     */
    @Override
    public NearbyNetwork pushForward(PointCover cover) {
        require(cover.check(source), "not a cover of the points");
        Map<Point, List<Integer>> unitsByCentre = new LinkedHashMap<>();
        for (int i = 0; i < cover.assignment().size(); i++) {
            Point centre = cover.centres().get(cover.assignment().get(i));
            unitsByCentre.computeIfAbsent(centre, c -> new ArrayList<>()).add(i);
        }
        List<UnitGroup> groups = new ArrayList<>(unitsByCentre.size());
        unitsByCentre.forEach((centre, units) ->
                groups.add(new UnitGroup(units, Collections.nCopies(units.size(), 1), false, translated(centre))));
        return new UnitGrouping(groups, List.of()).applyTo(target.network());
    }

    /**
     * The distinct positions of the units, translated back, as centres in order of first use. The grouping of {@code nearby} is not
     * looked at. The value is at most the rank of the nearby network, and equal to it in dimension 2 and above.
     *
     * @throws IllegalArgumentException when {@code nearby} is not within the radius of the target
     */
    @Override
    public PointCover pullBack(NearbyNetwork nearby) {
        require(nearby.check(target), "not a network within the radius");
        Map<Point, Integer> centres = new LinkedHashMap<>();
        List<Integer> assignment = new ArrayList<>(nearby.network().size());
        for (HiddenUnit unit : nearby.network().units()) {
            Point centre = translatedBack(unit.position(1));
            int next = centres.size();
            assignment.add(centres.computeIfAbsent(centre, c -> next));
        }
        return new PointCover(List.copyOf(centres.keySet()), assignment);
    }

    private static void require(Verdict verdict, String claim) {
        String problem = verdict.match(() -> "", reason -> claim + ": " + reason);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(problem);
        }
    }
}
