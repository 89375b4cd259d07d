package dev.sinter.benchmarks.work;

import java.util.List;

/** A layer in its place in a network: what goes into it for one sample, and the place of its first weight in {@link Weights}. */
public record Stage(Layer layer, Image in, int weight) {
    /** What comes out for one sample. */
    public Image out() {
        return layer.output(in);
    }

    /** The shapes of its weights. */
    public List<List<Integer>> weights() {
        return layer.weights(in);
    }
}
