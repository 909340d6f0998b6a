package dev.prank.instances.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads numpy's {@code .npz}: a zip file, stored or deflated, with one {@code .npy} file (version 1.0, 2.0 or 3.0) per array.
 * Exactly the arrays W1, b1, W2 and b2 are accepted, since any other would mean a network of another kind.
 */
final class NpzReader {

    private static final List<String> NAMES = List.of("W1", "b1", "W2", "b2");
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    /** numpy itself refuses headers of more than 10,000 characters. */
    private static final int MAX_HEADER = 10_000;

    private static final Pattern HEADER = Pattern.compile("\\{(?<entries>.*)\\}\\s*", Pattern.DOTALL);
    private static final Pattern ENTRY = Pattern.compile("\\G\\s*'(?<key>descr|fortran_order|shape)'\\s*:\\s*"
            + "(?:'(?<text>[^']{0,40})'|(?<truth>True|False)|\\((?<tuple>[0-9L,\\s]*)\\))\\s*(?:,|$)\\s*");
    private static final Pattern TYPE = Pattern.compile("(?<order>[<>|])(?<kind>[fiu])(?<bytes>[1248])");

    private final String source;

    private NpzReader(String source) {
        this.source = source;
    }

    static WeightArrays read(Path file, String source) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new NpzReader(source).arrays(zip);
        } catch (ZipException e) {
            throw FormatException.in(source, "", "expected an .npz file (a zip file of arrays): " + e.getMessage());
        } catch (EOFException e) {
            // ZipFile follows offsets that point behind the end.
            throw FormatException.in(source, "", "expected an .npz file (a zip file of arrays): it ends too early");
        }
    }

    private WeightArrays arrays(ZipFile zip) throws IOException {
        Map<String, WeightArray> arrays = new HashMap<>();
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName().replaceFirst("\\.npy$", "");
            if (!NAMES.contains(name)) {
                throw FormatException.in(
                        source,
                        "",
                        "unexpected array " + FormatException.quoted(name) + "; expected W1, b1, W2 and b2");
            }
            if (arrays.put(name, array(zip, entry, name)) != null) {
                throw FormatException.in(source, name, "the array occurs twice");
            }
        }
        for (String name : NAMES) {
            if (!arrays.containsKey(name)) {
                throw FormatException.in(source, "", "the array " + name + " is missing; expected W1, b1, W2 and b2");
            }
        }
        return new WeightArrays(source, arrays.get("W1"), arrays.get("b1"), arrays.get("W2"), arrays.get("b2"));
    }

    private WeightArray array(ZipFile zip, ZipEntry entry, String name) throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), checksum)) {
            WeightArray array = npy(in, name);
            if (in.read() >= 0) {
                throw FormatException.in(source, name, "expected the end of the array, found more bytes");
            }
            // ZipFile does not do this by itself.
            if (checksum.getValue() != entry.getCrc()) {
                throw FormatException.in(source, name, "the checksum does not fit; the file is damaged");
            }
            return array;
        } catch (ZipException e) {
            throw FormatException.in(source, name, "damaged zip entry: " + e.getMessage());
        } catch (EOFException e) {
            throw FormatException.in(source, name, "the array ends too early");
        }
    }

    private WeightArray npy(InputStream in, String name) throws IOException {
        byte[] start = exactly(in, 8, name);
        for (int i = 0; i < MAGIC.length; i++) {
            if (start[i] != MAGIC[i]) {
                throw FormatException.in(source, name, "expected an array in .npy format");
            }
        }
        if (start[6] < 1 || start[6] > 3 || start[7] != 0) {
            throw FormatException.in(
                    source, name, "expected .npy version 1.0, 2.0 or 3.0, found " + start[6] + "." + start[7]);
        }
        int lengthBytes = start[6] == 1 ? 2 : 4;
        byte[] lengthField = exactly(in, lengthBytes, name);
        long length = 0;
        for (int i = lengthBytes - 1; i >= 0; i--) {
            length = length << 8 | lengthField[i] & 0xff;
        }
        if (length > MAX_HEADER) {
            throw FormatException.in(
                    source, name, "expected a header of at most " + MAX_HEADER + " bytes, found " + length);
        }
        return array(in, name, new String(exactly(in, (int) length, name), StandardCharsets.UTF_8));
    }

    private byte[] exactly(InputStream in, int length, String name) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw FormatException.in(source, name, "the array ends in its header");
        }
        return bytes;
    }

    /** The header is a Python dict such as {@code {'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }}. */
    private WeightArray array(InputStream in, String name, String header) throws IOException {
        Matcher dict = HEADER.matcher(header);
        if (!dict.matches()) {
            throw unexpectedHeader(name, header);
        }
        String entries = dict.group("entries").strip();
        Map<String, String> values = new HashMap<>();
        Matcher entry = ENTRY.matcher(entries);
        int end = 0;
        while (end < entries.length() && entry.find()) {
            end = entry.end();
            String key = entry.group("key");
            String group = key.equals("descr") ? "text" : key.equals("shape") ? "tuple" : "truth";
            if (entry.group(group) == null || values.put(key, entry.group(group)) != null) {
                throw unexpectedHeader(name, header);
            }
        }
        if (end < entries.length() || values.size() < 3) {
            throw unexpectedHeader(name, header);
        }
        String descr = values.get("descr");
        Matcher type = TYPE.matcher(descr);
        Optional<ElementType> elementType =
                type.matches() ? elementType(type.group("kind") + type.group("bytes")) : Optional.empty();
        if (elementType.isEmpty()) {
            throw FormatException.in(
                    source,
                    name,
                    descr.contains("O")
                            ? "holds Python objects (pickle), which are never read; expected numbers"
                            : "expected a type such as '<f8', '<f4', '<f2' or '<i8', found "
                                    + FormatException.quoted(descr));
        }
        ByteOrder order = type.group("order").equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        boolean columnMajor = values.get("fortran_order").equals("True");
        return WeightArray.read(
                in, source, name, elementType.get(), order, shape(name, values.get("shape")), columnMajor);
    }

    private List<Long> shape(String name, String tuple) throws FormatException {
        List<Long> shape = new ArrayList<>();
        for (String part : tuple.split(",")) {
            String size = part.strip().replaceFirst("L$", "");
            if (!size.isEmpty()) {
                if (!size.matches("[0-9]{1,18}")) {
                    throw FormatException.in(source, name, "not a size: " + FormatException.quoted(size));
                }
                shape.add(Long.parseLong(size));
            }
        }
        return shape;
    }

    private FormatException unexpectedHeader(String name, String header) {
        return FormatException.in(
                source,
                name,
                "expected a header with descr, fortran_order and shape, found " + FormatException.quoted(header));
    }

    private static Optional<ElementType> elementType(String kindAndBytes) {
        return switch (kindAndBytes) {
            case "f8" -> Optional.of(ElementType.FLOAT64);
            case "f4" -> Optional.of(ElementType.FLOAT32);
            case "f2" -> Optional.of(ElementType.FLOAT16);
            case "i8" -> Optional.of(ElementType.INT64);
            case "i4" -> Optional.of(ElementType.INT32);
            case "i2" -> Optional.of(ElementType.INT16);
            case "i1" -> Optional.of(ElementType.INT8);
            case "u8" -> Optional.of(ElementType.UINT64);
            case "u4" -> Optional.of(ElementType.UINT32);
            case "u2" -> Optional.of(ElementType.UINT16);
            case "u1" -> Optional.of(ElementType.UINT8);
            default -> Optional.empty();
        };
    }
}
