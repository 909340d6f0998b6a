package dev.prank.solver.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.number.Rational;
import dev.prank.solver.draw.LineChart;
import dev.prank.solver.draw.Shape.At;
import dev.prank.solver.profile.Trajectory.Value;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrajectoryTest {

    private static final Rational THIRD = Rational.of(1, 3);

    /** At radius 1/3 the search after 10 steps met a limit. */
    private static final Trajectory OPEN = new Trajectory(List.of(
            new Value(0, 4, Rational.ZERO, 4, 4, 4),
            new Value(0, 4, THIRD, 2, 2, 3),
            new Value(10, 4, Rational.ZERO, 3, 3, 3),
            new Value(10, 4, THIRD, 0, 2, 2)));

    private static Trajectory at(LongStream steps) {
        return new Trajectory(
                steps.mapToObj(step -> new Value(step, 1, THIRD, 1, 1, 1)).toList());
    }

    @Test
    void theTableHasBothBoundsAndExactRadii() {
        assertThat(OPEN.toCsv()).isEqualTo("""
                step,units,radius,lower,upper,greedy
                0,4,0,4,4,4
                0,4,1/3,2,2,3
                10,4,0,3,3,3
                10,4,1/3,0,2,2
                """);
        assertThat(OPEN.isExact()).isFalse();
        assertThat(at(LongStream.of(1)).isExact()).isTrue();
    }

    @Test
    void bracketsAreDrawnWithBothEnds() {
        List<LineChart.Series> series = OPEN.chart("Title").series();

        assertThat(series.stream().map(LineChart.Series::name))
                .containsExactly("rank", "radius 1/3", "radius 1/3, lower bound");
        assertThat(series.get(0).values()).containsExactly(new At(0, 4), new At(10, 3));
        assertThat(series.get(1).values()).containsExactly(new At(0, 2), new At(10, 2));
        assertThat(series.get(2).values()).containsExactly(new At(0, 2), new At(10, 0));
    }

    @Test
    void stepsThatCrowdAtTheBeginningAreSpreadOut() {
        LineChart even = at(LongStream.range(0, 30)).chart("Title");
        LineChart uneven = at(LongStream.of(0, 1, 10, 100, 1_000)).chart("Title");

        assertThat(even.x().logarithmic()).isFalse();
        assertThat(even.series().get(0).values().get(0)).isEqualTo(new At(0, 1));
        assertThat(uneven.x().logarithmic()).isTrue();
        assertThat(uneven.x().name()).contains("+ 1");
        assertThat(uneven.series().get(0).values().get(0)).isEqualTo(new At(1, 1));
    }

    @Test
    void whatContradictsItselfIsRefused() {
        assertThatThrownBy(() -> at(LongStream.of(2, 1))).hasMessageContaining("step 1 comes after 2");
        assertThatThrownBy(() -> new Value(0, 4, THIRD, 3, 2, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> at(LongStream.of(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
