package dev.sinter.benchmarks.work;

/** One kind of operation to measure. It includes copying the batch from Java arrays, and a prediction's outputs into one. */
public sealed interface Workload {
    /** The name on the command line. */
    String name();

    /** What it says in a table. */
    String title();

    Network network();

    /** Samples of one operation. */
    int batch();

    /** Floating-point operations in the products of one operation: two for each multiply-add. */
    double flops();

    /** From samples to outputs. */
    record Predict(String name, String title, Network network, int batch) implements Workload {
        @Override
        public double flops() {
            return 2.0 * batch * network.multiplyAdds();
        }
    }

    /** One update of all weights. */
    record Train(String name, String title, Network network, Optimizer optimizer, int batch) implements Workload {
        /** Forward, the gradient of the kernels, and the gradient of the inputs but for the first layer. */
        @Override
        public double flops() {
            Stage first = network.stages().get(0);
            return 2.0 * batch * (3 * network.multiplyAdds() - first.layer().multiplyAdds(first.in()));
        }
    }
}
