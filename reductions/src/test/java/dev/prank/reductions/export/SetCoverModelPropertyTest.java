package dev.prank.reductions.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** The columns are exactly the maximal coverable sets, and covers come back. */
@Domain(SmallCovers.class)
class SetCoverModelPropertyTest {

    @Property(tries = 500)
    void theSquaresAreTheMaximalSetsThatOneSquareCovers(@ForAll PointCoverProblem problem) {
        int n = problem.points().size();
        List<Integer> expected = new ArrayList<>();
        for (int set = 1; set < 1 << n; set++) {
            int current = set;
            boolean isMaximal = SmallCovers.fitsOneSquare(problem, set)
                    && IntStream.range(0, n)
                            .noneMatch(i ->
                                    (current >> i & 1) == 0 && SmallCovers.fitsOneSquare(problem, current | 1 << i));
            if (isMaximal) {
                expected.add(set);
            }
        }

        SetCoverModel model = SetCoverModel.of(problem);

        assertThat(masks(model)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(model.pointCount()).isEqualTo(n);
        for (int point = 0; point < n; point++) {
            List<Integer> over = new ArrayList<>();
            for (int j = 0; j < model.squaresOver(point); j++) {
                over.add(model.squareOver(point, j));
            }
            int bit = 1 << point;
            List<Integer> masks = masks(model);
            assertThat(over)
                    .containsExactlyElementsOf(IntStream.range(0, masks.size())
                            .filter(square -> (masks.get(square) & bit) != 0)
                            .boxed()
                            .toList());
        }
    }

    @Property(tries = 500)
    void everyChoiceThatCoversIsDecodedAndNoOther(@ForAll PointCoverProblem problem) {
        SetCoverModel model = SetCoverModel.of(problem);
        List<Integer> masks = masks(model);
        int all = (1 << model.pointCount()) - 1;
        int least = Integer.MAX_VALUE;
        // At most 8 points on a small lattice have few maximal squares, but not always few enough for all subsets.
        for (int choice = 0; choice < 1 << Math.min(masks.size(), 10); choice++) {
            List<Integer> variables = new ArrayList<>();
            int covered = 0;
            for (int square = 0; square < masks.size(); square++) {
                if ((choice >> square & 1) == 1) {
                    variables.add(0, square + 1);
                    covered |= masks.get(square);
                }
            }
            if (covered == all) {
                PointCover cover = model.decode(variables);
                cover.check(problem).requireAccepted();
                assertThat(cover.value()).isEqualTo(variables.size());
                least = Math.min(least, cover.value());
            } else {
                int union = covered;
                int missing = IntStream.range(0, model.pointCount())
                        .filter(i -> (union >> i & 1) == 0)
                        .findFirst()
                        .getAsInt();
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> model.decode(variables))
                        .withMessageContaining("point " + missing + " ");
            }
        }
        if (masks.size() <= 10) {
            assertThat(least).isEqualTo(SmallCovers.leastCover(problem));
        }
    }

    private static List<Integer> masks(SetCoverModel model) {
        List<Integer> masks = new ArrayList<>();
        for (int square = 0; square < model.squareCount(); square++) {
            int mask = 0;
            for (int j = 0; j < model.size(square); j++) {
                mask |= 1 << model.point(square, j);
            }
            assertThat(Integer.bitCount(mask)).isEqualTo(model.size(square));
            masks.add(mask);
        }
        return masks;
    }
}
