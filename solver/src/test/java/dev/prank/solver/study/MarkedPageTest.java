package dev.prank.solver.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkedPageTest {

    private static final String TEXT = """
            # Title

            <!-- begin one -->
            <!-- end one -->
            By hand: $1 \\ stays.
            <!-- begin two -->

            old

            <!-- end two -->
            The end.
            """;

    @Test
    void onlyThePartsAreReplaced() {
        MarkedPage page = new MarkedPage(TEXT).with(Map.of("one", "| $0 \\ |\n", "two", "new\n"));

        assertThat(page.text()).isEqualTo("""
                # Title

                <!-- begin one -->

                | $0 \\ |

                <!-- end one -->
                By hand: $1 \\ stays.
                <!-- begin two -->

                new

                <!-- end two -->
                The end.
                """);
        assertThat(page.with(Map.of("one", "| $0 \\ |\n", "two", "new\n"))).isEqualTo(page);
    }

    @Test
    void otherPartsAreRefused() {
        MarkedPage page = new MarkedPage(TEXT);

        assertThatThrownBy(() -> page.with(Map.of("one", "\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[one]")
                .hasMessageContaining("[one, two]");
        assertThatThrownBy(() -> page.with(Map.of("one", "\n", "two", "\n", "three", "\n")))
                .hasMessageContaining("three");
        assertThatThrownBy(() -> new MarkedPage(TEXT + TEXT).with(Map.of("one", "\n", "two", "\n")))
                .hasMessageContaining("[one, one, two, two]");
    }
}
