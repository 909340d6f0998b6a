package dev.prank.solver.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTemplateTest {

    @Test
    void wordsAndPlaceholdersAreTold() {
        CommandTemplate template =
                CommandTemplate.parse("my-solver=run  --time={limit} 'two words' \"it's\" --file={lp} {lp}");

        assertThat(template.name()).isEqualTo("my-solver");
        assertThat(template.format()).isEqualTo(ExchangeFormat.LP);
        assertThat(template.expanded("/a b/p.lp", "2.5"))
                .isEqualTo(List.of("run", "--time=2.5", "two words", "it's", "--file=/a b/p.lp", "/a b/p.lp"));
    }

    @Test
    void everyFormatHasAPlaceholder() {
        for (ExchangeFormat format : ExchangeFormat.values()) {
            assertThat(CommandTemplate.parse("x=run {" + format.label() + "}").format())
                    .isEqualTo(format);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "run {lp} | expected NAME=COMMAND",
                "=run {lp} | expected NAME=COMMAND",
                "a b=run {lp} | expected NAME=COMMAND",
                "a= | no command for a",
                "a=run | does not say where the problem goes",
                "a=run {limit} | does not say where the problem goes",
                "a=run {cplex} | unknown placeholder {cplex}",
                "a=run {lp} {mps} | two formats",
                "a=run 'x {lp} | a quote is not closed"
            })
    void whatIsNoTemplateIsRefused(String text, String reason) {
        assertThatThrownBy(() -> CommandTemplate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
