package dev.prank.solver.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Figure2Test {

    @Test
    void ninePointsAreInAllFourPanels() {
        Picture picture = Figure2.make();

        for (String subscript : "₁₂₃₄₅₆₇₈₉".split("")) {
            for (String letter : new String[] {"x", "x′", "b", "c"}) {
                assertThat(Pictures.texts(picture, letter + subscript))
                        .as(letter + subscript)
                        .isEqualTo(1);
            }
        }
        for (String panel : new String[] {"(a)", "(b)", "(c)", "(d)"}) {
            assertThat(Pictures.texts(picture, panel)).isEqualTo(1);
        }
        assertThat(Pictures.count(Pictures.svg(picture), "circle")).isEqualTo(4 * 9);
        Pictures.requireOnPaper(picture);
        Pictures.requireTextsApart(picture);
    }
}
