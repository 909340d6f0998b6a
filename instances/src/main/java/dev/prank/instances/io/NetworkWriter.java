package dev.prank.instances.io;

import dev.prank.instances.network.ConstantTerm;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes networks. JSON holds every network exactly, constants included. The binary formats hold doubles and no constants: ask
 * {@link #isExactInDoubles} first, fold constants with {@link FoldedNetwork}, and choose a {@link DoubleRounding}. The same network
 * gives the same bytes.
 */
public final class NetworkWriter {

    private NetworkWriter() {}

    /**
     * Writes a file in the format that its name ends in, as a whole or not at all. Radius, rank and origin are written to JSON only.
     *
     * @return how many numbers were rounded; 0 for JSON
     * @throws IllegalArgumentException when the name ends in no known format, or the binary format asked for cannot hold the
     *     network
     */
    public static int write(Path target, NetworkFile file, DoubleRounding rounding) throws IOException {
        NetworkFormat format = NetworkFormat.ofFileName(target)
                .orElseThrow(() -> new IllegalArgumentException(
                        target + ": expected a file name that ends in .json, .npz or .safetensors"));
        if (format == NetworkFormat.JSON) {
            AtomicFile.write(target, out -> writeJson(file, out));
            return 0;
        }
        Doubles doubles = Doubles.of(file.network(), rounding);
        AtomicFile.write(target, out -> {
            if (format == NetworkFormat.NPZ) {
                doubles.writeNpz(out);
            } else {
                doubles.writeSafetensors(out);
            }
        });
        return doubles.roundedCount;
    }

    /** Writes JSON with exact numbers, one unit per line, and leaves the stream open. */
    public static void writeJson(NetworkFile file, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writeJson(file, writer);
        writer.flush();
    }

    /** The text that {@link #writeJson} writes. */
    public static String toJson(NetworkFile file) {
        StringWriter writer = new StringWriter();
        try {
            writeJson(file, writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return writer.toString();
    }

    private static void writeJson(NetworkFile file, Writer out) throws IOException {
        TanhNetwork network = file.network();
        out.write("{\"schema\":1,\"inputs\":" + network.inputs() + ",\"outputs\":" + network.outputs()
                + ",\"activation\":\"tanh\",");
        if (file.radius().isPresent()) {
            out.write("\"radius\":" + number(file.radius().get()) + ",");
        }
        if (file.rank().isPresent()) {
            out.write("\"rank\":" + file.rank().getAsInt() + ",");
        }
        if (file.origin().isPresent()) {
            out.write("\"origin\":" + OriginJson.text(file.origin().get()) + ",\n");
        }
        out.write("\"units\":[");
        String separator = "\n";
        for (HiddenUnit unit : network.units()) {
            out.write(separator + "{\"outgoing\":" + numbers(unit.outgoing()) + ",\"incoming\":"
                    + numbers(unit.incoming()) + ",\"bias\":" + number(unit.bias()) + "}");
            separator = ",\n";
        }
        out.write("],\n");
        if (!network.constants().isEmpty()) {
            out.write("\"constants\":[");
            separator = "\n";
            for (ConstantTerm constant : network.constants()) {
                out.write(separator + "{\"outgoing\":" + numbers(constant.outgoing()) + ",\"bias\":"
                        + number(constant.bias()) + "}");
                separator = ",\n";
            }
            out.write("],\n");
        }
        out.write("\"outputBias\":" + numbers(network.outputBias()) + "}\n");
    }

    static String numbers(List<Rational> numbers) {
        return numbers.stream().map(NetworkWriter::number).collect(Collectors.joining(",", "[", "]"));
    }

    /** A JSON string; digits, signs, points and slashes need no escapes. */
    static String number(Rational number) {
        return '"' + number.toDecimalString() + '"';
    }

    /** The binary formats hold this network without loss: no constants, and every number is exactly a double. */
    public static boolean isExactInDoubles(TanhNetwork network) {
        return network.constants().isEmpty() && inexactCount(network) == 0;
    }

    /** How many of the network's (h·(n + m + 1) + m) numbers are not exactly doubles; constants are not counted. */
    public static int inexactCount(TanhNetwork network) {
        int count = countInexact(network.outputBias());
        for (HiddenUnit unit : network.units()) {
            count += countInexact(unit.outgoing()) + countInexact(unit.incoming()) + countInexact(List.of(unit.bias()));
        }
        return count;
    }

    private static int countInexact(List<Rational> numbers) {
        return (int) numbers.stream().filter(number -> !isDouble(number)).count();
    }

    private static boolean isDouble(Rational number) {
        double nearest = number.doubleValue();
        return Double.isFinite(nearest) && Rational.exactly(nearest).equals(number);
    }

    /**
     * Writes {@code .npz} with W1 h×n, b1 h, W2 m×h and b2 m, and leaves the stream open. Reading it back needs
     * {@link WeightLayout#TORCH} when there are as many inputs as units as outputs.
     *
     * @return how many numbers were rounded
     * @throws IllegalArgumentException when the network has constants, a number beyond all doubles, or, without rounding, a number
     *     that is not exactly a double; nothing is written then
     */
    public static int writeNpz(TanhNetwork network, DoubleRounding rounding, OutputStream out) throws IOException {
        Doubles doubles = Doubles.of(network, rounding);
        doubles.writeNpz(out);
        return doubles.roundedCount;
    }

    /**
     * Writes {@code .safetensors} with the type F64 and {@link TensorNames#TORCH_SEQUENTIAL}, and leaves the stream open.
     *
     * @return how many numbers were rounded
     * @throws IllegalArgumentException when the network has constants, a number beyond all doubles, or, without rounding, a number
     *     that is not exactly a double; nothing is written then
     */
    public static int writeSafetensors(TanhNetwork network, DoubleRounding rounding, OutputStream out)
            throws IOException {
        Doubles doubles = Doubles.of(network, rounding);
        doubles.writeSafetensors(out);
        return doubles.roundedCount;
    }

    /** A network's four arrays as little-endian doubles in row-major order, in the layout of PyTorch. */
    private static final class Doubles {

        private final List<List<Integer>> shapes;
        private final List<byte[]> arrays = new ArrayList<>();
        private final DoubleRounding rounding;
        private int roundedCount;

        private Doubles(TanhNetwork network, DoubleRounding rounding) {
            this.rounding = rounding;
            int inputs = network.inputs();
            int outputs = network.outputs();
            int size = network.size();
            this.shapes = List.of(List.of(size, inputs), List.of(size), List.of(outputs, size), List.of(outputs));
        }

        static Doubles of(TanhNetwork network, DoubleRounding rounding) {
            if (!network.constants().isEmpty()) {
                throw new IllegalArgumentException(
                        "the network has " + network.constants().size()
                                + " constants a·tanh(c), which doubles cannot hold; fold them numerically first");
            }
            Doubles doubles = new Doubles(network, rounding);
            List<HiddenUnit> units = network.units();
            int h = units.size();
            int n = network.inputs();
            doubles.add("hidden weight", h, n, (i, j) -> units.get(i).incoming().get(j));
            doubles.add("hidden bias", 1, h, (row, i) -> units.get(i).bias());
            doubles.add(
                    "output weight",
                    network.outputs(),
                    h,
                    (k, i) -> units.get(i).outgoing().get(k));
            doubles.add(
                    "output bias",
                    1,
                    network.outputs(),
                    (row, k) -> network.outputBias().get(k));
            return doubles;
        }

        /** A matrix's elements. */
        private interface Elements {
            Rational at(int row, int column);
        }

        private void add(String name, int rows, int columns, Elements elements) {
            ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(Math.multiplyExact(rows, columns), 8))
                    .order(ByteOrder.LITTLE_ENDIAN);
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    Rational exact = elements.at(row, column);
                    double value = exact.doubleValue();
                    if (Double.isInfinite(value)) {
                        throw new IllegalArgumentException(
                                name + " [" + row + "," + column + "] is beyond the range of doubles");
                    }
                    if (!Rational.exactly(value).equals(exact)) {
                        if (rounding == DoubleRounding.REFUSE) {
                            throw new IllegalArgumentException(name + " [" + row + "," + column + "] is "
                                    + FormatException.quoted(exact.toDecimalString())
                                    + ", which is not exactly a double");
                        }
                        roundedCount++;
                    }
                    buffer.putDouble(value);
                }
            }
            arrays.add(buffer.array());
        }

        void writeNpz(OutputStream out) throws IOException {
            ZipOutputStream zip = new ZipOutputStream(out);
            List<String> names = List.of("W1.npy", "b1.npy", "W2.npy", "b2.npy");
            for (int a = 0; a < names.size(); a++) {
                byte[] header = npyHeader(shapes.get(a));
                byte[] data = arrays.get(a);
                CRC32 checksum = new CRC32();
                checksum.update(header);
                checksum.update(data);
                ZipEntry entry = new ZipEntry(names.get(a));
                entry.setMethod(ZipEntry.STORED);
                entry.setSize((long) header.length + data.length);
                entry.setCrc(checksum.getValue());
                // The earliest time a zip file can hold, as numpy does: same network, same bytes.
                entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(header);
                zip.write(data);
                zip.closeEntry();
            }
            zip.finish();
        }

        /** Version 1.0, padded so that the data starts at a multiple of 64 bytes. */
        private static byte[] npyHeader(List<Integer> shape) {
            String dimensions = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
            String dict = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + dimensions
                    + (shape.size() == 1 ? "," : "") + "), }";
            int length = (10 + dict.length() + 1 + 63) / 64 * 64;
            ByteBuffer header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
            header.put((byte) 1).put((byte) 0).putShort((short) (length - 10));
            header.put(dict.getBytes(StandardCharsets.US_ASCII));
            while (header.remaining() > 1) {
                header.put((byte) ' ');
            }
            return header.put((byte) '\n').array();
        }

        void writeSafetensors(OutputStream out) throws IOException {
            StringBuilder header = new StringBuilder("{\"__metadata__\":{\"schema\":\"1\"}");
            List<String> names = TensorNames.TORCH_SEQUENTIAL.inOrder();
            long offset = 0;
            for (int a = 0; a < names.size(); a++) {
                long end = offset + arrays.get(a).length;
                header.append(",\"").append(names.get(a)).append("\":{\"dtype\":\"F64\",\"shape\":[");
                header.append(shapes.get(a).stream().map(String::valueOf).collect(Collectors.joining(",")));
                header.append("],\"data_offsets\":[")
                        .append(offset)
                        .append(',')
                        .append(end)
                        .append("]}");
                offset = end;
            }
            header.append('}');
            // Data aligned to 8 bytes, as the format's own writer does.
            while (header.length() % 8 != 0) {
                header.append(' ');
            }
            out.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length())
                    .array());
            out.write(header.toString().getBytes(StandardCharsets.US_ASCII));
            for (byte[] array : arrays) {
                out.write(array);
            }
            out.flush();
        }
    }
}
