package dev.sinter.benchmarks.work;

/** How gradients change weights, with the numbers and formulas of Keras. */
public sealed interface Optimizer {
    /** The step size. */
    double rate();

    /** w - rate g. */
    record Sgd(double rate) implements Optimizer {}

    /** Adam: the bias correction is in the step size, epsilon is added to sqrt(v). */
    record Adam(double rate) implements Optimizer {
        public static final double BETA_1 = 0.9;
        public static final double BETA_2 = 0.999;
        public static final double EPSILON = 1e-7;
    }

    /** w - rate g / sqrt(average of squares + epsilon). */
    record RmsProp(double rate) implements Optimizer {
        public static final double RHO = 0.9;
        public static final double EPSILON = 1e-7;
    }
}
