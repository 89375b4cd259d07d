package dev.sinter.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * Where each of a list of tensors of known size stands: all tensors of one dtype lie one after the other in one flat array, in
 * the order of the list, row-major, without gaps. The f32 tensors that are kept in half the bits have an array of their own.
 *
 * <p>The compiler and the running class both derive offsets from this one rule, so no table of offsets is stored anywhere.
 */
public final class Layout {
    /** The layout of no tensors. */
    public static final Layout EMPTY = new Layout(List.of());

    /** Weights with fewer axes are biases and scales: few, and added to or multiplied into whole results, where rounding shows. */
    private static final int HALVED_AXES = 2;

    private final List<TensorSpec> specs;
    private final Precision precision;
    private final List<Integer> offsets = new ArrayList<>();
    private final int[] sizes = new int[DType.values().length];
    private int halved;

    /** All tensors as they are. */
    public Layout(List<TensorSpec> specs) {
        this(specs, Precision.F32);
    }

    /** @param precision how the f32 tensors are kept */
    public Layout(List<TensorSpec> specs, Precision precision) {
        this.specs = List.copyOf(specs);
        this.precision = precision;
        for (int i = 0; i < specs.size(); i++) {
            int dtype = specs.get(i).dtype().ordinal();
            boolean half = kept(i) == Precision.BF16;
            int offset = half ? halved : sizes[dtype];
            int end = Math.addExact(offset, specs.get(i).size(0));
            offsets.add(offset);
            if (half) {
                halved = end;
            } else {
                sizes[dtype] = end;
            }
        }
    }

    /** How the f32 tensors of two or more axes are kept. */
    public Precision precision() {
        return precision;
    }

    /** How tensor {@code index} is kept. */
    public Precision kept(int index) {
        TensorSpec spec = specs.get(index);
        return spec.dtype() == DType.F32 && spec.dims().size() >= HALVED_AXES ? precision : Precision.F32;
    }

    /** The tensors, in file order. */
    public List<TensorSpec> specs() {
        return specs;
    }

    /** Where tensor {@code index} begins in its flat array: that of its dtype, or that of bf16 numbers. */
    public int offset(int index) {
        return offsets.get(index);
    }

    /** The place in the list of the tensor of that name, or -1. */
    public int indexOf(String name) {
        for (int i = 0; i < specs.size(); i++) {
            if (specs.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** How many numbers of that dtype there are in all, those kept as bf16 not counted. */
    public int size(DType dtype) {
        return sizes[dtype.ordinal()];
    }

    /** How many f32 numbers are kept as bf16. */
    public int halved() {
        return halved;
    }

    /** How many bytes all tensors take. */
    public long bytes() {
        long bytes = 2L * halved;
        for (DType dtype : DType.values()) {
            bytes += (long) dtype.bytes() * size(dtype);
        }
        return bytes;
    }
}
