package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BenchUnitsCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theObjectHasOneRowPerMeasurement() throws Exception {
        assertThat(run("--units", "500", "--seed", "3", "--radius", "0.01", "--json"))
                .isZero();
        JsonNode object = new ObjectMapper().readTree(out.toString());
        assertThat(object.get("schema").asInt()).isEqualTo(1);
        assertThat(object.get("units").asInt()).isEqualTo(500);
        assertThat(object.get("radius").asText()).isEqualTo("1/100");
        assertThat(object.get("rows").findValuesAsText("name"))
                .containsExactly("rank", "compress", "bound", "bound (best)", "write JSON", "read JSON");
        JsonNode rank = object.get("rows").get(0);
        JsonNode compress = object.get("rows").get(1);
        JsonNode bound = object.get("rows").get(2);
        assertThat(rank.get("result")).isEqualTo(compress.get("result"));
        assertThat(bound.get("result").asInt()).isBetween(1, rank.get("result").asInt());
    }

    @Test
    void theTableNamesTheNetwork() {
        assertThat(run("--units", "10")).isZero();
        assertThat(out.toString()).startsWith("10 random units").contains("rank", "compress", "bound");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--units=-1", "--radius=-1", "--radius=x", "--units=x"})
    void badOptionsAreUsageErrors(String option) {
        assertThat(run(option)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains(option.substring(0, option.indexOf('=')));
    }

    private int run(String... arguments) {
        return new CommandLine(new BenchUnitsCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
