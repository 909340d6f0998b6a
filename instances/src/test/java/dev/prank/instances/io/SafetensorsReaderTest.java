package dev.prank.instances.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are put together here byte by byte from the format's description. */
class SafetensorsReaderTest {

    private static final TensorNames NAMES = new TensorNames("a", "b", "c", "d");

    private Path file;

    @BeforeEach
    void chooseFile(@TempDir Path folder) {
        file = folder.resolve("network.safetensors");
    }

    private void write(String header, int... shorts) throws IOException {
        ByteBuffer buffer =
                ByteBuffer.allocate(8 + header.length() + 2 * shorts.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
        for (int value : shorts) {
            buffer.putShort((short) value);
        }
        Files.write(file, buffer.array());
    }

    private static String tensor(String name, String type, String shape, int begin, int end) {
        return "\"" + name + "\":{\"data_offsets\":[" + begin + "," + end + "],\"dtype\":\"" + type + "\",\"shape\":["
                + shape + "]}";
    }

    @Test
    void readsHalvesBrainFloatsAndFloatsUnderGivenNamesAmongOthers() throws IOException {
        // 1.5 as F16, −2 and 3 as BF16, one unused, 0.5 as F32, 0.25 as F16.
        write(
                "{" + tensor("d", "F16", "1", 14, 16) + "," + tensor("a", "F16", "1,1", 0, 2)
                        + ",\"__metadata__\":{\"k\":\"v\"},"
                        + tensor("b", "BF16", "1", 2, 4) + "," + tensor("unused", "BOOL", "6", 4, 10) + ","
                        + tensor("c", "F32", "1,1", 10, 14) + "}   ",
                0x3e00,
                0xc000,
                1,
                2,
                3,
                0x0000,
                0x3f00,
                0x3400);
        TanhNetwork network = NetworkReader.read(file, NetworkReadOptions.DEFAULT.withTensorNames(NAMES))
                .network();
        assertThat(network)
                .isEqualTo(TanhNetwork.of(
                        1,
                        1,
                        List.of(new HiddenUnit(
                                List.of(Rational.of(1, 2)), List.of(Rational.of(3, 2)), Rational.of(-2))),
                        List.of(Rational.of(1, 4))));
    }

    @Test
    void aGapBetweenTensorsIsRefused() throws IOException {
        write(
                "{" + tensor("0.weight", "F16", "1,1", 0, 2) + "," + tensor("0.bias", "F16", "1", 2, 4) + ","
                        + tensor("2.weight", "F16", "1,1", 6, 8) + "," + tensor("2.bias", "F16", "1", 8, 10) + "}",
                1,
                2,
                3,
                4,
                5);
        assertThatThrownBy(() -> NetworkReader.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("2.weight: expected data that starts at byte 4");
    }

    @Test
    void theTransposedLayoutIsReadOnRequest() throws IOException {
        // 1, 2 and 3, 4 as F16; two inputs, one unit, two outputs.
        write(
                "{" + tensor("0.weight", "F16", "2,1", 0, 4) + "," + tensor("0.bias", "F16", "1", 4, 6) + ","
                        + tensor("2.weight", "F16", "1,2", 6, 10) + "," + tensor("2.bias", "F16", "2", 10, 14) + "}",
                0x3c00,
                0x4000,
                0,
                0x4200,
                0x4400,
                0,
                0);
        assertThatThrownBy(() -> NetworkReader.read(file)).hasMessageContaining("expected shapes");
        assertThat(NetworkReader.read(file, NetworkReadOptions.DEFAULT.withLayout(WeightLayout.SKLEARN))
                        .network()
                        .units())
                .containsExactly(new HiddenUnit(
                        List.of(Rational.of(3), Rational.of(4)), List.of(Rational.ONE, Rational.TWO), Rational.ZERO));
    }
}
