package dev.sinter.runtime;

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
        System.arraycopy(f32, 0, copy.f32, 0, f32.length);
        System.arraycopy(f64, 0, copy.f64, 0, f64.length);
        System.arraycopy(i32, 0, copy.i32, 0, i32.length);
        System.arraycopy(i64, 0, copy.i64, 0, i64.length);
        System.arraycopy(u8, 0, copy.u8, 0, u8.length);
        System.arraycopy(bool, 0, copy.bool, 0, bool.length);
        return copy;
    }
}
