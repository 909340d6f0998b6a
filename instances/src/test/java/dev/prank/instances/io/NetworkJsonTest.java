package dev.prank.instances.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.prank.instances.network.ConstantTerm;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkJsonTest {

    private static Rational r(String text) {
        return Rational.parse(text);
    }

    @Test
    void readsNumbersExactlyInEveryNotation() throws IOException {
        NetworkFile file = TestFiles.networkJson(
                "{\"inputs\":2,\"outputs\":1,\"activation\":\"tanh\",\"units\":["
                        + "{\"outgoing\":[0.1],\"incoming\":[\"1/8\",-1e-3],\"bias\":\"0.25\"},"
                        + "{\"bias\":1e2,\"incoming\":[0,\"-3\"],\"outgoing\":[\"1e-3\"]}],\"outputBias\":[12345678901234567890.5]}");
        assertThat(file.network())
                .isEqualTo(TanhNetwork.of(
                        2,
                        1,
                        List.of(
                                new HiddenUnit(List.of(r("1/10")), List.of(r("1/8"), r("-1/1000")), r("1/4")),
                                new HiddenUnit(List.of(r("1/1000")), List.of(r("0"), r("-3")), r("100"))),
                        List.of(r("24691357802469135781/2"))));
        assertThat(file.radius()).isEmpty();
        assertThat(file.rank()).isEmpty();
    }

    @Test
    void takesKeysInAnyOrderAndTheOptionalOnes() throws IOException {
        NetworkFile file = TestFiles.networkJson(
                "{\"outputBias\":[0,1],\"rank\":7,\"constants\":[{\"bias\":\"1/3\",\"outgoing\":[1,2]}],"
                        + "\"units\":[],\"radius\":0.05,\"activation\":\"tanh\",\"schema\":1,\"outputs\":2,\"inputs\":3}");
        assertThat(file)
                .isEqualTo(new NetworkFile(
                        new TanhNetwork(
                                3,
                                2,
                                List.of(),
                                List.of(new ConstantTerm(List.of(r("1"), r("2")), r("1/3"))),
                                List.of(r("0"), r("1"))),
                        Optional.of(r("1/20")),
                        OptionalInt.of(7)));
    }

    @Test
    void acceptsAByteOrderMarkAndLeavesTheStreamOpen() throws IOException {
        String json = NetworkWriter.toJson(NetworkFile.of(TanhNetwork.of(1, 1, List.of())));
        AtomicBoolean closed = new AtomicBoolean();
        ByteArrayInputStream in = new ByteArrayInputStream(("\ufeff" + json).getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        assertThat(NetworkReader.readJson(in, "<stdin>").network().size()).isZero();
        assertThat(closed).isFalse();
    }

    @Test
    void saysWhereTheMistakeIs() {
        FormatException e = catchThrowableOfType(
                FormatException.class,
                () -> NetworkReader.readJson(
                        TestFiles.stream(
                                "{\"inputs\":1,\"units\":[\n{\"outgoing\":[1],\"incoming\":[1],\"bias\":[]}]}"),
                        "<stdin>"));
        assertThat(e.source()).isEqualTo("<stdin>");
        assertThat(e.line()).hasValue(2);
        assertThat(e.column()).hasValue(39);
        assertThat(e.place()).isEqualTo("units[0].bias");
        assertThat(e)
                .hasMessage(
                        "<stdin>:2: units[0].bias (column 39): expected a number such as 3, -0.25, 1e-3 or \"-5/8\","
                                + " found a list");
    }

    @Test
    void aMillionDigitsAreOneShortLine() {
        for (String digits : List.of("1".repeat(1_000_000), '"' + "1".repeat(1_000_000) + '"')) {
            String json =
                    "{\"inputs\":1,\"outputs\":1,\"activation\":\"tanh\",\"units\":[],\"outputBias\":[" + digits + "]}";
            assertThatThrownBy(() -> TestFiles.networkJson(json))
                    .isInstanceOf(FormatException.class)
                    .satisfies(e -> assertThat(e.getMessage())
                            .startsWith("test.json:1:")
                            .hasSizeLessThan(250));
        }
    }

    @Test
    void writesOneUnitPerLineWithExactNumbers() {
        TanhNetwork network = new TanhNetwork(
                1,
                1,
                List.of(new HiddenUnit(List.of(r("1/2")), List.of(r("1/3")), r("-0.375"))),
                List.of(new ConstantTerm(List.of(r("2")), r("1/7"))),
                List.of(r("0")));
        assertThat(NetworkWriter.toJson(new NetworkFile(network, Optional.of(r("1/10")), OptionalInt.of(3))))
                .isEqualTo(
                        "{\"schema\":1,\"inputs\":1,\"outputs\":1,\"activation\":\"tanh\",\"radius\":\"0.1\",\"rank\":3,"
                                + "\"units\":[\n{\"outgoing\":[\"0.5\"],\"incoming\":[\"1/3\"],\"bias\":\"-0.375\"}],\n"
                                + "\"constants\":[\n{\"outgoing\":[\"2\"],\"bias\":\"1/7\"}],\n\"outputBias\":[\"0\"]}\n");
    }

    @Test
    void aMissingFileIsNotAFormatError(@TempDir Path folder) {
        for (String name : List.of("no.json", "no.npz", "no.safetensors")) {
            assertThatThrownBy(() -> NetworkReader.read(folder.resolve(name))).isInstanceOf(NoSuchFileException.class);
        }
    }

    /** The encoding is guessed from the first bytes, before there is anything to parse. */
    @Test
    void bytesThatStartLikeNoKnownEncodingAreNoText() {
        byte[] bytes = {0, '{', 0, 0, 0, '}'};
        assertThatThrownBy(() -> NetworkReader.readJson(new ByteArrayInputStream(bytes), "odd.json"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("UTF-8");
    }
}
