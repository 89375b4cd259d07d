package dev.sinter.benchmarks.work;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Samples for one operation, row-major.
 *
 * @param x the inputs, uniform from 0 to 1
 * @param target what should come out; random, so that no training ever gets to where all gradients are nothing
 */
public record Batch(float[] x, float[] target) {
    private static final long SEED = 2;
    /** Operations take turns with so many batches. */
    private static final int MANY = 8;

    /** The same batches for every engine. */
    public static List<Batch> of(Workload workload) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            batches.add(one(workload.network(), workload.batch(), random));
        }
        return batches;
    }

    private static Batch one(Network network, int samples, SplittableRandom random) {
        float[] x = new float[samples * network.input().size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextDouble();
        }
        int n = network.outputs();
        float[] target = new float[samples * n];
        for (int s = 0; s < samples; s++) {
            switch (network.head()) {
                case SOFTMAX -> target[s * n + random.nextInt(n)] = 1;
                case SIGMOID, LINEAR -> {
                    for (int i = 0; i < n; i++) {
                        target[s * n + i] = random.nextInt(2);
                    }
                }
            }
        }
        return new Batch(x, target);
    }
}
