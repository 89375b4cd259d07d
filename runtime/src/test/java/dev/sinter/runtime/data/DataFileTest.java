package dev.sinter.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.FileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFileTest {
    @TempDir
    Path folder;

    private NdArray read(byte[] content, String... columns) throws IOException {
        Path path = Files.write(folder.resolve("data.bin"), content);
        return DataFile.read(path, List.of(columns), DType.F32, List.of()).values();
    }

    private String message(byte[] content, String... columns) {
        String message =
                assertThrows(FileException.class, () -> read(content, columns)).getMessage();
        return message.substring(folder.toString().length() + 1);
    }

    @Test
    void knowsEachFormatByItsFirstBytesPackedOrNot() throws IOException {
        byte[] idx = IdxTest.bytes(0x08, new byte[] {1, 2}, 2);
        byte[] npy = Files.readAllBytes(NpyTest.golden("i4_vector"));
        byte[] csv = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
        assertEquals(NdArray.of(new byte[] {1, 2}, 2), read(idx));
        assertEquals(NdArray.of(new byte[] {1, 2}, 2), read(IdxTest.gzip(idx)));
        assertEquals(NdArray.of(new int[] {1, -2, 3}, 3), read(npy));
        assertEquals(NdArray.of(new int[] {1, -2, 3}, 3), read(IdxTest.gzip(npy)));
        assertEquals(NdArray.of(new float[] {2}, 1), read(csv, "b"));
        assertEquals(NdArray.of(new float[] {1, 2}, 1, 2), read(IdxTest.gzip(csv)));
    }

    @Test
    void refusesUnknownContent() {
        assertEquals(
                "data.bin: not in a known format; expected IDX, NumPy .npy or CSV text (each may be packed with gzip),"
                        + " found a ZIP archive: unpack it first",
                message(new byte[] {'P', 'K', 3, 4, 0, 0}));
        assertEquals(
                "data.bin: not in a known format; expected IDX, NumPy .npy or CSV text (each may be packed with gzip)",
                message(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}));
    }

    @Test
    void refusesColumnNamesForAnArray() {
        assertEquals(
                "data.bin: holds one array, u8[2], and no named columns; leave out 'a,b'",
                message(IdxTest.bytes(0x08, new byte[] {1, 2}, 2), "a", "b"));
    }

    @Test
    void saysWhatIsWrongWithAPath() throws IOException {
        Path missing = folder.resolve("missing.csv");
        assertEquals(
                missing + ": no such file (looked for " + missing + ")",
                assertThrows(FileException.class, () -> DataFile.read(missing, List.of(), DType.F32, List.of()))
                        .getMessage());
        assertEquals(
                folder + ": is a folder, expected a file",
                assertThrows(FileException.class, () -> DataFile.read(folder, List.of(), DType.F32, List.of()))
                        .getMessage());
    }

    @Test
    void saysThatGzipIsDamaged() throws IOException {
        byte[] packed = IdxTest.gzip(IdxTest.bytes(0x08, new byte[100], 100));
        packed[packed.length - 6] ^= 1;
        assertEquals("data.bin: the gzip data is damaged or cut short; fetch the file again", message(packed));
    }
}
