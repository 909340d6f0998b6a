package dev.prank.instances.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.prank.instances.generate.RandomNetworks;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Whatever the bytes, a reader returns a value or throws an IOException, and needs little memory. */
class ReaderFuzzPropertyTest {

    private static final long ALLOWED_BYTES = 64L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final NetworkFile NETWORK = new NetworkFile(
            RandomNetworks.onLattice(2, 2, 3, 4, Rational.of(1, 3), 5),
            Optional.of(Rational.of(1, 8)),
            OptionalInt.of(2));

    /** Exact in doubles. */
    private static final TanhNetwork DOUBLES = RandomNetworks.onLattice(2, 1, 3, 4, Rational.of(1, 4), 5);

    private static final List<String> DICTIONARY = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u0000",
            "null",
            "true",
            "NaN",
            "-Infinity",
            "1e9999",
            "1e99999999999",
            "-",
            "/",
            "0",
            ".",
            "\"1/0\"",
            "[[[[",
            "\"units\":",
            "\"inputs\":2147483648",
            "99999999999999999999",
            " 0\n",
            "\r",
            "#",
            "c ",
            "%",
            "p cnf 1 1\n",
            "\ufeff",
            "(",
            ")",
            "4294967295",
            "'descr'",
            "|O",
            "True",
            "\u0000\u0000\u0000\u0000",
            "\u00ff\u00ff\u00ff\u00ff",
            "__metadata__",
            "F64",
            "PK\u0005\u0006");

    /** One change of a byte array; positions are taken modulo the length. */
    record Edit(int kind, int position, int length, String text) {

        byte[] apply(byte[] bytes) {
            int at = bytes.length == 0 ? 0 : position % (bytes.length + 1);
            int end = Math.min(bytes.length, at + length);
            byte[] insert = text.getBytes(StandardCharsets.ISO_8859_1);
            return switch (kind) {
                case 0 -> concatenation(bytes, 0, at, insert, at);
                case 1 -> concatenation(bytes, 0, at, new byte[0], end);
                case 2 -> concatenation(bytes, 0, at, insert, Math.min(bytes.length, at + insert.length));
                case 3 -> Arrays.copyOf(bytes, at);
                case 4 -> concatenation(bytes, 0, end, Arrays.copyOfRange(bytes, at, end), end);
                default -> {
                    byte[] flipped = bytes.clone();
                    if (at < bytes.length) {
                        flipped[at] ^= (byte) (1 << length % 8);
                    }
                    yield flipped;
                }
            };
        }

        private static byte[] concatenation(byte[] bytes, int from, int to, byte[] middle, int rest) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(bytes, from, to - from);
            out.writeBytes(middle);
            out.write(bytes, rest, bytes.length - rest);
            return out.toByteArray();
        }
    }

    /** Anything that reads. */
    private interface Reading {
        Object read() throws IOException;
    }

    private Path folder;

    @BeforeProperty
    void createFolder() throws IOException {
        folder = Files.createTempDirectory("prank");
    }

    @AfterProperty
    void deleteFolder() throws IOException {
        Files.deleteIfExists(folder.resolve("fuzz.npz"));
        Files.delete(folder);
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        Arbitrary<Edit> edit = Combinators.combine(
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(0, 5000),
                        Arbitraries.integers().between(1, 30),
                        Arbitraries.of(DICTIONARY))
                .as(Edit::new);
        return edit.list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<byte[]> junk() {
        return Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(200),
                Arbitraries.of(DICTIONARY)
                        .list()
                        .ofMaxSize(30)
                        .map(parts -> String.join("", parts).getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] edited(byte[] bytes, List<Edit> edits) {
        byte[] result = bytes;
        for (Edit edit : edits) {
            result = edit.apply(result);
        }
        return result;
    }

    private static void requireCivil(Reading reading) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            assertThat(reading.read()).isNotNull();
        } catch (FormatException e) {
            assertThat(e.getMessage()).hasSizeLessThan(500);
            assertThat(e.getMessage().chars().noneMatch(Character::isISOControl))
                    .isTrue();
        } catch (IOException e) {
            throw new AssertionError("content must give a FormatException", e);
        }
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(ALLOWED_BYTES);
    }

    private void requireEveryReaderCivil(byte[] bytes) throws IOException {
        requireCivil(() -> NetworkReader.readJson(new ByteArrayInputStream(bytes), "fuzz.json"));
        requireCivil(() -> PointReader.readJson(new ByteArrayInputStream(bytes), "fuzz.json"));
        requireCivil(() -> PointReader.readCsv(new ByteArrayInputStream(bytes), "fuzz.csv"));
        requireCivil(() -> DimacsReader.read(new ByteArrayInputStream(bytes), "fuzz.cnf"));
        requireCivil(() -> safetensors(bytes));
        requireCivilNpz(bytes);
    }

    private void requireCivilNpz(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("fuzz.npz"), bytes);
        requireCivil(() -> NetworkReader.read(file));
    }

    private static TanhNetwork safetensors(byte[] bytes) throws IOException {
        return SafetensorsReader.read(new ByteArrayInputStream(bytes), "fuzz.safetensors", TensorNames.TORCH_SEQUENTIAL)
                .network(WeightLayout.TORCH);
    }

    @Property(tries = 200)
    void junkOfAnyKind(@ForAll("junk") byte[] bytes) throws IOException {
        requireEveryReaderCivil(bytes);
    }

    @Property(tries = 700)
    void damagedNetworkJson(@ForAll("edits") List<Edit> edits) {
        byte[] bytes = edited(NetworkWriter.toJson(NETWORK).getBytes(StandardCharsets.UTF_8), edits);
        requireCivil(() -> NetworkReader.readJson(new ByteArrayInputStream(bytes), "fuzz.json"));
    }

    @Property(tries = 500)
    void damagedPoints(@ForAll("edits") List<Edit> edits) {
        byte[] json = edited(
                "{\"radius\":\"1/8\",\"rank\":34,\"dimension\":2,\"points\":[[\"1/2\",\"0\"],[3,-0.5e1]]}"
                        .getBytes(StandardCharsets.UTF_8),
                edits);
        requireCivil(() -> PointReader.readJson(new ByteArrayInputStream(json), "fuzz.json"));
        byte[] csv = edited("x,y\n# comment\n0.5,-1/3\n1e-3,7\n".getBytes(StandardCharsets.UTF_8), edits);
        requireCivil(() -> PointReader.readCsv(new ByteArrayInputStream(csv), "fuzz.csv"));
    }

    @Property(tries = 500)
    void damagedFormulas(@ForAll("edits") List<Edit> edits) {
        byte[] bytes =
                edited("c hello\np cnf 4 3\n1 -2 0\n3 4\n0 -1 0\n%\n0\n".getBytes(StandardCharsets.UTF_8), edits);
        requireCivil(() -> DimacsReader.read(new ByteArrayInputStream(bytes), "fuzz.cnf"));
    }

    @Property(tries = 700)
    void damagedSafetensors(@ForAll("edits") List<Edit> edits) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NetworkWriter.writeSafetensors(DOUBLES, DoubleRounding.REFUSE, out);
        byte[] bytes = edited(out.toByteArray(), edits);
        requireCivil(() -> safetensors(bytes));
    }

    @Property(tries = 500)
    void damagedNpz(@ForAll("edits") List<Edit> edits, @ForAll boolean deflated) throws IOException {
        requireCivilNpz(edited(npz(List.of(), 0, deflated), edits));
    }

    /** The arrays are damaged before they go into a sound zip file. */
    @Property(tries = 500)
    void damagedArraysInNpz(@ForAll("edits") List<Edit> edits, @ForAll boolean deflated) throws IOException {
        requireCivilNpz(npz(edits, edits.get(0).position(), deflated));
    }

    private byte[] npz(List<Edit> edits, int which, boolean deflated) throws IOException {
        Path sound = folder.resolve("fuzz.npz");
        NetworkWriter.write(sound, NetworkFile.of(DOUBLES), DoubleRounding.REFUSE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile in = new ZipFile(sound.toFile());
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(deflated ? 9 : 0);
            List<ZipEntry> entries = new ArrayList<>(in.stream().toList());
            for (int i = 0; i < entries.size(); i++) {
                byte[] array = in.getInputStream(entries.get(i)).readAllBytes();
                zip.putNextEntry(new ZipEntry(entries.get(i).getName()));
                zip.write(i == which % entries.size() ? edited(array, edits) : array);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
