package dev.sinter.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The values of a list of named tensors: the parameters of a model, or the state of an optimizer, or of metrics. All numbers of
 * one dtype stand in one flat array, by the rule of {@link Layout}. The arrays are open, since generated kernels work on them.
 */
public final class Tensors {
    /** No tensors at all. */
    public static final Tensors NONE = new Tensors(Layout.EMPTY);

    private final Layout layout;
    /** All f32 numbers that are kept as such. */
    public final float[] f32;
    /** All f32 numbers that are kept in half the bits, see {@link Bf16}. */
    public final short[] bf16;
    /** All f64 numbers. */
    public final double[] f64;
    /** All i32 numbers. */
    public final int[] i32;
    /** All i64 numbers. */
    public final long[] i64;
    /** All u8 numbers. */
    public final byte[] u8;
    /** All bools, a byte 0 or 1 each. */
    public final byte[] bool;

    /** Zeros for that layout. */
    public Tensors(Layout layout) {
        this.layout = layout;
        f32 = new float[layout.size(DType.F32)];
        bf16 = new short[layout.halved()];
        f64 = new double[layout.size(DType.F64)];
        i32 = new int[layout.size(DType.I32)];
        i64 = new long[layout.size(DType.I64)];
        u8 = new byte[layout.size(DType.U8)];
        bool = new byte[layout.size(DType.BOOL)];
    }

    public Layout layout() {
        return layout;
    }

    /** A copy that shares nothing with this one. */
    public Tensors copy() {
        Tensors copy = new Tensors(layout);
        copy.set(this);
        return copy;
    }

    /** Takes over all numbers of tensors with the same layout. */
    public void set(Tensors from) {
        System.arraycopy(from.f32, 0, f32, 0, f32.length);
        System.arraycopy(from.bf16, 0, bf16, 0, bf16.length);
        setUnhalved(from);
    }

    private void setUnhalved(Tensors from) {
        System.arraycopy(from.f64, 0, f64, 0, f64.length);
        System.arraycopy(from.i32, 0, i32, 0, i32.length);
        System.arraycopy(from.i64, 0, i64, 0, i64.length);
        System.arraycopy(from.u8, 0, u8, 0, u8.length);
        System.arraycopy(from.bool, 0, bool, 0, bool.length);
    }

    /** The same numbers under the layout of the same tensors with another precision, rounded where that has fewer bits. */
    public Tensors as(Precision precision) {
        Tensors other = new Tensors(new Layout(layout.specs(), precision));
        other.setUnhalved(this);
        for (int i = 0; i < layout.specs().size(); i++) {
            if (layout.specs().get(i).dtype() == DType.F32) {
                other.setFloats(i, floats(i));
            }
        }
        return other;
    }

    /** A copy of f32 tensor {@code index}. */
    public float[] floats(int index) {
        int from = layout.offset(index);
        int count = layout.specs().get(index).size(0);
        if (layout.kept(index) == Precision.F32) {
            return Arrays.copyOfRange(f32, from, from + count);
        }
        float[] wide = new float[count];
        Bf16.copy(bf16, from, wide, 0, count);
        return wide;
    }

    /** Takes over the numbers of f32 tensor {@code index}, rounded where it is kept in half the bits. */
    public void setFloats(int index, float[] numbers) {
        int at = layout.offset(index);
        if (layout.kept(index) == Precision.F32) {
            System.arraycopy(numbers, 0, f32, at, numbers.length);
            return;
        }
        for (int i = 0; i < numbers.length; i++) {
            bf16[at + i] = Bf16.of(numbers[i]);
        }
    }

    /** The names of the tensors in which a number is NaN or infinite, in the order of the layout. */
    public List<String> notFinite() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < layout.specs().size(); i++) {
            TensorSpec spec = layout.specs().get(i);
            if (spec.dtype().isFloat() && !isFinite(i)) {
                names.add(spec.name());
            }
        }
        return names;
    }

    private boolean isFinite(int index) {
        int from = layout.offset(index);
        int to = from + layout.specs().get(index).size(0);
        boolean single = layout.specs().get(index).dtype() == DType.F32;
        boolean half = layout.kept(index) == Precision.BF16;
        // a number times 0 is 0 unless it is NaN or infinite
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (half ? Bf16.toFloat(bf16[i]) : single ? f32[i] : f64[i]) * 0;
        }
        return sum == 0;
    }
}
