package dev.sinter.benchmarks.report;

import dev.sinter.benchmarks.work.Workload;
import dev.sinter.benchmarks.work.Workloads;
import java.util.List;

/**
 * A row of the table.
 *
 * @param threads how many an engine may use
 * @param goalPeer the best peer when the goals were set, on two cores with AVX2
 * @param reach the figure to reach
 */
record Row(Workload workload, int threads, Unit unit, String goalPeer, String reach) {
    /** All rows, in the order of the goals. */
    static final List<Row> ALL = List.of(
            of("train-mlp-sgd", 1, Unit.STEPS, "TensorFlow 917", "1,400"),
            of("train-mlp-adam", 1, Unit.STEPS, "TensorFlow 428", "680"),
            of("train-softmax", 1, Unit.STEPS, "TensorFlow 4,363", "17,000"),
            of("train-xor", 1, Unit.STEPS, "TensorFlow 11,600 (plain Java 647,000)", "1,200,000"),
            of("train-iris", 1, Unit.STEPS, "TensorFlow 7,800 (plain Java 6,200)", "60,000"),
            of("train-line", 1, Unit.STEPS, "TensorFlow 11,800 (plain Java 1,150,000)", "2,500,000"),
            of("predict-mlp-1", 1, Unit.MICROSECONDS, "ONNX Runtime 34", "17"),
            of("predict-mlp-32", 1, Unit.SAMPLES, "ONNX Runtime 141,000", "160,000"),
            of("predict-mlp-256", 1, Unit.SAMPLES, "ONNX Runtime 145,000", "172,000"),
            of("predict-iris-1", 1, Unit.MICROSECONDS, "ONNX Runtime 6.7 (plain Java 1.8)", "0.3"),
            of("predict-cnn-1", 1, Unit.MICROSECONDS, "ONNX Runtime 610", "500"),
            of("predict-cnn-64", 1, Unit.SAMPLES, "ONNX Runtime 3,043", "3,100"),
            of("train-cnn", 1, Unit.STEPS, "DJL 9.0", "16"),
            of("train-mlp-sgd", 2, Unit.STEPS, "825", "2,500"),
            of("train-cnn", 2, Unit.STEPS, "15.5", "29"),
            of("predict-cnn-64", 2, Unit.SAMPLES, "5,265", "6,000"),
            of("multiply-50", 1, Unit.GFLOPS, "", ""),
            of("multiply-256", 1, Unit.GFLOPS, "", ""),
            of("multiply-square", 1, Unit.GFLOPS, "", ""));

    private static Row of(String workload, int threads, Unit unit, String goalPeer, String reach) {
        return new Row(Workloads.named(workload), threads, unit, goalPeer, reach);
    }

    /** The row of a workload on so many threads. */
    static Row of(String workload, int threads) {
        return ALL.stream()
                .filter(r -> r.workload().name().equals(workload) && r.threads() == threads)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no row is " + workload + " on " + threads + " threads"));
    }

    String title() {
        return threads == 1 ? workload.title() : workload.title() + ", " + threads + " threads";
    }

    /** The figure of the median over rounds. */
    double figure(Rounds rounds) {
        return unit.of(rounds.median(), workload);
    }
}
