package dev.prank.solver.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGroup;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import dev.prank.solver.draw.Picture;
import dev.prank.solver.draw.Shape;
import dev.prank.solver.profile.Trajectory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tables and charts of a small study whose numbers are chosen, not measured. */
class StudyTest {

    private static final StudyRadius ABSOLUTE = StudyRadius.ABSOLUTE.get(0);
    private static final StudyRadius RELATIVE = StudyRadius.RELATIVE.get(1);

    private static final StudiedNetwork FREE = network("sine-h004-adam-l2_0-s0", 4, 1);
    private static final StudiedNetwork PENALISED = network("sine-h008-lbfgs-l2_0.1-s0", 8, 1);
    private static final StudiedNetwork WIDE_INPUT = network("iris-h004-lbfgs-l2_1-s0", 4, 2);

    private static StudiedNetwork network(String name, int units, int inputs) {
        HiddenUnit unit = new HiddenUnit(
                List.of(Rational.ONE),
                Stream.concat(Stream.of(Rational.of(-4)), Collections.nCopies(inputs - 1, Rational.ONE).stream())
                        .toList(),
                Rational.ZERO);
        return StudiedNetwork.of(name, TanhNetwork.of(inputs, 1, Collections.nCopies(units, unit)));
    }

    private static Observation observation(
            StudiedNetwork network,
            StudyRadius radius,
            int paper,
            int better,
            int alone,
            int merged,
            RankBracket prank) {
        RankBracket closed = new RankBracket(merged, merged);
        return new Observation(network, radius, paper, better, alone, closed, prank, new Fates(1, 2, 3, 4, 5));
    }

    private static RankBracket rank(int rank) {
        return new RankBracket(rank, rank);
    }

    private static RadiusBracket radius(long numerator, long denominator) {
        Rational radius = Rational.of(numerator, denominator);
        return new RadiusBracket(radius, radius);
    }

    private static HalfRank halfRank(StudiedNetwork network, RadiusBracket trained, RadiusBracket... shuffled) {
        return new HalfRank(
                network,
                trained,
                List.of(shuffled),
                Collections.nCopies(
                        StudyRadius.RELATIVE.size(),
                        List.of(
                                new HalfRank.Other(network.width(), rank(network.width())),
                                new HalfRank.Other(0, new RankBracket(0, 1)))));
    }

    private static Study study() {
        List<Observation> observations = new ArrayList<>();
        observations.add(observation(FREE, ABSOLUTE, 4, 3, 4, 3, rank(2)));
        observations.add(observation(PENALISED, ABSOLUTE, 7, 7, 6, 6, rank(6)));
        observations.add(observation(WIDE_INPUT, ABSOLUTE, 4, 4, 4, 4, new RankBracket(2, 4)));
        observations.add(observation(FREE, RELATIVE, 4, 4, 3, 2, rank(1)));
        observations.add(observation(PENALISED, RELATIVE, 4, 4, 4, 4, rank(4)));
        observations.add(observation(WIDE_INPUT, RELATIVE, 2, 2, 2, 2, rank(2)));
        Trajectory trajectory = new Trajectory(List.of(
                new Trajectory.Value(0, 4, Rational.ONE, 4, 4, 4), new Trajectory.Value(7, 4, Rational.ONE, 1, 2, 3)));
        return new Study(
                observations,
                List.of(
                        halfRank(FREE, radius(1, 4), radius(1, 1), radius(1, 2)),
                        halfRank(PENALISED, radius(3, 1), radius(1, 1), radius(2, 1)),
                        halfRank(
                                WIDE_INPUT,
                                new RadiusBracket(Rational.ZERO, Rational.ONE),
                                radius(1, 2),
                                radius(2, 1))),
                List.of(new StudiedRun(
                        "run",
                        trajectory,
                        Collections.nCopies(8, observations.get(0)),
                        Collections.nCopies(8, observations.get(1)))));
    }

    private static List<String> row(String table, String first) {
        return table.lines()
                .filter(line -> line.startsWith("| " + first + " |"))
                .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sumsAreOverWhatIsKnownExactly() {
        Map<String, String> tables = StudyTables.of(study());

        assertThat(row(tables.get("bounds"), "0.01"))
                .containsExactly("0.01", "3", "2", "12", "11", "10", "8", "2", "2", "1.5", "2");
        assertThat(row(tables.get("reductions"), "0.01"))
                .containsExactly("0.01", "12", "2", "1", "1", "8", "2", "4", "6", "8", "10");
        assertThat(row(tables.get("looseness"), "0.01")).containsExactly("0.01", "3", "2", "2", "1", "100.0");
        assertThat(tables.get("answered"))
                .contains("- `iris-h004-lbfgs-l2_1-s0` at 0.01: prank 2..4, no groups cancelled 4\n")
                .contains("| prank of shuffled networks | 24 | 12 |")
                .contains("| radius of half the rank, trained and shuffled | 9 | 8 | 8 |")
                .contains("| prank of checkpoints | 2 | 1 |");
        assertThat(tables.keySet()).isEqualTo(StudyTables.names());
    }

    @Test
    void groupsHaveMeansInPercentOfTheUnits() {
        Map<String, String> tables = StudyTables.of(study());

        // (1/4 + 4/8) / 2 and (4/4 + 4/8) / 2
        assertThat(row(tables.get("tasks"), "sine")).element(3).isEqualTo("37.5 / 75.0");
        assertThat(row(tables.get("widths"), "4")).element(3).isEqualTo("37.5 / 75.0");
        assertThat(row(tables.get("widths"), "8"))
                .startsWith("8", "1")
                .element(3)
                .isEqualTo("50.0 / 50.0");
        assertThat(row(tables.get("training"), "adam, least penalty"))
                .element(1)
                .isEqualTo("1");
        assertThat(row(tables.get("training"), "lbfgs, greatest penalty"))
                .element(1)
                .isEqualTo("1");
        // What was not measured at this radius.
        assertThat(row(tables.get("tasks"), "sine")).element(2).isEqualTo("– / –");
    }

    @Test
    void nearerAndFartherAreOnlyWhatBracketsProve() {
        String table = StudyTables.of(study()).get("shuffled");

        assertThat(row(table, "all")).startsWith("all", "3", "1", "1", "2");
        assertThat(row(table, "one input, least penalty"))
                .startsWith("one input, least penalty", "1", "1", "0", "1", "0.33");
        assertThat(row(table, "one input, greatest penalty"))
                .startsWith("one input, greatest penalty", "1", "0", "1", "1", "2.0");
        // The only iris network has the only penalty; its radius may be anything from 0 to 1.
        assertThat(row(table, "several inputs, least penalty"))
                .startsWith("several inputs, least penalty", "1", "0", "0", "0", "–");
    }

    @Test
    void shuffledNetworksAreComparedByTheirMeans() {
        List<String> row = row(StudyTables.of(study()).get("shuffled-ranks"), "sine");

        assertThat(row).hasSize(9).element(2).isEqualTo("37.5 / 100.0");
        // (3/4 + 4/8) / 2
        assertThat(row).element(6).isEqualTo("62.5 / 100.0");
    }

    @Test
    void runsHaveBothEnds() {
        List<String> rows = StudyTables.of(study()).get("runs").lines().toList();

        assertThat(rows.get(2)).isEqualTo("| run | 0 | 4.00" + " | 2 / 4".repeat(8) + " |");
        assertThat(rows.get(3)).isEqualTo("|  | 7 | 4.00" + " | 6 / 7".repeat(8) + " |");
    }

    @Test
    void figuresShowEachGroup() {
        Map<String, Picture> figures = StudyCharts.of(study());

        assertThat(figures.keySet()).containsExactly("bounds", "shuffled", "reductions", "trajectories");
        assertThat(texts(figures.get("bounds"))).contains("all networks", "least penalty", "greatest penalty", "prank");
        assertThat(texts(figures.get("shuffled")))
                .contains("one input, least penalty", "several inputs, least penalty", "equal");
        assertThat(texts(figures.get("trajectories"))).contains("run", "radius 1, lower bound");
    }

    private static List<String> texts(Picture picture) {
        return picture.shapes().stream()
                .filter(Shape.Text.class::isInstance)
                .map(shape -> ((Shape.Text) shape).text())
                .toList();
    }

    @Test
    void radiiFollowTheLargestIncomingWeight() {
        assertThat(FREE.largestIncoming()).isEqualTo(Rational.of(4));
        assertThat(RELATIVE.of(FREE.network())).isEqualTo(Rational.of(1, 25));
        assertThat(ABSOLUTE.of(FREE.network())).isEqualTo(Rational.of(1, 100));
        assertThat(RELATIVE).hasToString("1 %");
        assertThat(ABSOLUTE).hasToString("0.01");
    }

    @Test
    void namesSayHowANetworkWasTrained() {
        assertThat(PENALISED.task()).isEqualTo("sine");
        assertThat(PENALISED.method()).isEqualTo("lbfgs");
        assertThat(PENALISED.penalty()).isEqualTo(Rational.of(1, 10));
        assertThat(PENALISED.width()).isEqualTo(8);
        assertThatThrownBy(() -> StudiedNetwork.of("net", FREE.network()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'net'");
    }

    @Test
    void fatesCountUnits() {
        List<Rational> origin = List.of(Rational.ONE, Rational.ZERO);
        UnitGrouping grouping = new UnitGrouping(
                List.of(
                        new UnitGroup(List.of(0), List.of(1), false, origin),
                        new UnitGroup(List.of(1, 2), List.of(1, 1), false, origin),
                        new UnitGroup(List.of(3, 4, 5), List.of(1, 1, -1), true, origin),
                        new UnitGroup(List.of(6), List.of(1), true, origin)),
                List.of(7, 8));

        assertThat(Fates.of(grouping)).isEqualTo(new Fates(1, 2, 3, 1, 2));
    }

    @Test
    void bracketsOfRadii() {
        RadiusBracket wide = new RadiusBracket(Rational.ONE, Rational.of(2));
        RadiusBracket narrow = new RadiusBracket(Rational.of(99), Rational.of(100));

        assertThat(wide.isTight()).isFalse();
        assertThat(narrow.isTight()).isTrue();
        assertThat(narrow.isExact()).isFalse();
        assertThat(radius(0, 1).isTight()).isTrue();
        assertThat(wide.isBelow(narrow)).isTrue();
        assertThat(wide.isBelow(radius(2, 1))).isFalse();
        assertThatThrownBy(() -> new RadiusBracket(Rational.TWO, Rational.ONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RankBracket(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
