package dev.prank.instances.io;

import dev.prank.instances.number.Rational;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** A binary number type of array files. Every finite element has an exact value. */
enum ElementType {
    FLOAT64(8),
    FLOAT32(4),
    FLOAT16(2),
    BFLOAT16(2),
    INT64(8),
    INT32(4),
    INT16(2),
    INT8(1),
    UINT64(8),
    UINT32(4),
    UINT16(2),
    UINT8(1);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    /** An element as a text, for messages about one that is not finite; {@code at} is in bytes. */
    String describe(ByteBuffer data, int at) {
        return Double.toString(floating(data, at));
    }

    /** The exact value; empty for NaN and the infinities. {@code at} is in bytes. */
    Optional<Rational> value(ByteBuffer data, int at) {
        return switch (this) {
            case FLOAT64, FLOAT32, FLOAT16, BFLOAT16 -> {
                double value = floating(data, at);
                yield Double.isFinite(value) ? Optional.of(Rational.exactly(value)) : Optional.empty();
            }
            case INT64 -> Optional.of(Rational.of(data.getLong(at)));
            case INT32 -> Optional.of(Rational.of(data.getInt(at)));
            case INT16 -> Optional.of(Rational.of(data.getShort(at)));
            case INT8 -> Optional.of(Rational.of(data.get(at)));
            case UINT64 ->
                Optional.of(Rational.of(new BigInteger(Long.toUnsignedString(data.getLong(at))), BigInteger.ONE));
            case UINT32 -> Optional.of(Rational.of(Integer.toUnsignedLong(data.getInt(at))));
            case UINT16 -> Optional.of(Rational.of(Short.toUnsignedInt(data.getShort(at))));
            case UINT8 -> Optional.of(Rational.of(Byte.toUnsignedInt(data.get(at))));
        };
    }

    /** Every value of the three narrower types is a double. */
    private double floating(ByteBuffer data, int at) {
        return switch (this) {
            case FLOAT64 -> data.getDouble(at);
            case FLOAT32 -> data.getFloat(at);
            case FLOAT16 -> half(data.getShort(at));
            // The upper half of a float32.
            case BFLOAT16 -> Float.intBitsToFloat(data.getShort(at) << 16);
            default -> throw new IllegalStateException(this + " is not a floating-point type");
        };
    }

    /** IEEE 754 binary16: 1 sign bit, 5 exponent bits with bias 15, 10 fraction bits. */
    private static double half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double magnitude = exponent == 0
                ? Math.scalb(fraction, -24)
                : exponent < 31
                        ? Math.scalb(fraction + 0x400, exponent - 25)
                        : fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        return bits < 0 ? -magnitude : magnitude;
    }

    /** A view of bytes in the given order. */
    static ByteBuffer view(byte[] data, ByteOrder order) {
        return ByteBuffer.wrap(data).order(order);
    }
}
