package dev.sinter.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class NdArrayTest {
    private static final NdArray U8 = NdArray.of(new byte[] {0, 1, (byte) 200, (byte) 255}, 4);
    private static final NdArray I32 = NdArray.of(new int[] {0, 7, 255, 256}, 4);

    private static String message(org.junit.jupiter.api.function.Executable wrong) {
        return assertThrows(InvalidInputException.class, wrong).getMessage();
    }

    @Test
    void widensUnsignedBytes() {
        assertEquals(NdArray.of(new int[] {0, 1, 200, 255}, 4), U8.as("x", DType.I32));
        assertEquals(NdArray.of(new long[] {0, 1, 200, 255}, 4), U8.as("x", DType.I64));
        assertEquals(NdArray.of(new float[] {0, 1, 200, 255}, 4), U8.as("x", DType.F32));
        assertEquals(NdArray.of(new double[] {0, 1, 200, 255}, 4), U8.as("x", DType.F64));
    }

    @Test
    void widensI32AndF32() {
        assertEquals(NdArray.of(new long[] {0, 7, 255, 256}, 4), I32.as("x", DType.I64));
        assertEquals(NdArray.of(new double[] {0, 7, 255, 256}, 4), I32.as("x", DType.F64));
        assertEquals(
                NdArray.of(new double[] {0.1f}, 1),
                NdArray.of(new float[] {0.1f}, 1).as("x", DType.F64));
    }

    @Test
    void narrowsIntegersThatFit() {
        NdArray wide = NdArray.of(new long[] {0, 255}, 2);
        assertEquals(NdArray.of(new byte[] {0, (byte) 255}, 2), wide.as("x", DType.U8));
        assertEquals(NdArray.of(new int[] {0, 255}, 2), wide.as("x", DType.I32));
        assertEquals(
                "label: sample 3 holds 256, which u8 cannot hold (0 to 255); declare the input as i32, or change the"
                        + " data",
                message(() -> I32.as("label", DType.U8)));
        assertEquals(
                "x: sample 0 holds -2147483649, which i32 cannot hold (-2147483648 to 2147483647); declare the input"
                        + " as i64, or change the data",
                message(() -> NdArray.of(new long[] {Integer.MIN_VALUE - 1L}, 1).as("x", DType.I32)));
    }

    @Test
    void roundsF64OnceToF32() {
        assertEquals(
                NdArray.of(new float[] {0.1f, -0f, Float.POSITIVE_INFINITY, Float.NaN}, 4),
                NdArray.of(new double[] {0.1, -0.0, Double.POSITIVE_INFINITY, Double.NaN}, 4)
                        .as("x", DType.F32));
        assertEquals(
                "x: sample 1 holds 1.0E39, which f32 cannot hold (up to 3.4028235E38); declare the input as f64, or"
                        + " change the data",
                message(() -> NdArray.of(new double[] {0, 0, 1e39, 0}, 2, 2).as("x", DType.F32, 2)));
    }

    @Test
    void takesWholeNumbersThatAFloatHolds() {
        NdArray wide = NdArray.of(new long[] {-3, 1L << 24, 1L << 62, Long.MIN_VALUE}, 4);
        assertEquals(NdArray.of(new float[] {-3, 0x1p24f, 0x1p62f, -0x1p63f}, 4), wide.as("x", DType.F32));
        assertEquals(NdArray.of(new double[] {-3, 0x1p24, 0x1p62, -0x1p63}, 4), wide.as("x", DType.F64));
        assertEquals(NdArray.of(new float[] {0, 7, 255, 256}, 4), I32.as("x", DType.F32));
        assertEquals(
                "x: sample 0 holds 16777217, which f32 cannot hold exactly; declare the input as i32, or change the"
                        + " data",
                message(() -> NdArray.of(new int[] {(1 << 24) + 1}, 1).as("x", DType.F32)));
        assertThrows(
                InvalidInputException.class,
                () -> NdArray.of(new long[] {Long.MAX_VALUE}, 1).as("x", DType.F64));
    }

    @Test
    void refusesEveryOtherPair() {
        assertEquals(
                "x: expected i32, found f32[1]; one kind of number never becomes another unasked: declare the input as"
                        + " f32 and cast it in the model, or save the data as i32",
                message(() -> NdArray.of(new float[] {1}, 1).as("x", DType.I32)));
        NdArray[] from = {
            NdArray.of(new float[] {1}, 1), NdArray.of(new double[] {1}, 1), NdArray.of(new int[] {1}, 1),
            NdArray.of(new long[] {1}, 1), NdArray.of(new byte[] {1}, 1), NdArray.ofBools(new byte[] {1}, 1)
        };
        int refused = 0;
        for (NdArray array : from) {
            for (DType to : DType.values()) {
                try {
                    assertEquals(to, array.as("x", to).dtype());
                } catch (InvalidInputException e) {
                    refused++;
                }
            }
        }
        // of 36 pairs are refused: 6 from floats to integers, 5 from bools, 5 to bools
        assertEquals(16, refused);
    }

    @Test
    void reshapesEachSampleWhenItsNumbersAgree() {
        NdArray images = NdArray.of(new float[24], 2, 3, 4);
        assertEquals("f32[2, 12]", images.as("image", DType.F32, 12).toString());
        assertEquals("f32[24]", images.reshape(24).as("image", DType.F32).toString());
        assertEquals("f32[4, 1]", U8.as("x", DType.F32, 1).toString());
        assertSame(images, images.as("image", DType.F32, 3, 4));
        assertEquals(
                "image: expected f32[2, 13], 13 numbers per sample, found f32[2, 3, 4], 12 per sample; change the"
                        + " input's shape in the model, or the data",
                message(() -> images.as("image", DType.F32, 13)));
    }

    @Test
    void makesOneSampleOfASingleNumber() {
        assertEquals(NdArray.of(new float[] {3}, 1), NdArray.of(new float[] {3}).as("rate", DType.F32));
    }

    @Test
    void comparesBitsWhereAllNansAreOne() {
        assertNotEquals(NdArray.of(new float[] {0f}, 1), NdArray.of(new float[] {-0f}, 1));
        NdArray nan = NdArray.of(new float[] {Float.intBitsToFloat(0x7FC12345)}, 1);
        assertEquals(NdArray.of(new float[] {Float.NaN}, 1), nan);
        assertNotEquals(NdArray.of(new byte[] {1}, 1), NdArray.ofBools(new byte[] {1}, 1));
        assertNotEquals(NdArray.of(new byte[] {1}, 1), NdArray.of(new byte[] {1}, 1, 1));
    }

    @Test
    void writesTheCanonicalNan() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NdArray.of(new float[] {Float.intBitsToFloat(0xFFC12345)}, 1).writeTo(out);
        assertEquals(
                0x7FC00000,
                ByteBuffer.wrap(out.toByteArray())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt());
    }

    @Test
    void writesMoreThanOneChunk() throws IOException {
        double[] numbers = new double[20_001];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        NdArray array = NdArray.of(numbers, numbers.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        array.writeTo(out);
        var in = new java.io.ByteArrayInputStream(out.toByteArray());
        assertEquals(array, NdArray.read(in, DType.F64, ByteOrder.LITTLE_ENDIAN, numbers.length));
    }

    @Test
    void checksTheLengthAgainstTheShape() {
        assertEquals("expected 6 numbers for shape [2, 3], found 5", message(() -> NdArray.of(new float[5], 2, 3)));
        assertEquals(
                "expected bools as bytes 0 and 1, found the byte 255",
                message(() -> NdArray.ofBools(new byte[] {0, -1}, 2)));
        assertThrows(IllegalStateException.class, U8::floats);
    }
}
