package dev.prank.instances.io;

import dev.prank.instances.number.Rational;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A vector or matrix of an array file, its elements still as the file has them: 2 to 8 bytes each instead of the 32 or more of an
 * exact number.
 */
final class WeightArray {

    /** Largest array read, in bytes of elements: 32 million doubles, which become more than 1 GiB of exact numbers. */
    static final long MAX_BYTES = 1L << 28;

    private final String source;
    private final String name;
    private final ElementType type;
    private final List<Integer> shape;
    private final boolean columnMajor;
    private final ByteBuffer data;

    private WeightArray(
            String source, String name, ElementType type, List<Integer> shape, boolean columnMajor, ByteBuffer data) {
        this.source = source;
        this.name = name;
        this.type = type;
        this.shape = shape;
        this.columnMajor = columnMajor;
        this.data = data;
    }

    /**
     * Reads the elements, which are next in {@code in}. Memory grows with the bytes that are really there.
     *
     * @param shape as the file says it, checked here
     */
    static WeightArray read(
            InputStream in,
            String source,
            String name,
            ElementType type,
            ByteOrder order,
            List<Long> shape,
            boolean columnMajor)
            throws IOException {
        long bytes = byteCount(source, name, type, shape);
        byte[] data;
        try {
            data = in.readNBytes((int) bytes);
        } catch (EOFException e) {
            throw FormatException.in(
                    source, name, "the file ends in the middle of the array; expected " + bytes + " bytes");
        }
        if (data.length < bytes) {
            throw FormatException.in(
                    source, name, "expected " + bytes + " bytes for shape " + text(shape) + ", found " + data.length);
        }
        List<Integer> sizes = shape.stream().map(Long::intValue).collect(Collectors.toUnmodifiableList());
        return new WeightArray(source, name, type, sizes, columnMajor, ElementType.view(data, order));
    }

    /** The bytes of an array of this shape, when it is one or two dimensions of sizes that can be held. */
    static long byteCount(String source, String name, ElementType type, List<Long> shape) throws FormatException {
        if (shape.isEmpty() || shape.size() > 2) {
            throw FormatException.in(source, name, "expected one or two dimensions, found shape " + text(shape));
        }
        long count = type.bytes();
        for (long size : shape) {
            // An empty array with a huge other side holds nothing, yet would make a huge network.
            if (size < 0 || size > MAX_BYTES || count * Math.max(size, 1) > MAX_BYTES) {
                throw FormatException.in(
                        source, name, "shape " + text(shape) + " is more than the " + MAX_BYTES + " bytes supported");
            }
            count *= Math.max(size, 1);
        }
        return shape.contains(0L) ? 0 : count;
    }

    static String text(List<? extends Number> shape) {
        return shape.stream().map(Object::toString).collect(Collectors.joining("×", "(", ")"));
    }

    String name() {
        return name;
    }

    List<Integer> shape() {
        return shape;
    }

    /** An element of a vector. */
    Rational get(int index) throws FormatException {
        return element(index, "[" + index + "]");
    }

    /** An element of a matrix. */
    Rational get(int row, int column) throws FormatException {
        int index = columnMajor ? column * shape.get(0) + row : row * shape.get(1) + column;
        return element(index, "[" + row + "," + column + "]");
    }

    private Rational element(int index, String place) throws FormatException {
        int at = index * type.bytes();
        return type.value(data, at)
                .orElseThrow(() -> FormatException.in(
                        source, name + place, "expected a finite number, found " + type.describe(data, at)));
    }
}
