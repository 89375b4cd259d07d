package dev.sinter.runtime.file;

import dev.sinter.runtime.Bf16;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.data.NdArray;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The checked header of a safetensors file. In: its JSON text and how many bytes follow it. Out: the arrays, read from those bytes.
 *
 * @param entries the arrays in the order of the header; together they fill the bytes without gap or overlap
 * @param metadata texts by key
 */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {
    static final String METADATA = "__metadata__";
    static final String BF16 = "BF16";
    private static final double MOST_EXACT = 0x1p53;

    /**
     * One array.
     *
     * @param type the format's name of its numbers
     * @param begin where its first byte stands behind the header
     * @param end where its last byte ends
     */
    private record Entry(String name, String type, int[] shape, long begin, long end) implements Comparable<Entry> {
        /** By their place. */
        @Override
        public int compareTo(Entry other) {
            int byBegin = Long.compare(begin, other.begin);
            return byBegin != 0 ? byBegin : Long.compare(end, other.end);
        }

        /** How many bytes a number takes. */
        int width() {
            return type.endsWith("16") ? 2 : dtype().bytes();
        }

        private DType dtype() {
            return DType.parse(type.toLowerCase(Locale.ROOT));
        }

        NdArray read(InputStream in) throws IOException {
            if (width() != 2) {
                return NdArray.read(in, dtype(), ByteOrder.LITTLE_ENDIAN, shape);
            }
            byte[] pairs = NdArray.read(in, DType.U8, ByteOrder.LITTLE_ENDIAN, Math.toIntExact(end - begin))
                    .bytes();
            float[] numbers = new float[pairs.length / 2];
            for (int i = 0; i < numbers.length; i++) {
                int bits = pairs[2 * i] & 0xFF | (pairs[2 * i + 1] & 0xFF) << 8;
                numbers[i] = type.equals(BF16) ? Bf16.toFloat((short) bits) : half(bits);
            }
            return NdArray.of(numbers, shape);
        }

        private static float half(int bits) {
            int sign = (bits & 0x8000) << 16;
            int exponent = bits >> 10 & 0x1F;
            int fraction = bits & 0x3FF;
            if (exponent == 0) {
                return Float.intBitsToFloat(sign | Float.floatToIntBits(fraction * 0x1p-24f));
            }
            return Float.intBitsToFloat(sign | (exponent == 0x1F ? 0xFF : exponent + 112) << 23 | fraction << 13);
        }
    }

    static SafetensorsHeader parse(String json, long bytes) {
        Map<String, String> metadata = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<?, ?> entry : object(Json.parse(json), "the header").entrySet()) {
            String name = (String) entry.getKey();
            if (name.equals(METADATA)) {
                for (Map.Entry<?, ?> about : object(entry.getValue(), METADATA).entrySet()) {
                    metadata.put((String) about.getKey(), text(about.getValue(), METADATA));
                }
            } else {
                entries.add(entry(name, object(entry.getValue(), "array '" + name + "'")));
            }
        }
        checkOffsets(entries, bytes);
        return new SafetensorsHeader(entries, metadata);
    }

    private static Entry entry(String name, Map<?, ?> json) {
        String what = "array '" + name + "'";
        if (json.size() != 3) {
            throw new InvalidInputException(
                    what + " must have dtype, shape and data_offsets, and has " + json.keySet());
        }
        String type = text(json.get("dtype"), what + ": dtype");
        if (!List.of("F64", "F32", "F16", "BF16", "I64", "I32", "U8", "BOOL").contains(type)) {
            throw new InvalidInputException(what + " has the dtype " + type
                    + ", which is not supported; expected F64 F32 F16 BF16 I64 I32 U8 BOOL");
        }
        List<Long> dims = integers(json.get("shape"), what + ": shape");
        List<Long> offsets = integers(json.get("data_offsets"), what + ": data_offsets");
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
            throw new InvalidInputException(what + ": expected data_offsets [begin, end], found " + offsets);
        }
        int[] shape = new int[dims.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = (int) Math.min(dims.get(i), Integer.MAX_VALUE);
        }
        Entry entry = new Entry(name, type, shape, offsets.get(0), offsets.get(1));
        long expected = NdArray.count(shape) * (long) entry.width();
        if (entry.end - entry.begin != expected) {
            throw new InvalidInputException(what + ": expected " + expected + " bytes for " + type + dims + ", found "
                    + (entry.end - entry.begin));
        }
        return entry;
    }

    private static void checkOffsets(List<Entry> entries, long bytes) {
        long end = 0;
        for (Entry entry : byPlace(entries)) {
            if (entry.begin != end) {
                throw new InvalidInputException("array '" + entry.name + "' should begin at byte " + end
                        + ", where the array before it ends, and begins at " + entry.begin);
            }
            end = entry.end;
        }
        if (end != bytes) {
            throw new InvalidInputException("expected " + end + " bytes behind the header, found " + bytes);
        }
    }

    private static List<Entry> byPlace(List<Entry> entries) {
        List<Entry> sorted = new ArrayList<>(entries);
        Collections.sort(sorted);
        return sorted;
    }

    /** Reads all arrays from the bytes behind the header. */
    Map<String, NdArray> read(InputStream in) throws IOException {
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        for (Entry entry : entries) {
            arrays.put(entry.name, NdArray.of(new byte[0], 0));
        }
        for (Entry entry : byPlace(entries)) {
            arrays.put(entry.name, entry.read(in));
        }
        return arrays;
    }

    /** The names of the arrays that the file keeps as bf16. */
    Set<String> bf16() {
        Set<String> names = new LinkedHashSet<>();
        for (Entry entry : entries) {
            if (entry.type.equals(BF16)) {
                names.add(entry.name);
            }
        }
        return names;
    }

    private static Map<?, ?> object(Object json, String what) {
        if (json instanceof Map<?, ?> map) {
            return map;
        }
        throw new InvalidInputException(what + " must be a JSON object");
    }

    private static String text(Object json, String what) {
        if (json instanceof String text) {
            return text;
        }
        throw new InvalidInputException(what + " must be a text");
    }

    private static List<Long> integers(Object json, String what) {
        List<Long> integers = new ArrayList<>();
        for (Object element : json instanceof List<?> list ? list : List.of("")) {
            if (!(element instanceof Double number)
                    || number < 0
                    || number > MOST_EXACT
                    || number != Math.rint(number)) {
                throw new InvalidInputException(what + " must be a list of whole numbers, 0 or more");
            }
            integers.add(number.longValue());
        }
        return integers;
    }
}
