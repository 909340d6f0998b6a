package dev.prank.instances.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are put together here byte by byte from numpy's description of the formats. */
class NpzReaderTest {

    @TempDir
    Path folder;

    private static byte[] npy(int version, String descr, boolean fortran, String shape, byte[] data) {
        String dict = "{'descr': '" + descr + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': "
                + shape + ", }\n";
        int lengthBytes = version == 1 ? 2 : 4;
        ByteBuffer buffer = ByteBuffer.allocate(8 + lengthBytes + dict.length() + data.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        buffer.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) version)
                .put((byte) 0);
        if (version == 1) {
            buffer.putShort((short) dict.length());
        } else {
            buffer.putInt(dict.length());
        }
        return buffer.put(dict.getBytes(StandardCharsets.US_ASCII)).put(data).array();
    }

    private static byte[] doubles(double... values) {
        ByteBuffer buffer = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            buffer.putDouble(value);
        }
        return buffer.array();
    }

    private static byte[] f8(String shape, double... values) {
        return npy(1, "<f8", false, shape, doubles(values));
    }

    private Path npz(byte[] w1, byte[] b1, byte[] w2, byte[] b2) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            List<String> names = List.of("W1.npy", "b1.npy", "W2.npy", "b2.npy");
            List<byte[]> arrays = List.of(w1, b1, w2, b2);
            for (int i = 0; i < 4; i++) {
                zip.putNextEntry(new ZipEntry(names.get(i)));
                zip.write(arrays.get(i));
                zip.closeEntry();
            }
        }
        return Files.write(Files.createTempFile(folder, "network", ".npz"), bytes.toByteArray());
    }

    private static List<Rational> list(double... values) {
        List<Rational> list = new ArrayList<>();
        for (double value : values) {
            list.add(Rational.exactly(value));
        }
        return list;
    }

    /** Two inputs, three units, one output. */
    private static final TanhNetwork NETWORK = TanhNetwork.of(
            2,
            1,
            List.of(
                    new HiddenUnit(list(10), list(1, 2), Rational.of(7)),
                    new HiddenUnit(list(20), list(3, 4), Rational.of(8)),
                    new HiddenUnit(list(30), list(5, 6), Rational.of(9))),
            list(0.1));

    @Test
    void readsTheLayoutOfPyTorch() throws IOException {
        Path file = npz(f8("(3, 2)", 1, 2, 3, 4, 5, 6), f8("(3,)", 7, 8, 9), f8("(1, 3)", 10, 20, 30), f8("(1,)", 0.1));
        assertThat(NetworkReader.read(file)).isEqualTo(NetworkFile.of(NETWORK));
    }

    @Test
    void readsTheLayoutOfScikitLearn() throws IOException {
        Path file = npz(f8("(2, 3)", 1, 3, 5, 2, 4, 6), f8("(3,)", 7, 8, 9), f8("(3, 1)", 10, 20, 30), f8("(1,)", 0.1));
        assertThat(NetworkReader.read(file).network()).isEqualTo(NETWORK);
        assertThatThrownBy(() -> NetworkReader.read(file, NetworkReadOptions.DEFAULT.withLayout(WeightLayout.TORCH)))
                .isInstanceOf(FormatException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void readsFortranOrderInEveryVersion(int version) throws IOException {
        Path file = npz(
                npy(version, "<f8", true, "(3, 2)", doubles(1, 3, 5, 2, 4, 6)),
                npy(version, "<f8", true, "(3,)", doubles(7, 8, 9)),
                npy(version, "<f8", true, "(1L, 3L)", doubles(10, 20, 30)),
                npy(version, "<f8", false, "(1,)", doubles(0.1)));
        assertThat(NetworkReader.read(file).network()).isEqualTo(NETWORK);
    }

    @Test
    void asksForTheLayoutWhenBothFitAndDiffer() throws IOException {
        Path file = npz(f8("(2, 2)", 1, 2, 3, 4), f8("(2,)", 5, 6), f8("(2, 2)", 7, 8, 9, 10), f8("(2,)", 11, 12));
        assertThatThrownBy(() -> NetworkReader.read(file)).hasMessageContaining("--layout torch|sklearn is required");
        assertThat(NetworkReader.read(file, NetworkReadOptions.DEFAULT.withLayout(WeightLayout.TORCH))
                        .network()
                        .units())
                .containsExactly(
                        new HiddenUnit(list(7, 9), list(1, 2), Rational.of(5)),
                        new HiddenUnit(list(8, 10), list(3, 4), Rational.of(6)));
        assertThat(NetworkReader.read(file, NetworkReadOptions.DEFAULT.withLayout(WeightLayout.SKLEARN))
                        .network()
                        .units())
                .containsExactly(
                        new HiddenUnit(list(7, 8), list(1, 3), Rational.of(5)),
                        new HiddenUnit(list(9, 10), list(2, 4), Rational.of(6)));
    }

    @Test
    void squareHiddenWeightsAreDecidedByTheOutputWeights() throws IOException {
        Path torch = npz(f8("(2, 2)", 1, 2, 3, 4), f8("(2,)", 5, 6), f8("(1, 2)", 7, 8), f8("(1,)", 9));
        assertThat(NetworkReader.read(torch).network().units().get(0).incoming())
                .isEqualTo(list(1, 2));
        Path sklearn = npz(f8("(2, 2)", 1, 2, 3, 4), f8("(2,)", 5, 6), f8("(2, 1)", 7, 8), f8("(1,)", 9));
        assertThat(NetworkReader.read(sklearn).network().units().get(0).incoming())
                .isEqualTo(list(1, 3));
        Path single = npz(f8("(1, 1)", 1), f8("(1,)", 2), f8("(1, 1)", 3), f8("(1,)", 4));
        assertThat(NetworkReader.read(single).network().size()).isEqualTo(1);
    }

    /** The bytes of one element, most significant first, and its value by the definition of the type. */
    @ParameterizedTest
    @CsvSource({
        "f8,3fb999999999999a,3602879701896397/36028797018963968",
        "f8,8000000000000000,0",
        "f4,3dcccccd,13421773/134217728",
        "f4,00000001,1/713623846352979940529142984724747568191373312",
        "f2,3c01,1025/1024",
        "f2,0001,1/16777216",
        "f2,83ff,-1023/16777216",
        "f2,0400,1/16384",
        "f2,7bff,65504",
        "i8,8000000000000000,-9223372036854775808",
        "i4,fffffffe,-2",
        "i2,8000,-32768",
        "u8,ffffffffffffffff,18446744073709551615",
        "u4,ffffffff,4294967295",
        "u2,ffff,65535",
    })
    void readsEveryTypeAtItsExactValue(String type, String hex, String value) throws IOException {
        byte[] big = new byte[hex.length() / 2];
        for (int i = 0; i < big.length; i++) {
            big[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        byte[] little = new byte[big.length];
        for (int i = 0; i < big.length; i++) {
            little[i] = big[big.length - 1 - i];
        }
        for (String order : List.of("<", ">")) {
            byte[] bias = npy(1, order + type, false, "(1,)", order.equals("<") ? little : big);
            Path file = npz(f8("(1, 1)", 1), f8("(1,)", 2), f8("(1, 1)", 3), bias);
            assertThat(NetworkReader.read(file).network().outputBias()).containsExactly(Rational.parse(value));
        }
    }

    @Test
    void readsBytes() throws IOException {
        Path file = npz(
                npy(1, "|i1", false, "(1, 1)", new byte[] {-128}),
                npy(1, "|u1", false, "(1,)", new byte[] {-1}),
                f8("(1, 1)", 1),
                f8("(1,)", 0));
        HiddenUnit unit = NetworkReader.read(file).network().units().get(0);
        assertThat(unit.incoming()).containsExactly(Rational.of(-128));
        assertThat(unit.bias()).isEqualTo(Rational.of(255));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7c00", "fc00", "7e00", "7c01"})
    void refusesHalvesThatAreNotFinite(String hex) throws IOException {
        byte[] data = {(byte) Integer.parseInt(hex.substring(0, 2), 16), (byte) Integer.parseInt(hex.substring(2), 16)};
        Path file = npz(f8("(1, 1)", 1), npy(1, ">f2", false, "(1,)", data), f8("(1, 1)", 3), f8("(1,)", 0));
        assertThatThrownBy(() -> NetworkReader.read(file)).hasMessageContaining("b1[0]: expected a finite number");
    }

    @Test
    void readsNetworksWithoutUnits() throws IOException {
        Path file = npz(f8("(0, 4)"), f8("(0,)"), f8("(2, 0)"), f8("(2,)", 1, 2));
        assertThat(NetworkReader.read(file).network()).isEqualTo(TanhNetwork.of(4, 2, List.of(), list(1, 2)));
    }
}
