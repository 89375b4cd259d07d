package dev.sinter.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sinter.runtime.FileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against files that NumPy wrote. */
class NpyTest {
    @TempDir
    Path folder;

    static Path golden(String name) {
        try {
            return Path.of(NpyTest.class.getResource(name + ".npy").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static NdArray read(String name) {
        return Npy.read(golden(name));
    }

    private static int[] range(int factor, int shift) {
        int[] numbers = new int[24];
        for (int i = 0; i < 24; i++) {
            numbers[i] = (i + shift) * factor;
        }
        return numbers;
    }

    @Test
    void readsFloatsOfBothByteOrders() {
        float[] f32 = new float[24];
        double[] f64 = new double[24];
        for (int i = 0; i < 24; i++) {
            f32[i] = i / 8f - 1;
            f64[i] = i / 8.0 - 1;
        }
        assertEquals(NdArray.of(f32, 2, 3, 4), read("f4"));
        assertEquals(NdArray.of(f32, 2, 3, 4), read("f4_big_endian"));
        assertEquals(NdArray.of(f64, 2, 3, 4), read("f8_big_endian"));
    }

    @Test
    void readsIntegersOfBothByteOrders() {
        long[] i64 = new long[24];
        for (int i = 0; i < 24; i++) {
            i64[i] = (i - 12L) << 40;
        }
        assertEquals(NdArray.of(i64, 2, 3, 4), read("i8_version2"));
        assertEquals(NdArray.of(i64, 2, 3, 4), read("i8_big_endian"));
        assertEquals(NdArray.of(new int[] {1, -2, 3}, 3), read("i4_vector"));
    }

    @Test
    void bringsFortranOrderIntoRowMajorOrder() {
        assertEquals(NdArray.of(range(1, 0), 2, 3, 4), read("i4_fortran"));
    }

    @Test
    void readsBytesAndBools() {
        byte[] u8 = new byte[24];
        byte[] bools = new byte[24];
        for (int i = 0; i < 24; i++) {
            u8[i] = (byte) (i * 11);
            bools[i] = (byte) (i % 3 == 0 ? 1 : 0);
        }
        assertEquals(NdArray.of(u8, 2, 3, 4), read("u1"));
        assertEquals(NdArray.ofBools(bools, 2, 3, 4), read("b1_version3"));
    }

    @Test
    void readsOneNumberAndNoSamples() {
        assertEquals(NdArray.of(new double[] {2.5}), read("f8_scalar"));
        assertEquals(NdArray.of(new float[0], 0, 5), read("f4_no_samples"));
    }

    @Test
    void writesTheBytesThatNumpyWrites() throws IOException {
        for (String name : new String[] {"f4", "u1", "i4_vector", "f8_scalar", "f4_no_samples"}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Npy.write(read(name), out);
            assertArrayEquals(Files.readAllBytes(golden(name)), out.toByteArray(), name);
        }
    }

    @Test
    void readsBackWhatItWroteOfEveryType() throws IOException {
        Path path = folder.resolve("x.npy");
        for (String name : new String[] {"f8_big_endian", "i8_version2", "b1_version3", "i4_fortran"}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Npy.write(read(name), out);
            Files.write(path, out.toByteArray());
            assertEquals(read(name), Npy.read(path), name);
        }
    }

    @Test
    void padsAHeaderAsNumpyDoesEvenWhenNoneIsNeeded() throws IOException {
        for (int digits = 0; digits < 70; digits++) {
            int[] shape = new int[digits / 3 + 1];
            shape[0] = digits % 3 == 0 ? 1 : digits % 3 == 1 ? 10 : 100;
            Arrays.fill(shape, 1, shape.length, 1);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Npy.write(NdArray.of(new byte[shape[0]], shape), out);
            assertEquals(0, (out.size() - shape[0]) % 64);
        }
    }

    @Test
    void namesATypeThatNoDtypeCanHold() {
        assertEquals(
                golden("i2")
                        + ": numbers of NumPy type '<i2' are not supported; save the array as float32, float64, int32,"
                        + " int64, uint8 or bool (x.astype('float32'))",
                assertThrows(FileException.class, () -> read("i2")).getMessage());
    }

    @Test
    void refusesAStructuredArray() {
        assertEquals(
                golden("structured") + ": the .npy header is damaged at character 10: expected a text in single"
                        + " quotes (arrays of records are not supported); write a plain array with numpy.save",
                assertThrows(FileException.class, () -> read("structured")).getMessage());
    }

    @Test
    void refusesHeadersThatAreNotExactlyTheThreeKeys() throws IOException {
        String[] wrong = {
            "{'descr': '<f4', 'fortran_order': False}",
            "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': ()}",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (), 'more': 1}",
            "{'descr': '<f4', 'fortran_order': False, 'shape': ()} x",
            "{'descr': '<f4', 'fortran_order': false, 'shape': ()}",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,)}",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (2147483647, 2147483647, 0)}",
        };
        for (String header : wrong) {
            Path path = folder.resolve("wrong.npy");
            byte[] text = header.getBytes(StandardCharsets.US_ASCII);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, 0});
            out.write(text);
            out.write(new byte[4]);
            Files.write(path, out.toByteArray());
            assertThrows(FileException.class, () -> Npy.read(path), header);
        }
    }
}
