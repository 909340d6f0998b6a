package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PseudoCostsTest {

    private final PseudoCosts costs = new PseudoCosts(3);

    @Test
    void expectsTheMeanOfWhatHasBeenForEachUnitOfChange() {
        costs.learn(0, 1, 0.5, 1);
        costs.learn(0, 1, 0.25, 1);

        assertThat(costs.gain(0, 1, 0.5)).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void knowsAUnitWhenBothSidesHaveBeenTried() {
        costs.learn(1, 0, 0.5, 0);
        assertThat(costs.knows(1)).isFalse();
        costs.learn(1, 1, 0.5, 0);
        assertThat(costs.knows(1)).isTrue();
        assertThat(costs.knows(0)).isFalse();
    }

    @Test
    void aFallingCostCountsAsNoGain() {
        costs.learn(2, 0, 0.5, -3);

        assertThat(costs.gain(2, 0, 1)).isZero();
    }

    @Test
    void gainsOnBothSidesAreBetterThanALargeOneOnOne() {
        costs.learn(0, 0, 0.5, 0.4);
        costs.learn(0, 1, 0.5, 0.4);
        costs.learn(1, 0, 0.5, 0);
        costs.learn(1, 1, 0.5, 2);

        assertThat(costs.score(0, 0.5)).isGreaterThan(costs.score(1, 0.5));
    }
}
