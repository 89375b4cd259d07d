package dev.sinter.benchmarks.engine;

/** A network ready to predict. For one thread at a time. */
public interface Predictor extends AutoCloseable {
    /**
     * Copies the samples in, computes, and copies the outputs out.
     *
     * @param x a batch of samples, row-major
     * @param y takes the outputs, row-major
     */
    void predict(float[] x, float[] y);

    @Override
    void close();
}
