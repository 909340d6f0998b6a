package dev.prank.instances.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.generate.PlantedNetworks.Shape;
import dev.prank.instances.network.LosslessCompression;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.number.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlantedNetworksTest {

    private static final Rational RADIUS = Rational.of(1, 100);

    @ParameterizedTest
    @CsvSource({"1, 1, 4, 3, 2, 2", "2, 3, 6, 2, 1, 3", "1, 1, 0, 1, 0, 0", "5, 1, 3, 4, 0, 0", "1, 2, 0, 3, 4, 0"})
    void theWitnessIsWithinTheRadiusAndHasTheRank(
            int inputs, int outputs, int rank, int copies, int cancelledPairs, int dead) {
        Shape shape = new Shape(inputs, outputs, rank, copies, cancelledPairs, dead);
        for (long seed = 0; seed < 20; seed++) {
            PlantedNetwork planted = PlantedNetworks.random(shape, Rational.ONE, RADIUS, seed);
            NearbyNetwork witness = planted.witness();

            assertThat(planted.problem().network().size()).isEqualTo(shape.size());
            assertThat(witness.check(planted.problem()).isAccepted())
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(LosslessCompression.rank(witness.network()))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(rank);
        }
    }

    /** Otherwise nothing would have to be found. */
    @Test
    void theNetworkItselfIsIncompressible() {
        PlantedNetwork planted = PlantedNetworks.random(new Shape(1, 1, 5, 4, 3, 2), Rational.TWO, RADIUS, 1);

        assertThat(LosslessCompression.rank(planted.problem().network()))
                .isEqualTo(planted.problem().network().size());
        assertThat(planted.witness().value()).isEqualTo(5);
    }

    @Test
    void atRadiusZeroTheNetworkItselfHasTheRank() {
        PlantedNetwork planted = PlantedNetworks.random(new Shape(2, 2, 5, 4, 3, 2), Rational.TWO, Rational.ZERO, 1);

        assertThat(LosslessCompression.rank(planted.problem().network())).isEqualTo(5);
    }

    @Test
    void dependsOnItsSeedOnly() {
        Shape shape = new Shape(1, 1, 3, 2, 1, 1);

        assertThat(PlantedNetworks.random(shape, Rational.ONE, RADIUS, 7))
                .isEqualTo(PlantedNetworks.random(shape, Rational.ONE, RADIUS, 7))
                .isNotEqualTo(PlantedNetworks.random(shape, Rational.ONE, RADIUS, 8));
    }

    @ParameterizedTest
    @CsvSource({
        "0,1,1,1,0,0",
        "1,0,1,1,0,0",
        "1,1,-1,1,0,0",
        "1,1,1,0,0,0",
        "1,1,1,1,-1,0",
        "1,1,1,1,0,-1",
        "1,1,100000,100000,0,0"
    })
    void refusesImpossibleShapes(int inputs, int outputs, int rank, int copies, int cancelledPairs, int dead) {
        assertThatThrownBy(() -> new Shape(inputs, outputs, rank, copies, cancelledPairs, dead))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesNegativeNumbers() {
        Shape shape = new Shape(1, 1, 1, 1, 0, 0);

        assertThatThrownBy(() -> PlantedNetworks.random(shape, Rational.of(-1), RADIUS, 1))
                .hasMessageContaining("scale");
        assertThatThrownBy(() -> PlantedNetworks.random(shape, Rational.ONE, Rational.of(-1), 1))
                .hasMessageContaining("radius");
    }
}
