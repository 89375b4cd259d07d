package dev.sinter.runtime.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sinter.runtime.FileException;
import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.data.NdArray;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
    @TempDir
    Path folder;

    /** A file put together by hand: length, header, numbers. */
    private static byte[] file(String header, int... numbers) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text);
        for (int number : numbers) {
            bytes.put((byte) number);
        }
        return bytes.array();
    }

    private static Map<String, NdArray> read(String header, int... numbers) {
        return Safetensors.parse(file(header, numbers), "w").tensors();
    }

    private static String message(String header, int... numbers) {
        String message =
                assertThrows(FileException.class, () -> read(header, numbers)).getMessage();
        String start = "w: not a sound safetensors file: ";
        String end = "; fetch or save the file again";
        assertEquals(start, message.substring(0, start.length()));
        assertEquals(end, message.substring(message.length() - end.length()));
        return message.substring(start.length(), message.length() - end.length());
    }

    private static String one(String dtype, String shape, int begin, int end) {
        return "{\"a\":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":[" + begin + "," + end
                + "]}}";
    }

    @Test
    void readsEveryType() {
        assertEquals(Map.of("a", NdArray.of(new float[] {-2}, 1)), read(one("F32", "[1]", 0, 4), 0, 0, 0, 0xC0));
        assertEquals(
                Map.of("a", NdArray.of(new double[] {1}, 1, 1)),
                read(one("F64", "[1,1]", 0, 8), 0, 0, 0, 0, 0, 0, 0xF0, 0x3F));
        assertEquals(Map.of("a", NdArray.of(new int[] {-257})), read(one("I32", "[]", 0, 4), 255, 254, 255, 255));
        assertEquals(
                Map.of("a", NdArray.of(new long[] {1L << 32}, 1)),
                read(one("I64", "[1]", 0, 8), 0, 0, 0, 0, 1, 0, 0, 0));
        assertEquals(Map.of("a", NdArray.of(new byte[] {1, -1}, 2)), read(one("U8", "[2]", 0, 2), 1, 255));
        assertEquals(Map.of("a", NdArray.ofBools(new byte[] {1, 0}, 2)), read(one("BOOL", "[2]", 0, 2), 1, 0));
        assertEquals(Map.of("a", NdArray.of(new float[0], 0, 7)), read(one("F32", "[0,7]", 0, 0)));
        assertEquals(Map.of(), read("{}"));
    }

    @Test
    void widensHalfPrecision() {
        float[] halves = {1, -2, 65504, 0x1p-24f, 0x1p-14f, 0x1.554p-2f, -0f, Float.NEGATIVE_INFINITY};
        assertEquals(
                Map.of("a", NdArray.of(halves, 8)),
                read(one("F16", "[8]", 0, 16), 0, 0x3C, 0, 0xC0, 0xFF, 0x7B, 1, 0, 0, 4, 0x55, 0x35, 0, 0x80, 0, 0xFC));
        assertEquals(
                Map.of("a", NdArray.of(new float[] {1, -0x1.02p127f}, 2)),
                read(one("BF16", "[2]", 0, 4), 0x80, 0x3F, 0x01, 0xFF));
        assertEquals(
                Map.of("a", NdArray.of(new float[] {Float.NaN, Float.NaN}, 2)),
                read(one("F16", "[2]", 0, 4), 1, 0x7C, 0, 0xFE));
    }

    @Test
    void writesTheSameBytesForTheSameContent() throws IOException {
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        arrays.put("seen", NdArray.ofBools(new byte[] {1}, 1));
        arrays.put("kernel", NdArray.of(new float[] {1, 2}, 2, 1));
        arrays.put("step", NdArray.of(new long[] {3}));
        arrays.put("bias", NdArray.of(new float[] {4}, 1));
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("model", "A");
        String header = "{\"__metadata__\":{\"model\":\"A\"},"
                + "\"seen\":{\"dtype\":\"BOOL\",\"shape\":[1],\"data_offsets\":[20,21]},"
                + "\"kernel\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[8,16]},"
                + "\"step\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]},"
                + "\"bias\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[16,20]}}";
        header += " ".repeat((8 - header.length() % 8) % 8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Safetensors written = new Safetensors(arrays, metadata);
        written.writeTo(out);
        assertArrayEquals(
                file(header, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x80, 0x3F, 0, 0, 0, 0x40, 0, 0, 0x80, 0x40, 1),
                out.toByteArray());

        Path path = folder.resolve("a.safetensors");
        written.save(path);
        Safetensors back = Safetensors.read(path);
        assertEquals(written, back);
        assertEquals(
                List.of("seen", "kernel", "step", "bias"),
                List.copyOf(back.tensors().keySet()));
    }

    @Test
    void writesChosenArraysIn16Bits() throws IOException {
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        arrays.put("seen", NdArray.of(new byte[] {9}, 1));
        arrays.put("kernel", NdArray.of(new float[] {1, 1.001f, -3}, 3));
        arrays.put("bias", NdArray.of(new float[] {4}, 1));
        String header = "{\"seen\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[10,11]},"
                + "\"kernel\":{\"dtype\":\"BF16\",\"shape\":[3],\"data_offsets\":[4,10]},"
                + "\"bias\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
        header += " ".repeat((8 - header.length() % 8) % 8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Safetensors(arrays, Map.of(), Set.of("kernel")).writeTo(out);
        assertArrayEquals(file(header, 0, 0, 0x80, 0x40, 0x80, 0x3F, 0x80, 0x3F, 0x40, 0xC0, 9), out.toByteArray());

        Safetensors back = Safetensors.parse(out.toByteArray(), "w");
        arrays.put("kernel", NdArray.of(new float[] {1, 1, -3}, 3));
        assertEquals(new Safetensors(arrays, Map.of(), Set.of("kernel")), back);
    }

    @Test
    void refusesToKeepOtherNumbersIn16Bits() {
        Map<String, NdArray> arrays = Map.of("seen", NdArray.of(new byte[] {9}, 1));
        assertEquals(
                "only f32 arrays can be kept as bf16, and seen is u8[1]",
                assertThrows(InvalidInputException.class, () -> new Safetensors(arrays, Map.of(), Set.of("seen")))
                        .getMessage());
        assertEquals(
                "only f32 arrays can be kept as bf16, and kernel is not there",
                assertThrows(InvalidInputException.class, () -> new Safetensors(arrays, Map.of(), Set.of("kernel")))
                        .getMessage());
    }

    @Test
    void readsArraysInAnyOrderOfPlaces() {
        assertEquals(
                Map.of("b", NdArray.of(new byte[] {7}, 1), "a", NdArray.of(new byte[] {8}, 1)),
                read(
                        "{\"b\":{\"shape\":[1],\"data_offsets\":[1,2],\"dtype\":\"U8\"},"
                                + "\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}",
                        8,
                        7));
    }

    @Test
    void checksTheLengthOfTheHeader() {
        for (long length : new long[] {100, 100_000_001, -1, Long.MIN_VALUE, 1, 0}) {
            byte[] bytes = file("{}");
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
            assertEquals(
                    "w: not a sound safetensors file: its header should be " + Long.toUnsignedString(length)
                            + " bytes long, and the file has 10; fetch or save the file again",
                    assertThrows(FileException.class, () -> Safetensors.parse(bytes, "w"))
                            .getMessage());
        }
        assertEquals(
                "w: not a sound safetensors file: it has 3 bytes, and the length of its header alone takes 8; fetch or"
                        + " save the file again",
                assertThrows(FileException.class, () -> Safetensors.parse(new byte[3], "w"))
                        .getMessage());
    }

    @Test
    void checksThePlacesOfTheArrays() {
        assertEquals("expected 4 bytes behind the header, found 5", message(one("F32", "[1]", 0, 4), 0, 0, 0, 0, 0));
        assertEquals("expected 4 bytes behind the header, found 3", message(one("F32", "[1]", 0, 4), 0, 0, 0));
        assertEquals("array 'a': expected 8 bytes for F32[2], found 4", message(one("F32", "[2]", 0, 4), 0, 0, 0, 0));
        assertEquals(
                "array 'a' should begin at byte 0, where the array before it ends, and begins at 1",
                message(one("U8", "[1]", 1, 2), 0, 0));
        assertEquals(
                "array 'a': expected data_offsets [begin, end], found [2, 1]", message(one("U8", "[1]", 2, 1), 0, 0));
        assertEquals(
                "array 'b' should begin at byte 2, where the array before it ends, and begins at 1",
                message(
                        "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]},"
                                + "\"b\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[1,3]}}",
                        0,
                        0,
                        0));
    }

    @Test
    void checksTheHeader() {
        assertEquals(
                "array 'a' has the dtype I16, which is not supported; expected F64 F32 F16 BF16 I64 I32 U8 BOOL",
                message(one("I16", "[1]", 0, 2), 0, 0));
        assertEquals("1:2: expected a key in double quotes, found 'x' in the JSON text", message("{x}"));
        assertEquals("the header must be a JSON object", message("[]"));
        assertEquals("array 'a' must be a JSON object", message("{\"a\":1}"));
        assertEquals(
                "array 'a' must have dtype, shape and data_offsets, and has [dtype]",
                message("{\"a\":{\"dtype\":\"F32\"}}"));
        assertEquals("__metadata__ must be a text", message("{\"__metadata__\":{\"a\":1}}"));
        assertEquals(
                "array 'a': shape must be a list of whole numbers, 0 or more", message(one("U8", "[-1]", 0, 1), 0));
        assertEquals(
                "array 'a': shape must be a list of whole numbers, 0 or more", message(one("U8", "[0.5]", 0, 1), 0));
        assertEquals("expected bools as bytes 0 and 1, found the byte 2", message(one("BOOL", "[1]", 0, 1), 2));
        assertEquals(
                "1:54: expected each key once, and 'a' was there before, found '\"' in the JSON text",
                message("{\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]},\"a\":{}}"));
    }

    @Test
    void checksShapesThatNoFileHolds() {
        assertThrows(FileException.class, () -> read(one("U8", "[4294967297]", 0, 1), 0));
        assertThrows(FileException.class, () -> read(one("F32", "[65536,65536]", 0, 0)));
        assertThrows(FileException.class, () -> read(one("F32", "[4294967296,4294967296,0]", 0, 0)));
    }

    @Test
    void keepsTheNameOfTheMetadataFree() {
        assertThrows(
                InvalidInputException.class, () -> Safetensors.of(Map.of("__metadata__", NdArray.of(new float[1], 1))));
    }

    @Test
    void saysWhatIsWrongWithAPath() throws IOException {
        Path path = folder.resolve("w.safetensors");
        assertEquals(
                path + ": no such file (looked for " + path + ")",
                assertThrows(FileException.class, () -> Safetensors.read(path)).getMessage());
        assertEquals(
                folder + ": is not an ordinary file; expected a safetensors file",
                assertThrows(FileException.class, () -> Safetensors.read(folder))
                        .getMessage());
        Files.write(path, file("{}"));
        assertEquals(Map.of(), Safetensors.read(path).tensors());
    }
}
