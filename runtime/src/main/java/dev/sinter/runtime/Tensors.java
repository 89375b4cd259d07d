package dev.sinter.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * The values of a list of named tensors: the parameters of a model, or the state of an optimizer, or of metrics. All numbers of
 * one dtype stand in one flat array, by the rule of {@link Layout}. The arrays are open, since generated kernels work on them.
 */
public final class Tensors {
    /** No tensors at all. */
    public static final Tensors NONE = new Tensors(Layout.EMPTY);

    private final Layout layout;
    /** All f32 numbers. */
    public final float[] f32;
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
        System.arraycopy(from.f64, 0, f64, 0, f64.length);
        System.arraycopy(from.i32, 0, i32, 0, i32.length);
        System.arraycopy(from.i64, 0, i64, 0, i64.length);
        System.arraycopy(from.u8, 0, u8, 0, u8.length);
        System.arraycopy(from.bool, 0, bool, 0, bool.length);
    }

    /** The names of the tensors in which a number is NaN or infinite, in the order of the layout. */
    public List<String> notFinite() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < layout.specs().size(); i++) {
            TensorSpec spec = layout.specs().get(i);
            int from = layout.offset(i);
            if (spec.dtype().isFloat() && !isFinite(spec.dtype(), from, from + spec.size(0))) {
                names.add(spec.name());
            }
        }
        return names;
    }

    private boolean isFinite(DType dtype, int from, int to) {
        // a number times 0 is 0 unless it is NaN or infinite
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (dtype == DType.F32 ? f32[i] : f64[i]) * 0;
        }
        return sum == 0;
    }
}
