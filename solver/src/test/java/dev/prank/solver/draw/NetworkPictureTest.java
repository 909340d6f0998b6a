package dev.prank.solver.draw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.generate.RandomNetworks;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGroup;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkPictureTest {

    private static List<Rational> numbers(String... texts) {
        return Arrays.stream(texts).map(Rational::parse).toList();
    }

    private static HiddenUnit unit(String outgoing, String incoming, String bias) {
        return new HiddenUnit(numbers(outgoing), numbers(incoming), Rational.parse(bias));
    }

    /** Units 0 and 1 merge in opposite orientations, 2 and 3 cancel, 4 is dead. */
    private static final TanhNetwork NETWORK = TanhNetwork.of(
            1,
            1,
            List.of(
                    unit("1", "1", "0"),
                    unit("2", "-1.1", "-0.05"),
                    unit("5", "3", "1"),
                    unit("-5.1", "3.1", "1"),
                    unit("7", "0.05", "2")));

    private static final UnitGrouping GROUPING = new UnitGrouping(
            List.of(
                    new UnitGroup(List.of(0, 1), List.of(1, -1), false, numbers("1.05", "0.025")),
                    new UnitGroup(List.of(2, 3), List.of(1, 1), true, numbers("3.05", "1"))),
            List.of(4));

    private static Picture solved(TanhNetwork network, UnitGrouping grouping) {
        return NetworkPicture.of("n.json", network, Rational.parse("0.1"), grouping, "proximate rank 1");
    }

    @Test
    void unitsAloneAreDotsWithNames() {
        Picture picture = NetworkPicture.of("n.json", NETWORK, Optional.empty());

        // One open mark: unit 1; and one sample each in the legend.
        assertThat(Pictures.count(Pictures.svg(picture), "circle")).isEqualTo(5 + 2);
        for (int i = 0; i < 5; i++) {
            assertThat(Pictures.texts(picture, Integer.toString(i))).isPositive();
        }
        assertThat(picture.description()).isEqualTo("n.json: 5 units.");
        assertThat(Pictures.texts(picture, "open: turned round")).isEqualTo(1);
        Pictures.requireOnPaper(picture);
        Pictures.requireTextsApart(picture);
    }

    @Test
    void groupsAndDeadUnitsHaveTheirOwnMarks() {
        Picture picture = solved(NETWORK, GROUPING);

        assertThat(picture.description())
                .startsWith(
                        "n.json: 5 units, ε\u00a0=\u00a00.1; proximate rank 1: 1 kept group, 1 cancelled group, 1 dead"
                                + " unit.");
        for (String entry : List.of(
                "unit of a kept group",
                "unit of a cancelled group",
                "dead unit",
                "kept group, side 2ε",
                "cancelled group",
                "where a group meets")) {
            assertThat(Pictures.texts(picture, entry)).as(entry).isEqualTo(1);
        }
        assertThat(Pictures.texts(picture, "unit")).isZero();
        Pictures.requireOnPaper(picture);
        Pictures.requireTextsApart(picture);
    }

    /** A group and its mirror image are the same and look the same. */
    @Test
    void aGroupTurnedRoundIsDrawnAtTheSamePlace() {
        UnitGrouping turned = new UnitGrouping(
                List.of(
                        new UnitGroup(List.of(0, 1), List.of(-1, 1), false, numbers("-1.05", "-0.025")),
                        GROUPING.groups().get(1)),
                List.of(4));

        assertThat(solved(NETWORK, turned)).isEqualTo(solved(NETWORK, GROUPING));
    }

    /** A smaller radius makes the squares tiny, so the groups are shown a second time. */
    @Test
    void crowdedGroupsAreShownCloser() {
        TanhNetwork spread =
                TanhNetwork.of(1, 1, List.of(unit("1", "1", "0"), unit("2", "-1.1", "-0.05"), unit("4", "90", "90")));
        UnitGrouping grouping = new UnitGrouping(
                List.of(GROUPING.groups().get(0), new UnitGroup(List.of(2), List.of(1), false, numbers("90", "90"))),
                List.of());

        Picture picture = solved(spread, grouping);

        assertThat(picture.description()).endsWith("where groups of several units meet.");
        assertThat(Pictures.texts(picture, "b")).isEqualTo(2);
        Pictures.requireOnPaper(picture);
        Pictures.requireTextsApart(picture);
    }

    @Test
    void ofManyInputsTheWidestTwoCoordinatesAreShown() {
        TanhNetwork network = TanhNetwork.of(
                3,
                1,
                List.of(
                        new HiddenUnit(numbers("1"), numbers("1", "5", "0"), Rational.of(1)),
                        new HiddenUnit(numbers("1"), numbers("1", "-5", "4"), Rational.of(2))));

        Picture picture = NetworkPicture.of("three", network, Optional.of(Rational.ONE));

        assertThat(Pictures.texts(picture, "b₂")).isEqualTo(1);
        assertThat(Pictures.texts(picture, "b₃")).isEqualTo(1);
        assertThat(picture.description())
                .endsWith("Of 3 incoming weights and the bias the two that spread widest are shown.");
    }

    @Test
    void noUnitsMakeAPictureToo() {
        Picture picture = NetworkPicture.of("empty", TanhNetwork.of(1, 1, List.of()), Optional.of(Rational.ONE));

        assertThat(Pictures.count(Pictures.svg(picture), "circle")).isZero();
        Pictures.requireOnPaper(picture);
    }

    @Test
    void fiftyThousandUnitsAreASmallFileWithoutNamesAndBoxes() {
        TanhNetwork network = RandomNetworks.uniform(1, 1, 50_000, 1);

        Picture picture = NetworkPicture.of("many", network, Optional.of(Rational.of(1, 100)));

        assertThat(Pictures.bytes(picture, PictureFormat.SVG)).hasSizeLessThan(5_000_000);
        assertThat(Pictures.texts(picture, "box of radius ε")).isZero();
        assertThat(Pictures.texts(picture, "49999")).isZero();
        Pictures.requireOnPaper(picture);
    }
}
