package dev.sinter.benchmarks.pytorch;

import dev.sinter.benchmarks.work.Optimizer.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Optimizer;

/**
 * PyTorch adds Adam's epsilon to the corrected root, sqrt(v) / sqrt(1 - beta2^t), Keras to sqrt(v): the same when PyTorch is told epsilon /
 * sqrt(1 - beta2^t). Gradients of the convolutional network are so small that this matters in its first steps.
 */
final class Epsilon {
    private final AdamOptions options;
    private double power = 1;

    Epsilon(Optimizer adam) {
        options = new AdamOptions(adam.param_groups().get(0).options());
    }

    /** To be called before each step. */
    void next() {
        power *= Adam.BETA_2;
        options.eps().put(Adam.EPSILON / Math.sqrt(1 - power));
    }
}
