package dev.sinter.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * Where each of a list of tensors of known size stands: all tensors of one dtype lie one after the other in one flat array, in
 * the order of the list, row-major, without gaps.
 *
 * <p>The compiler and the running class both derive offsets from this one rule, so no table of offsets is stored anywhere.
 */
public final class Layout {
    /** The layout of no tensors. */
    public static final Layout EMPTY = new Layout(List.of());

    private final List<TensorSpec> specs;
    private final List<Integer> offsets = new ArrayList<>();
    private final int[] sizes = new int[DType.values().length];

    public Layout(List<TensorSpec> specs) {
        this.specs = List.copyOf(specs);
        for (TensorSpec spec : specs) {
            int dtype = spec.dtype().ordinal();
            offsets.add(sizes[dtype]);
            sizes[dtype] = Math.addExact(sizes[dtype], spec.size(0));
        }
    }

    /** The tensors, in file order. */
    public List<TensorSpec> specs() {
        return specs;
    }

    /** Where tensor {@code index} begins in the flat array of its dtype. */
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

    /** How many numbers of that dtype there are in all. */
    public int size(DType dtype) {
        return sizes[dtype.ordinal()];
    }
}
