package dev.sinter.runtime.file;

import dev.sinter.runtime.Bf16;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.FileException;
import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.data.NdArray;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Named arrays in the safetensors format: the length of a header, the header as JSON (type, shape and place of each array), the
 * numbers, little-endian. It holds numbers and texts only, so reading a file of unknown origin is safe: nothing is believed
 * before it is checked, and no array is made that the file has not the bytes for.
 *
 * <p>Example: {@code Safetensors.of(Map.of("hidden.kernel", kernel)).save(path)}, {@code Safetensors.read(path).tensors()}.
 *
 * @param tensors the arrays by name, in the order of the header
 * @param metadata texts by key that describe the file
 * @param bf16 the names of those f32 arrays whose numbers the file keeps in 16 bits; writing rounds them ({@link Bf16})
 */
public record Safetensors(Map<String, NdArray> tensors, Map<String, String> metadata, Set<String> bf16) {
    private static final int MOST_HEADER = 100_000_000;
    private static final int ALIGNMENT = 8;

    public Safetensors {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        if (tensors.containsKey(SafetensorsHeader.METADATA)) {
            throw new InvalidInputException("no array can have the name " + SafetensorsHeader.METADATA);
        }
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        bf16 = Collections.unmodifiableSet(new LinkedHashSet<>(bf16));
        for (String name : bf16) {
            NdArray array = tensors.get(name);
            if (array == null || array.dtype() != DType.F32) {
                throw new InvalidInputException("only f32 arrays can be kept as bf16, and " + name + " is "
                        + (array == null ? "not there" : array));
            }
        }
    }

    /** All arrays as they are. */
    public Safetensors(Map<String, NdArray> tensors, Map<String, String> metadata) {
        this(tensors, metadata, Set.of());
    }

    /** Without metadata. */
    public static Safetensors of(Map<String, NdArray> tensors) {
        return new Safetensors(tensors, Map.of());
    }

    public static Safetensors read(Path path) {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new FileException(path.toString(), "is not an ordinary file; expected a safetensors file");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            return read(in, Files.size(path), path.toString());
        } catch (IOException e) {
            throw FileException.reading(path, e);
        }
    }

    /**
     * From the content of a file.
     *
     * @param place what messages call it
     */
    public static Safetensors parse(byte[] content, String place) {
        try {
            return read(new ByteArrayInputStream(content), content.length, place);
        } catch (IOException e) {
            throw new FileException(place, "cannot be read: " + e.getMessage());
        }
    }

    /** Writes the file whole or not at all; the same content gives the same bytes. */
    public void save(Path path) {
        AtomicFile.write(path, this::writeTo);
    }

    public void writeTo(OutputStream out) throws IOException {
        List<Map.Entry<String, NdArray>> inFile = new ArrayList<>(tensors.entrySet());
        // wide numbers first, as the reference does, so that each array begins at a multiple of its width
        inFile.sort(Comparator.comparing(entry -> -width(entry)));
        byte[] header = header(inFile).getBytes(StandardCharsets.UTF_8);
        int padding = -header.length & ALIGNMENT - 1;
        out.write(ByteBuffer.allocate(ALIGNMENT)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length + padding)
                .array());
        out.write(header);
        out.write(" ".repeat(padding).getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, NdArray> entry : inFile) {
            if (bf16.contains(entry.getKey())) {
                writeHalves(entry.getValue().floats(), out);
            } else {
                entry.getValue().writeTo(out);
            }
        }
    }

    /** How many bytes a number of the array takes in the file. */
    private int width(Map.Entry<String, NdArray> entry) {
        return bf16.contains(entry.getKey())
                ? Short.BYTES
                : entry.getValue().dtype().bytes();
    }

    private static void writeHalves(float[] numbers, OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(numbers.length, Short.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (float number : numbers) {
            buffer.putShort(Bf16.of(number));
        }
        out.write(buffer.array());
    }

    private String header(List<Map.Entry<String, NdArray>> inFile) {
        Map<String, List<Long>> offsets = new HashMap<>();
        long end = 0;
        for (Map.Entry<String, NdArray> entry : inFile) {
            long begin = end;
            end += (long) entry.getValue().size() * width(entry);
            offsets.put(entry.getKey(), List.of(begin, end));
        }
        Map<String, Object> header = new LinkedHashMap<>();
        if (!metadata.isEmpty()) {
            header.put(SafetensorsHeader.METADATA, metadata);
        }
        tensors.forEach((name, array) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put(
                    "dtype",
                    bf16.contains(name) ? SafetensorsHeader.BF16 : array.dtype().name());
            entry.put("shape", Arrays.stream(array.shape()).boxed().toList());
            entry.put("data_offsets", offsets.get(name));
            header.put(name, entry);
        });
        return Json.write(header);
    }

    private static Safetensors read(InputStream in, long size, String place) throws IOException {
        byte[] start = in.readNBytes(ALIGNMENT);
        if (start.length < ALIGNMENT) {
            throw damaged(place, "it has " + start.length + " bytes, and the length of its header alone takes 8");
        }
        long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > MOST_HEADER || length > size - ALIGNMENT) {
            throw damaged(
                    place,
                    "its header should be " + Long.toUnsignedString(length) + " bytes long, and the file has " + size);
        }
        byte[] header = in.readNBytes((int) length);
        try {
            String json = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header))
                    .toString();
            SafetensorsHeader parsed = SafetensorsHeader.parse(json, size - ALIGNMENT - length);
            return new Safetensors(parsed.read(in), parsed.metadata(), parsed.bf16());
        } catch (CharacterCodingException e) {
            throw damaged(place, "its header is not UTF-8 text");
        } catch (EOFException e) {
            throw damaged(place, "it is cut short");
        } catch (InvalidInputException e) {
            throw damaged(place, e.getMessage());
        }
    }

    private static FileException damaged(String place, String problem) {
        return new FileException(place, "not a sound safetensors file: " + problem + "; fetch or save the file again");
    }
}
