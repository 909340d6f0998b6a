package dev.prank.instances.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormatExceptionTest {

    @Test
    void theMessageIsOneLineInTheUsualForm() {
        assertThat(FormatException.in("a.npz", "", "wrong")).hasMessage("a.npz: wrong");
        assertThat(FormatException.in("a.npz", "W1[3,2]", "wrong")).hasMessage("a.npz: W1[3,2]: wrong");
        assertThat(FormatException.atLine("a.csv", 7, "wrong")).hasMessage("a.csv:7: wrong");
        assertThat(FormatException.at("a.json", 7, 3, "", "wrong")).hasMessage("a.json:7: (column 3): wrong");
        assertThat(FormatException.in("a\nb", "x\u2028", "tab\tescape\u001b"))
                .hasMessage("a\\u000ab: x\\u2028: tab\\u0009escape\\u001b");
    }

    @Test
    void quotesAreShortAndEscaped() {
        assertThat(FormatException.quoted("a\r\nb")).isEqualTo("'a\\u000d\\u000ab'");
        assertThat(FormatException.quoted("x".repeat(100))).isEqualTo("'" + "x".repeat(37) + "...'");
    }
}
