package dev.sinter.runtime.data;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Numbers of one type in row-major order with a shape; the first axis counts the samples. Never changes: neither the array that
 * it was made of nor the array that an accessor gives may be written afterwards (both are shared, not copied).
 *
 * <p>Example: {@code NdArray.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2)} has 3 samples of 2 numbers and prints as
 * {@code f32[3, 2]}.
 */
public final class NdArray {
    private final DType dtype;
    private final int[] shape;
    private final Object numbers;

    private NdArray(DType dtype, Object numbers, int length, int[] shape) {
        this.dtype = dtype;
        this.shape = shape.clone();
        this.numbers = numbers;
        if (length != count(shape)) {
            throw new InvalidInputException(
                    "expected " + count(shape) + " numbers for shape " + Arrays.toString(shape) + ", found " + length);
        }
    }

    public static NdArray of(float[] numbers, int... shape) {
        return new NdArray(DType.F32, numbers, numbers.length, shape);
    }

    public static NdArray of(double[] numbers, int... shape) {
        return new NdArray(DType.F64, numbers, numbers.length, shape);
    }

    public static NdArray of(int[] numbers, int... shape) {
        return new NdArray(DType.I32, numbers, numbers.length, shape);
    }

    public static NdArray of(long[] numbers, int... shape) {
        return new NdArray(DType.I64, numbers, numbers.length, shape);
    }

    /** Unsigned bytes. */
    public static NdArray of(byte[] numbers, int... shape) {
        return new NdArray(DType.U8, numbers, numbers.length, shape);
    }

    /** Truth values, each a byte 0 or 1. */
    public static NdArray ofBools(byte[] bools, int... shape) {
        for (byte b : bools) {
            if (b != 0 && b != 1) {
                throw new InvalidInputException("expected bools as bytes 0 and 1, found the byte " + (b & 0xFF));
            }
        }
        return new NdArray(DType.BOOL, bools, bools.length, shape);
    }

    /** Of an array of that dtype's kind, which {@link Numbers} made. */
    static NdArray of(DType dtype, Object numbers, int... shape) {
        return switch (dtype) {
            case F32 -> of((float[]) numbers, shape);
            case F64 -> of((double[]) numbers, shape);
            case I32 -> of((int[]) numbers, shape);
            case I64 -> of((long[]) numbers, shape);
            case U8 -> of((byte[]) numbers, shape);
            case BOOL -> ofBools((byte[]) numbers, shape);
        };
    }

    /**
     * Reads the numbers of that shape from raw bytes.
     *
     * @throws java.io.EOFException when the stream ends before the last number
     * @throws InvalidInputException when a bool is neither 0 nor 1
     */
    public static NdArray read(InputStream in, DType dtype, ByteOrder order, int... shape) throws IOException {
        return of(dtype, Numbers.read(in, dtype, order, count(shape)), shape);
    }

    /** Writes the numbers as raw little-endian bytes; every NaN as the canonical one. */
    public void writeTo(OutputStream out) throws IOException {
        Numbers.write(out, dtype, numbers, size());
    }

    public DType dtype() {
        return dtype;
    }

    public int[] shape() {
        return shape.clone();
    }

    /** How many numbers there are in all. */
    public int size() {
        return count(shape);
    }

    /** The length of the first axis; 1 for a single number. */
    public int samples() {
        return shape.length == 0 ? 1 : shape[0];
    }

    /** How many numbers one sample has. */
    public int sampleSize() {
        return count(sampleShape());
    }

    /** The shape without its first axis. */
    public int[] sampleShape() {
        return shape.length == 0 ? shape : Arrays.copyOfRange(shape, 1, shape.length);
    }

    public float[] floats() {
        return (float[]) numbers(DType.F32);
    }

    public double[] doubles() {
        return (double[]) numbers(DType.F64);
    }

    public int[] ints() {
        return (int[]) numbers(DType.I32);
    }

    public long[] longs() {
        return (long[]) numbers(DType.I64);
    }

    /** The numbers of a u8 or bool array. */
    public byte[] bytes() {
        return (byte[]) numbers(dtype == DType.BOOL ? DType.BOOL : DType.U8);
    }

    private Object numbers(DType wanted) {
        if (dtype != wanted) {
            throw new IllegalStateException("asked for the numbers of " + this + " as " + wanted);
        }
        return numbers;
    }

    /** The samples at these places, in this order; a place may come twice. */
    public NdArray select(int... rows) {
        int[] selected = shape.clone();
        selected[0] = rows.length;
        int size = sampleSize();
        Object copy = Numbers.allocate(dtype, count(selected));
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(numbers, rows[i] * size, copy, i * size, size);
        }
        return of(dtype, copy, selected);
    }

    /** The same numbers in the same order under another shape of the same size. */
    public NdArray reshape(int... newShape) {
        return of(dtype, numbers, newShape);
    }

    /**
     * This array as a model's input wants it: each sample reshaped when the number of its numbers agrees, whole numbers turned
     * into another integer type or floating point where every one keeps its value, f32 widened, f64 rounded once to f32. Nothing
     * is ever scaled or cut down to whole numbers.
     *
     * <p>Example: {@code image.as("image", DType.F32, 784)} of {@code u8[60000, 28, 28]} is {@code f32[60000, 784]}.
     *
     * @param name what a message calls this array
     */
    public NdArray as(String name, DType wanted, int... wantedSample) {
        NdArray shaped = Arrays.equals(sampleShape(), wantedSample) && shape.length > 0
                ? this
                : reshaped(name, wanted, wantedSample);
        return wanted == dtype ? shaped : of(wanted, Conversion.convert(name, this, wanted), shaped.shape);
    }

    private NdArray reshaped(String name, DType wanted, int[] wantedSample) {
        if (count(wantedSample) != sampleSize()) {
            throw new InvalidInputException(name + ": expected " + typeOf(wanted, withSamples(wantedSample)) + ", "
                    + count(wantedSample) + " numbers per sample, found " + this + ", " + sampleSize()
                    + " per sample; change the input's shape in the model, or the data");
        }
        return reshape(withSamples(wantedSample));
    }

    private int[] withSamples(int[] sample) {
        int[] whole = new int[sample.length + 1];
        whole[0] = samples();
        System.arraycopy(sample, 0, whole, 1, sample.length);
        return whole;
    }

    /** {@code f32[3, 28, 28]}. */
    static String typeOf(DType dtype, int... shape) {
        return dtype + Arrays.toString(shape);
    }

    /** How many numbers an array of that shape has; an error when Java cannot index them all. */
    public static int count(int... shape) {
        long count = 1;
        boolean empty = false;
        for (int d : shape) {
            empty |= d == 0;
            count *= Math.max(1, d);
            if (d < 0 || count > Numbers.MOST) {
                throw new InvalidInputException(
                        "the shape " + Arrays.toString(shape) + " has a negative dimension or more than " + Numbers.MOST
                                + " numbers, the most that one array can hold");
            }
        }
        return empty ? 0 : (int) count;
    }

    /** Same type, shape and bits, where all NaNs are one. */
    @Override
    public boolean equals(Object other) {
        return other instanceof NdArray that
                && dtype == that.dtype
                && Arrays.equals(shape, that.shape)
                && Arrays.deepEquals(new Object[] {numbers}, new Object[] {that.numbers});
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(new Object[] {dtype.ordinal(), shape, numbers});
    }

    /** Type and shape: {@code u8[60000, 28, 28]}. */
    @Override
    public String toString() {
        return typeOf(dtype, shape);
    }
}
