package dev.sinter.runtime.data;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.FileException;
import dev.sinter.runtime.file.Safetensors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a file, the answer is its numbers or a {@link FileException}: no other exception, no lack of memory. */
class DamagedFilesTest {
    private static final byte[] IDX = IdxTest.bytes(0x0B, new byte[24], 3, 4);
    private static final byte[] CSV = "x,\"y\"\n1,\"a\"\n2,\"b\"\"c\"\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private static byte[] npy() throws IOException {
        return Files.readAllBytes(NpyTest.golden("i4_fortran"));
    }

    private static byte[] safetensors() throws IOException {
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        arrays.put("a.kernel", NdArray.of(new float[6], 2, 3));
        arrays.put("a.seen", NdArray.ofBools(new byte[] {0, 1}, 2));
        arrays.put("step", NdArray.of(new long[1]));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Safetensors(arrays, Map.of("format", "pt")).writeTo(out);
        return out.toByteArray();
    }

    private static void readData(Path path) {
        DataFile.read(path, List.of(), DType.I32, List.of());
    }

    private static void readWords(Path path) {
        DataFile.read(path, List.of("y"), DType.U8, List.of());
    }

    private static void readWeights(Path path) {
        Safetensors.read(path);
    }

    private void everyPrefixFails(byte[] whole, Consumer<Path> reader) throws IOException {
        for (int length = 0; length < whole.length; length++) {
            Path path = Files.write(folder.resolve("prefix"), Arrays.copyOf(whole, length));
            assertThrows(FileException.class, () -> reader.accept(path), () -> path + " is cut short");
        }
        reader.accept(Files.write(folder.resolve("whole"), whole));
    }

    @Test
    void aCutShortBinaryFileIsAnError() throws IOException {
        everyPrefixFails(IDX, DamagedFilesTest::readData);
        everyPrefixFails(IdxTest.gzip(IDX), DamagedFilesTest::readData);
        everyPrefixFails(npy(), DamagedFilesTest::readData);
        everyPrefixFails(IdxTest.gzip(npy()), DamagedFilesTest::readData);
        everyPrefixFails(safetensors(), DamagedFilesTest::readWeights);
        everyPrefixFails(IdxTest.gzip(CSV), DamagedFilesTest::readWords);
    }

    private int survivors(byte[] whole, Consumer<Path> reader) throws IOException {
        Random random = new Random(1);
        int read = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] damaged = whole.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Path path = Files.write(folder.resolve("damaged"), damaged);
            try {
                reader.accept(path);
                read++;
            } catch (FileException expected) {
                assertTrue(expected.getMessage().startsWith(path.toString()), expected.getMessage());
            }
        }
        return read;
    }

    @Test
    void flippedBitsGiveNumbersOrAnError() throws IOException {
        assertTrue(survivors(IDX, DamagedFilesTest::readData) < 3000);
        assertTrue(survivors(npy(), DamagedFilesTest::readData) < 3000);
        assertTrue(survivors(safetensors(), DamagedFilesTest::readWeights) < 3000);
        assertTrue(survivors(CSV, DamagedFilesTest::readWords) < 3000);
    }

    @Test
    void flippedBitsInsideGzipAreFound() throws IOException {
        // only those in the header of the gzip file, such as its time, go unnoticed
        assertTrue(survivors(IdxTest.gzip(IDX), DamagedFilesTest::readData) < 1000);
        assertTrue(survivors(IdxTest.gzip(CSV), DamagedFilesTest::readWords) < 1000);
    }
}
