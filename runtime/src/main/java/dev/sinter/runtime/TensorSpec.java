package dev.sinter.runtime;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The name, type and shape of one tensor of a model. A dimension {@code -k} stands for k times the number of samples, so
 * {@code image: u8[batch, 28, 28]} has the dimensions (-1, 28, 28).
 *
 * @param name the name or path in the model, {@code hidden1.kernel}
 * @param dtype the type of its numbers
 * @param dims the dimensions, outermost first
 * @param words the words that its numbers stand for ({@code in names}), or none
 */
public record TensorSpec(String name, DType dtype, List<Integer> dims, List<String> words) {
    public TensorSpec {
        dims = List.copyOf(dims);
        words = List.copyOf(words);
    }

    /** A tensor without words. */
    public static TensorSpec of(String name, DType dtype, Integer... dims) {
        return new TensorSpec(name, dtype, List.of(dims), List.of());
    }

    /** True when its size grows with the number of samples. */
    public boolean batched() {
        for (int d : dims) {
            if (d < 0) {
                return true;
            }
        }
        return false;
    }

    /** How many numbers it holds for so many samples. */
    public int size(int batch) {
        long size = 1;
        for (int d : dims) {
            size = Math.multiplyExact(size, d < 0 ? Math.multiplyExact(-(long) d, batch) : d);
        }
        return Math.toIntExact(size);
    }

    /** The shape for so many samples. */
    public int[] shape(int batch) {
        int[] shape = new int[dims.size()];
        for (int i = 0; i < shape.length; i++) {
            int d = dims.get(i);
            shape[i] = d < 0 ? Math.multiplyExact(-d, batch) : d;
        }
        return shape;
    }

    /** {@code f32[batch, 10]}. */
    public String type() {
        return dims.stream()
                .map(d -> d == -1 ? "batch" : d < 0 ? -d + "*batch" : d.toString())
                .collect(Collectors.joining(", ", dtype + "[", "]"));
    }

    @Override
    public String toString() {
        return name + ": " + type();
    }
}
