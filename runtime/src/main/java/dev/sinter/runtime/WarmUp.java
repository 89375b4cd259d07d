package dev.sinter.runtime;

import java.util.concurrent.TimeUnit;

/**
 * Predictions for nothing, until the JIT compiler has compiled the code that they run. It does not say when it has, so the time of
 * a prediction is watched: it falls in steps, and when it has not fallen for a while, nothing more is to come.
 */
final class WarmUp {
    /** A method is compiled for good when it has been called 600 times or more, which depends on its loops. */
    private static final int FEWEST = 1000;
    /** The compiler may take this long for a large method. */
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(500);
    /** The end in any case, for each number of samples. */
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(10);
    /** A shorter time than this share of the shortest so far is news. */
    private static final double FALLEN = 0.9;

    private WarmUp() {}

    /** @param samples how many each prediction has, one number after the other */
    static void run(ModelSpec spec, Kernels kernels, Tensors weights, int... samples) {
        for (int batch : samples) {
            run(kernels, weights, new Memory(spec, ModelSpec.PREDICT, kernels, batch));
        }
    }

    private static void run(Kernels kernels, Tensors weights, Memory memory) {
        long start = System.nanoTime();
        long now = start;
        long news = start;
        long shortest = Long.MAX_VALUE;
        for (int runs = 0; (runs < FEWEST || now - news < PATIENCE) && now - start < LONGEST; runs++) {
            long begin = now;
            try {
                kernels.run(
                        ModelSpec.PREDICT,
                        weights,
                        Tensors.NONE,
                        Tensors.NONE,
                        memory,
                        memory.capacity(),
                        0,
                        0,
                        Share.WHOLE);
            } catch (OutOfRangeException e) {
                // the model does not take the zeros that stand in the memory; what runs before it says so gets warm
            }
            now = System.nanoTime();
            if (now - begin < FALLEN * shortest) {
                shortest = now - begin;
                news = now;
            }
        }
    }
}
