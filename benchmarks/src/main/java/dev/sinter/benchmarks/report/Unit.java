package dev.sinter.benchmarks.report;

import dev.sinter.benchmarks.work.Workload;

/** In what a row of the table is counted. */
enum Unit {
    STEPS("steps/s"),
    SAMPLES("samples/s"),
    MICROSECONDS("us"),
    GFLOPS("GFLOP/s");

    private final String text;

    Unit(String text) {
        this.text = text;
    }

    /** The figure for an operation that takes so many nanoseconds. */
    double of(double nanoseconds, Workload workload) {
        return switch (this) {
            case STEPS -> 1e9 / nanoseconds;
            case SAMPLES -> 1e9 * workload.batch() / nanoseconds;
            case MICROSECONDS -> nanoseconds / 1e3;
            case GFLOPS -> workload.flops() / nanoseconds;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
