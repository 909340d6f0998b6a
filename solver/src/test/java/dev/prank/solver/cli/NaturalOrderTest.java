package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

    @Test
    void numbersCountByTheirValue() {
        List<String> ordered = List.of(
                "",
                "7",
                "007a",
                "7a",
                "7b",
                "12",
                "99999999999999999998",
                "99999999999999999999",
                "h8-s0",
                "h008-s1",
                "h16",
                "h16-s2",
                "h16-s10",
                "h100",
                "hx",
                "i");
        for (int seed = 0; seed < 20; seed++) {
            List<String> shuffled = new ArrayList<>(ordered);
            Collections.shuffle(shuffled, new Random(seed));
            shuffled.sort(new NaturalOrder());
            assertThat(shuffled).isEqualTo(ordered);
        }
    }

    @Test
    void onlyEqualNamesAreEqual() {
        assertThat(new NaturalOrder().compare("h8", "h08")).isNotZero();
        assertThat(new NaturalOrder().compare("h8", "h8")).isZero();
    }
}
