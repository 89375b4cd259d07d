package dev.sinter.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sinter.runtime.FileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
    @TempDir
    Path folder;

    private Path file(int type, byte[] numbers, int... dims) throws IOException {
        return Files.write(folder.resolve("x.idx"), bytes(type, numbers, dims));
    }

    static byte[] bytes(int type, byte[] numbers, int... dims) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * dims.length + numbers.length);
        bytes.put(new byte[] {0, 0, (byte) type, (byte) dims.length});
        for (int d : dims) {
            bytes.putInt(d);
        }
        return bytes.put(numbers).array();
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void readsUnsignedBytes() throws IOException {
        assertEquals(
                NdArray.of(new byte[] {0, 127, (byte) 128, (byte) 255}, 2, 2),
                Idx.read(file(0x08, new byte[] {0, 127, -128, -1}, 2, 2)));
    }

    @Test
    void readsShortsAsI32() throws IOException {
        assertEquals(
                NdArray.of(new int[] {258, -2, -32768}, 3),
                Idx.read(file(0x0B, new byte[] {1, 2, -1, -2, -128, 0}, 3)));
    }

    @Test
    void readsWideNumbersBigEndian() throws IOException {
        assertEquals(NdArray.of(new int[] {0x01020304}, 1), Idx.read(file(0x0C, new byte[] {1, 2, 3, 4}, 1)));
        assertEquals(
                NdArray.of(new float[] {-1.5f}, 1),
                Idx.read(file(0x0D, ByteBuffer.allocate(4).putFloat(-1.5f).array(), 1)));
        assertEquals(
                NdArray.of(new double[] {1e300}, 1),
                Idx.read(file(0x0E, ByteBuffer.allocate(8).putDouble(1e300).array(), 1)));
    }

    @Test
    void refusesSignedBytes() throws IOException {
        Path path = file(0x09, new byte[] {1}, 1);
        assertEquals(
                path
                        + ": IDX type 0x09 (signed bytes) is not supported; write the numbers as u8 (0x08), i16"
                        + " (0x0B), i32 (0x0C), f32 (0x0D) or f64 (0x0E)",
                assertThrows(FileException.class, () -> Idx.read(path)).getMessage());
    }

    @Test
    void saysHowMuchIsMissing() throws IOException {
        Path path = file(0x08, new byte[5], 2, 3);
        assertEquals(
                path + ": cut short: its header says u8[2, 3], 6 bytes, and 5 bytes follow; fetch the file again",
                assertThrows(FileException.class, () -> Idx.read(path)).getMessage());
    }

    @Test
    void saysThatThereIsTooMuchPackedOrNot() throws IOException {
        byte[] bytes = bytes(0x08, new byte[7], 2, 3);
        for (byte[] content : new byte[][] {bytes, gzip(bytes)}) {
            Path path = Files.write(folder.resolve("y.idx"), content);
            assertEquals(
                    path + ": too long: its header says u8[2, 3], 6 bytes, and more follow; fetch the file again",
                    assertThrows(FileException.class, () -> Idx.read(path)).getMessage());
        }
    }

    @Test
    void unpacksGzipWhateverTheNameSays() throws IOException {
        Path path = Files.write(folder.resolve("plain.idx"), gzip(bytes(0x0C, new byte[] {0, 0, 1, 0}, 1)));
        assertEquals(NdArray.of(new int[] {256}, 1), Idx.read(path));
    }

    @Test
    void believesNoHeaderThatPromisesMoreThanAnArrayHolds() throws IOException {
        for (byte[] content : new byte[][] {
            bytes(0x08, new byte[1], 2_000_000_000, 2_000_000_000, 2_000_000_000),
            gzip(bytes(0x0E, new byte[1], 2_000_000_000)),
            gzip(bytes(0x08, new byte[1], 2_000_000_000)),
            bytes(0x0D, new byte[1], 2_000_000_000),
            bytes(0x08, new byte[1], -1)
        }) {
            Path path = Files.write(folder.resolve("huge.idx"), content);
            assertThrows(FileException.class, () -> Idx.read(path));
        }
    }
}
