package dev.sinter.benchmarks.report;

import dev.sinter.benchmarks.work.Workload;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An engine with the settings it is measured with.
 *
 * @param key its name on the command line and in the raw figures
 * @param title its name in tables
 * @param kind whose it is
 * @param module its folder below {@code benchmarks/engines}; empty when it needs nothing more than this module
 * @param benchmark its benchmark class
 * @param jvm words for the JVM that it is measured in
 * @param parameters of its benchmark
 * @param runs which rows it can run
 */
record Contestant(
        String key,
        String title,
        Kind kind,
        String module,
        String benchmark,
        List<String> jvm,
        Map<String, String> parameters,
        Predicate<Row> runs) {

    /** Whose an engine is. */
    enum Kind {
        OURS,
        PEER,
        /** Something to compare with that nobody would use instead of an engine. */
        YARDSTICK
    }

    private static final String CORE = "dev.sinter.benchmarks.";
    private static final String VECTORS = "--add-modules=jdk.incubator.vector";
    /** Rows that take the interpreter less than a second. */
    private static final double SMALL = 2e6;

    /** The oldest Java that the interpreter runs on. */
    private static final int COMPILER = 25;

    private static final Predicate<Row> ONE_THREAD = row -> row.threads() == 1;
    private static final Predicate<Row> PRODUCTS =
            row -> row.workload().name().startsWith("multiply") && row.threads() == 1;

    /** All engines; those that are not built are passed over. */
    static final List<Contestant> ALL = List.of(
            sinter("sinter-scalar", "Sinter scalar", "scalar", "-Dsinter.vector=off"),
            sinter("sinter-8", "Sinter 256 bits", "8", VECTORS, "-Dsinter.lanes=8"),
            sinter("sinter", "Sinter widest", "widest", VECTORS),
            new Contestant(
                    "plain",
                    "plain Java",
                    Kind.YARDSTICK,
                    "",
                    CORE + "plain.PlainBenchmark",
                    List.of(),
                    Map.of(),
                    ONE_THREAD),
            new Contestant(
                    "interpreter",
                    "interpreter",
                    Kind.YARDSTICK,
                    "interpreter",
                    CORE + "interpreter.InterpreterBenchmark",
                    List.of(),
                    Map.of(),
                    ONE_THREAD.and(row ->
                            row.workload().flops() < SMALL && Runtime.version().feature() >= COMPILER)),
            peer(
                    "onnxruntime",
                    "ONNX Runtime",
                    "onnxruntime",
                    "onnxruntime.OnnxRuntimeBenchmark",
                    row -> row.workload() instanceof Workload.Predict),
            peer("tensorflow", "TensorFlow", "tensorflow", "tensorflow.TensorFlowBenchmark", row -> true),
            // DJL has no RMSprop for PyTorch.
            peer(
                    "djl",
                    "DJL",
                    "djl",
                    "djl.DjlBenchmark",
                    row -> !row.workload().name().equals("train-line")),
            peer("pytorch", "PyTorch", "pytorch", "pytorch.PyTorchBenchmark", row -> true),
            peer(
                    "deeplearning4j",
                    "Deeplearning4j",
                    "deeplearning4j",
                    "deeplearning4j.Deeplearning4jBenchmark",
                    row -> true),
            peer("openblas", "OpenBLAS", "blas", "blas.OpenBlasBenchmark", PRODUCTS),
            peer("onednn", "oneDNN", "blas", "blas.OneDnnBenchmark", PRODUCTS));

    private static Contestant sinter(String key, String title, String lanes, String... jvm) {
        return new Contestant(
                key,
                title,
                Kind.OURS,
                "",
                CORE + "sinter.SinterBenchmark",
                List.of(jvm),
                Map.of("lanes", lanes),
                row -> true);
    }

    private static Contestant peer(String key, String title, String module, String benchmark, Predicate<Row> runs) {
        return new Contestant(key, title, Kind.PEER, module, CORE + benchmark, List.of(), Map.of(), runs);
    }

    /** The engine of that key. */
    static Contestant named(String key) {
        return ALL.stream()
                .filter(c -> c.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no engine is called " + key + "; there are "
                        + ALL.stream().map(Contestant::key).collect(Collectors.joining(", "))));
    }
}
