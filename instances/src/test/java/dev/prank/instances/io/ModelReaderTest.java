package dev.prank.instances.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.formula.Assignment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelReaderTest {

    private static Assignment read(String text) throws IOException {
        return ModelReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "m", 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v -1 2 3 0\n",
                "c 1\ns SATISFIABLE\no 7\nv -1 2\r\nv 3 0",
                "2 3",
                "2 3 0\n",
                "\n 3 2 2 -1\n",
                "v 2 3 0 0"
            })
    void literalsThatAreTrue(String text) throws IOException {
        assertThat(read(text)).isEqualTo(new Assignment(List.of(false, true, true)));
    }

    @ParameterizedTest
    @CsvSource({
        "v 1 -1 0, 'm:1: variable 1 has two values'",
        "v 4 0, 'm:1: expected a variable from 1 to 3, found literal 4'",
        "v 1 x, 'm:1: expected a literal, found ''x'''",
        "v 1 2.5, 'm:1: expected a literal, found ''2.5'''",
        "v -2147483648, 'm:1: expected a variable from 1 to 3, found literal -2147483648'"
    })
    void whatIsNoModelIsRefused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(FormatException.class).hasMessage(message);
    }
}
