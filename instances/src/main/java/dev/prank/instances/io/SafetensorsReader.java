package dev.prank.instances.io;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code .safetensors}: eight bytes with the length of a JSON header, the header, and the tensors' bytes, which must follow
 * each other without gaps and fill the rest of the file.
 */
final class SafetensorsReader {

    /** The limit of the format's reference implementation. */
    private static final long MAX_HEADER = 100_000_000;

    private static final List<String> TENSOR_KEYS = List.of("dtype", "shape", "data_offsets");

    /** A tensor as the header describes it. */
    private static final class Tensor {
        private final String name;
        private String type = "";
        private List<Long> shape = List.of();
        private long begin;
        private long end;

        Tensor(String name) {
            this.name = name;
        }
    }

    private final String source;
    private final TensorNames names;

    private SafetensorsReader(String source, TensorNames names) {
        this.source = source;
        this.names = names;
    }

    static WeightArrays read(InputStream in, String source, TensorNames names) throws IOException {
        try {
            return new SafetensorsReader(source, names).arrays(in);
        } catch (EOFException e) {
            throw FormatException.in(source, "", "the file ends too early");
        }
    }

    private WeightArrays arrays(InputStream in) throws IOException {
        List<Tensor> tensors = header(in);
        tensors.sort(Comparator.<Tensor>comparingLong(t -> t.begin).thenComparingLong(t -> t.end));
        Map<String, WeightArray> arrays = new HashMap<>();
        long position = 0;
        for (Tensor tensor : tensors) {
            if (tensor.begin != position || tensor.end < tensor.begin) {
                throw FormatException.in(
                        source,
                        tensor.name,
                        "expected data that starts at byte " + position
                                + ", where the previous tensor ends, found data_offsets [" + tensor.begin + ","
                                + tensor.end + "]");
            }
            if (names.inOrder().contains(tensor.name)) {
                arrays.put(tensor.name, array(in, tensor));
            } else {
                in.skipNBytes(tensor.end - tensor.begin);
            }
            position = tensor.end;
        }
        if (in.read() >= 0) {
            throw FormatException.in(
                    source, "", "expected the end of the file after the last tensor, found more bytes");
        }
        return new WeightArrays(
                source,
                arrays.get(names.hiddenWeight()),
                arrays.get(names.hiddenBias()),
                arrays.get(names.outputWeight()),
                arrays.get(names.outputBias()));
    }

    private List<Tensor> header(InputStream in) throws IOException {
        byte[] lengthField = in.readNBytes(8);
        if (lengthField.length < 8) {
            throw FormatException.in(source, "", "expected a .safetensors file: eight bytes and a header");
        }
        long length =
                ByteBuffer.wrap(lengthField).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > MAX_HEADER) {
            throw FormatException.in(
                    source,
                    "",
                    "expected a .safetensors file: its header would have " + Long.toUnsignedString(length) + " bytes");
        }
        byte[] header = in.readNBytes((int) length);
        if (header.length < length) {
            throw FormatException.in(
                    source,
                    "",
                    "expected a header of " + length + " bytes, found only " + header.length + " in the file");
        }
        List<Tensor> tensors = JsonCursor.read(new ByteArrayInputStream(header), source, this::tensors);
        Set<String> present = new HashSet<>();
        for (Tensor tensor : tensors) {
            present.add(tensor.name);
            // Under the default names, "4.weight" would mean a deeper network than the one we would read.
            if (names.equals(TensorNames.TORCH_SEQUENTIAL) && !names.inOrder().contains(tensor.name)) {
                throw FormatException.in(
                        source,
                        "",
                        "unexpected tensor " + FormatException.quoted(tensor.name) + "; expected only "
                                + String.join(", ", names.inOrder()) + " unless other names are given");
            }
        }
        for (String name : names.inOrder()) {
            if (!present.contains(name)) {
                throw FormatException.in(
                        source,
                        "",
                        "the tensor " + FormatException.quoted(name) + " is missing; expected "
                                + String.join(", ", names.inOrder()));
            }
        }
        return tensors;
    }

    private List<Tensor> tensors(JsonCursor json) throws IOException {
        List<Tensor> tensors = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        json.openObject(name -> {
            if (!seen.add(name)) {
                throw json.failure("the key occurs twice");
            }
            if (name.equals("__metadata__")) {
                json.openObject(key -> json.string("a string"));
            } else {
                Tensor tensor = new Tensor(name);
                json.object(TENSOR_KEYS, TENSOR_KEYS, key -> {
                    switch (key) {
                        case "dtype" -> tensor.type = json.string("the name of a type");
                        case "shape" -> tensor.shape = integers(json);
                        default -> {
                            List<Long> offsets = integers(json);
                            if (offsets.size() != 2) {
                                throw json.failure("expected two offsets, found " + offsets.size());
                            }
                            tensor.begin = offsets.get(0);
                            tensor.end = offsets.get(1);
                        }
                    }
                });
                tensors.add(tensor);
            }
        });
        return tensors;
    }

    private static List<Long> integers(JsonCursor json) throws IOException {
        List<Long> integers = new ArrayList<>();
        json.array("a list of whole numbers", () -> integers.add(json.integer(0, 999_999_999_999_999_999L)));
        return List.copyOf(integers);
    }

    private WeightArray array(InputStream in, Tensor tensor) throws IOException {
        ElementType type = elementType(tensor.type)
                .orElseThrow(() -> FormatException.in(
                        source,
                        tensor.name,
                        "expected a type such as F64, F32, F16 or BF16, found " + FormatException.quoted(tensor.type)));
        long bytes = WeightArray.byteCount(source, tensor.name, type, tensor.shape);
        if (tensor.end - tensor.begin != bytes) {
            throw FormatException.in(
                    source,
                    tensor.name,
                    "expected " + bytes + " bytes for shape " + WeightArray.text(tensor.shape)
                            + ", found data_offsets [" + tensor.begin + "," + tensor.end + "]");
        }
        return WeightArray.read(in, source, tensor.name, type, ByteOrder.LITTLE_ENDIAN, tensor.shape, false);
    }

    private static Optional<ElementType> elementType(String name) {
        return switch (name) {
            case "F64" -> Optional.of(ElementType.FLOAT64);
            case "F32" -> Optional.of(ElementType.FLOAT32);
            case "F16" -> Optional.of(ElementType.FLOAT16);
            case "BF16" -> Optional.of(ElementType.BFLOAT16);
            case "I64" -> Optional.of(ElementType.INT64);
            case "I32" -> Optional.of(ElementType.INT32);
            case "I16" -> Optional.of(ElementType.INT16);
            case "I8" -> Optional.of(ElementType.INT8);
            case "U64" -> Optional.of(ElementType.UINT64);
            case "U32" -> Optional.of(ElementType.UINT32);
            case "U16" -> Optional.of(ElementType.UINT16);
            case "U8" -> Optional.of(ElementType.UINT8);
            default -> Optional.empty();
        };
    }
}
