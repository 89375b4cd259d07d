package dev.sinter.ir.eval;

import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.runtime.DType;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers of one type, row-major, in an array of that type (bool and u8 in bytes). Equal when type, shape and all bits
 * are equal, every NaN being one value. {@code Tensor.of(DType.F32, List.of(2), 0.5, 1.5)}
 */
public final class Tensor {
    private final DType dtype;
    private final List<Integer> shape;
    private final Object data;

    private Tensor(DType dtype, List<Integer> shape, Object data, int length) {
        if (length != size(shape)) {
            throw new IllegalArgumentException(length + " numbers for the shape " + shape);
        }
        this.dtype = dtype;
        this.shape = List.copyOf(shape);
        this.data = data;
    }

    /** Zeros. */
    public static Tensor zeros(DType dtype, List<Integer> shape) {
        int size = size(shape);
        Object data = switch (dtype) {
            case F32 -> new float[size];
            case F64 -> new double[size];
            case I32 -> new int[size];
            case I64 -> new long[size];
            case U8, BOOL -> new byte[size];
        };
        return new Tensor(dtype, shape, data, size);
    }

    /** Numbers of any type, each rounded to the type (integers below 2^53). */
    public static Tensor of(DType dtype, List<Integer> shape, double... values) {
        Tensor tensor = zeros(dtype, shape);
        if (values.length != tensor.size()) {
            throw new IllegalArgumentException(values.length + " numbers for the shape " + shape);
        }
        for (int i = 0; i < values.length; i++) {
            tensor.set(i, values[i], (long) values[i]);
        }
        return tensor;
    }

    /** f32 numbers; the array is not copied. */
    public static Tensor of(List<Integer> shape, float... data) {
        return new Tensor(DType.F32, shape, data, data.length);
    }

    /** One i64. */
    public static Tensor of(long value) {
        return new Tensor(DType.I64, List.of(), new long[] {value}, 1);
    }

    public DType dtype() {
        return dtype;
    }

    public List<Integer> shape() {
        return shape;
    }

    public int size() {
        return size(shape);
    }

    /** The same numbers under another shape. */
    public Tensor reshaped(List<Integer> other) {
        return new Tensor(dtype, other, data, size());
    }

    /** The array of f32 numbers, not copied. */
    public float[] floats() {
        return (float[]) data;
    }

    /** The array of f64 numbers, not copied. */
    public double[] doubles() {
        return (double[]) data;
    }

    /** Element {@code i} as a float number; exact but for i64. */
    public double real(int i) {
        return switch (dtype) {
            case F32 -> floats()[i];
            case F64 -> doubles()[i];
            default -> whole(i);
        };
    }

    /** Element {@code i} of an integer or bool tensor. */
    public long whole(int i) {
        return switch (dtype) {
            case I32 -> ((int[]) data)[i];
            case I64 -> ((long[]) data)[i];
            case U8, BOOL -> ((byte[]) data)[i] & 0xff;
            default -> throw new IllegalStateException(dtype + " is no integer type");
        };
    }

    void set(int i, double real) {
        set(i, real, (long) real);
    }

    /** Sets an element of an integer or bool tensor; only the low bits that fit are kept. */
    void set(int i, long whole) {
        set(i, (double) whole, whole);
    }

    private void set(int i, double real, long whole) {
        switch (dtype) {
            case F32 -> floats()[i] = (float) real;
            case F64 -> doubles()[i] = real;
            case I32 -> ((int[]) data)[i] = (int) whole;
            case I64 -> ((long[]) data)[i] = whole;
            case U8, BOOL -> ((byte[]) data)[i] = (byte) whole;
        }
    }

    /** Copies one element bit by bit. */
    void copy(int to, Tensor from, int at) {
        System.arraycopy(from.data, at, data, to, 1);
    }

    static int size(List<Integer> shape) {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** A shape for so many samples. */
    public static List<Integer> at(Shape shape, int batch) {
        return shape.dims().stream().map(dim -> Math.toIntExact(dim.at(batch))).toList();
    }

    /** Whether this tensor is of that type, for so many samples. */
    public boolean is(TensorType type, int batch) {
        return dtype == type.dtype() && shape.equals(at(type.shape(), batch));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor
                && dtype == tensor.dtype
                && shape.equals(tensor.shape)
                && switch (dtype) {
                    case F32 -> Arrays.equals(floats(), tensor.floats());
                    case F64 -> Arrays.equals(doubles(), tensor.doubles());
                    case I32 -> Arrays.equals((int[]) data, (int[]) tensor.data);
                    case I64 -> Arrays.equals((long[]) data, (long[]) tensor.data);
                    case U8, BOOL -> Arrays.equals((byte[]) data, (byte[]) tensor.data);
                };
    }

    @Override
    public int hashCode() {
        return shape.hashCode();
    }

    /** {@code f32[2][0.5, 1.5]}, cut after 20 numbers. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(dtype + shape.toString() + "[");
        for (int i = 0; i < Math.min(size(), 20); i++) {
            text.append(i == 0 ? "" : ", ").append(element(i));
        }
        return text.append(size() > 20 ? ", ..]" : "]").toString();
    }

    private String element(int i) {
        return switch (dtype) {
            case F32 -> Float.toString(floats()[i]);
            case F64 -> Double.toString(doubles()[i]);
            default -> Long.toString(whole(i));
        };
    }
}
