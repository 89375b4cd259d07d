package dev.sinter.benchmarks.work;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The weights of a network: for each layer kernel, then bias, row-major in Keras' shapes. Each engine puts them into its own order
 * and gives them back in this one.
 */
public record Weights(List<float[]> arrays) {
    private static final long SEED = 1;

    public Weights {
        arrays = List.copyOf(arrays);
    }

    /** The same random weights for every engine: uniform, as wide as Glorot's rule has it; biases small. */
    public static Weights initial(Network network) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<float[]> arrays = new ArrayList<>();
        for (Stage stage : network.stages()) {
            for (List<Integer> shape : stage.weights()) {
                arrays.add(uniform(random, size(shape), limit(shape)));
            }
        }
        return new Weights(arrays);
    }

    /** sqrt(6 / (in + out)), where a window counts on both sides. */
    private static double limit(List<Integer> shape) {
        int n = shape.size();
        if (n == 1) {
            return 0.1;
        }
        double window = size(shape.subList(0, n - 2));
        return Math.sqrt(6 / (window * (shape.get(n - 2) + shape.get(n - 1))));
    }

    private static int size(List<Integer> shape) {
        return shape.stream().reduce(1, (a, b) -> a * b);
    }

    private static float[] uniform(SplittableRandom random, int size, double limit) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (limit * (2 * random.nextDouble() - 1));
        }
        return values;
    }

    /** A copy that shares nothing with this one. */
    public Weights copy() {
        return new Weights(arrays.stream().map(float[]::clone).toList());
    }
}
