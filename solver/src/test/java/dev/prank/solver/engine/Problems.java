package dev.prank.solver.engine;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Problems for tests: short ways to write them down, and arbitraries of small ones where much happens at boundaries. */
public final class Problems {

    private static final int MAX_INPUTS = 3;
    private static final int MAX_OUTPUTS = 3;
    private static final int CLUSTERS = 3;

    private Problems() {}

    /** What a generated unit has to do with the units before it. */
    private enum Kind {
        /** Somewhere near its cluster, any weights. */
        CLUSTERED,
        /** Near its cluster, weights nearly opposite to the previous unit's in a common orientation. */
        COUNTERWEIGHT,
        /** The previous unit again. */
        DUPLICATE,
        /** Incoming weights of a lattice step or two: dead-able at many radii, and in reach of both orientations. */
        NEARLY_CONSTANT,
        /** Near its cluster, outgoing weights of at most a lattice step. */
        NEARLY_SILENT
    }

    private record UnitDraft(Kind kind, int cluster, boolean mirrored, List<Integer> offsets, List<Integer> weights) {}

    private record Frame(int inputs, int outputs, int denominator, int doubledRadius) {}

    /** The one-input, one-output unit {@code outgoing · tanh(incoming · x + bias)}. */
    public static HiddenUnit unit(String outgoing, String incoming, String bias) {
        return unit(List.of(outgoing), List.of(incoming), bias);
    }

    public static HiddenUnit unit(List<String> outgoing, List<String> incoming, String bias) {
        return new HiddenUnit(
                outgoing.stream().map(Rational::parse).toList(),
                incoming.stream().map(Rational::parse).toList(),
                Rational.parse(bias));
    }

    /** Shapes are taken from the first unit; without units there is one input and one output. */
    public static ProximateRankProblem problem(String radius, HiddenUnit... units) {
        int inputs = units.length == 0 ? 1 : units[0].incoming().size();
        int outputs = units.length == 0 ? 1 : units[0].outgoing().size();
        return new ProximateRankProblem(TanhNetwork.of(inputs, outputs, Arrays.asList(units)), Rational.parse(radius));
    }

    /**
     * Networks of at most {@code maxUnits} units with 1 to 3 inputs and outputs. All parameters lie on a lattice of step 1, 1/2, 1/3
     * or 1/10 and the radius on the same lattice or half of it, so that distances of exactly twice the radius and sums of exactly
     * its multiple are common. Units come in clusters, some mirrored, with counterweights and units that cost nothing alone.
     */
    public static Arbitrary<ProximateRankProblem> small(int maxUnits) {
        Arbitrary<Frame> frames = Combinators.combine(
                        Arbitraries.integers().between(1, MAX_INPUTS),
                        Arbitraries.integers().between(1, MAX_OUTPUTS),
                        Arbitraries.of(1, 2, 3, 10),
                        Arbitraries.integers().between(0, 6))
                .as(Frame::new);
        Arbitrary<List<List<Integer>>> centres = Arbitraries.integers()
                .between(-8, 8)
                .withDistribution(RandomDistribution.uniform())
                .list()
                .ofSize(MAX_INPUTS + 1)
                .list()
                .ofSize(CLUSTERS);
        return Combinators.combine(
                        frames,
                        centres,
                        drafts().list().ofMaxSize(maxUnits).withSizeDistribution(RandomDistribution.uniform()))
                .as(Problems::assemble)
                .withoutEdgeCases();
    }

    private static Arbitrary<UnitDraft> drafts() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(5, Kind.CLUSTERED),
                Tuple.of(4, Kind.COUNTERWEIGHT),
                Tuple.of(1, Kind.DUPLICATE),
                Tuple.of(3, Kind.NEARLY_CONSTANT),
                Tuple.of(2, Kind.NEARLY_SILENT));
        return Combinators.combine(
                        kinds,
                        Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(2, 1), Tuple.of(1, 2)),
                        Arbitraries.of(false, true),
                        Arbitraries.integers().between(-2, 2).list().ofSize(MAX_INPUTS + 1),
                        Arbitraries.integers()
                                .between(-8, 8)
                                .withDistribution(RandomDistribution.uniform())
                                .list()
                                .ofSize(MAX_OUTPUTS))
                .as(UnitDraft::new);
    }

    private static ProximateRankProblem assemble(Frame frame, List<List<Integer>> centres, List<UnitDraft> drafts) {
        List<HiddenUnit> units = new ArrayList<>();
        List<Integer> previousWeights = List.of(0, 0, 0);
        for (UnitDraft draft : drafts) {
            if (draft.kind() == Kind.DUPLICATE && !units.isEmpty()) {
                units.add(units.get(units.size() - 1));
                continue;
            }
            List<Integer> weights = new ArrayList<>(draft.weights());
            if (draft.kind() == Kind.COUNTERWEIGHT) {
                for (int k = 0; k < MAX_OUTPUTS; k++) {
                    weights.set(k, weights.get(k) / 4 - previousWeights.get(k));
                }
            } else if (draft.kind() == Kind.NEARLY_SILENT) {
                weights.replaceAll(weight -> weight / 5);
            }
            previousWeights = weights;
            List<Integer> position = new ArrayList<>(draft.offsets());
            for (int k = 0; k <= MAX_INPUTS; k++) {
                if (draft.kind() != Kind.NEARLY_CONSTANT) {
                    position.set(
                            k, position.get(k) + centres.get(draft.cluster()).get(k));
                } else if (k == MAX_INPUTS) {
                    position.set(
                            k, position.get(k) + centres.get(draft.cluster()).get(k) / 3);
                }
            }
            if (draft.mirrored()) {
                position.replaceAll(coordinate -> -coordinate);
                weights.replaceAll(weight -> -weight);
            }
            units.add(new HiddenUnit(
                    onLattice(weights.subList(0, frame.outputs()), frame.denominator()),
                    onLattice(position.subList(0, frame.inputs()), frame.denominator()),
                    Rational.of(position.get(MAX_INPUTS), frame.denominator())));
            if (draft.mirrored()) {
                previousWeights = weights.stream().map(weight -> -weight).toList();
            }
        }
        return new ProximateRankProblem(
                TanhNetwork.of(frame.inputs(), frame.outputs(), units),
                Rational.of(frame.doubledRadius(), 2L * frame.denominator()));
    }

    private static List<Rational> onLattice(List<Integer> values, int denominator) {
        return values.stream().map(value -> Rational.of(value, denominator)).toList();
    }

    /**
     * One connected problem of two inputs and two outputs, with radius 1: locations are spread over a square where each unit meets a
     * dozen others when there are 150, and weights are such that many groups can cancel. Hard for exhaustive search from about 30
     * units.
     */
    public static ProximateRankProblem dense(int units, long seed) {
        Random random = new Random(seed);
        List<HiddenUnit> list = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            list.add(new HiddenUnit(
                    List.of(Rational.of(random.nextInt(57) - 28, 7), Rational.of(random.nextInt(57) - 28, 7)),
                    List.of(Rational.of(random.nextInt(71), 7), Rational.of(random.nextInt(71), 7)),
                    Rational.of(random.nextInt(15), 7)));
        }
        return new ProximateRankProblem(TanhNetwork.of(2, 2, list), Rational.ONE);
    }
}
