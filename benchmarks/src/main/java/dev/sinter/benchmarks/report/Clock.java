package dev.sinter.benchmarks.report;

import dev.sinter.runtime.file.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs one benchmark through JMH, in a fresh process with a fork of its own.
 *
 * @param warmup iterations before the clock counts
 * @param iterations that count
 * @param time of an iteration, as JMH reads it: {@code 1s}, {@code 200ms}
 */
record Clock(Installation installation, int warmup, int iterations, String time) {
    private static final String MAIN = "org.openjdk.jmh.Main";
    /** The lines of its output that a failure shows. */
    private static final int LAST_LINES = 40;

    /** The nanoseconds of an operation, in each iteration. */
    List<Double> measure(Contestant contestant, Row row) throws IOException, InterruptedException {
        List<String> words =
                new ArrayList<>(List.of("-p", "workload=" + row.workload().name()));
        words.addAll(List.of("-p", "threads=" + row.threads()));
        contestant.parameters().forEach((name, value) -> words.addAll(List.of("-p", name + "=" + value)));
        return measure(
                contestant.module(), contestant.benchmark() + ".operation", contestant.jvm(), words, row.threads());
    }

    /** The nanoseconds of a benchmark method, in each iteration. */
    List<Double> measure(String module, String method, List<String> jvm, List<String> words, int threads)
            throws IOException, InterruptedException {
        Path scores = Files.createTempFile("sinter-benchmark", ".json");
        try {
            List<String> command =
                    new ArrayList<>(List.of(Installation.java(), "-cp", installation.classPath(module), MAIN));
            command.addAll(List.of("^" + method.replace(".", "\\.") + "$", "-f", "1", "-foe", "true"));
            command.addAll(List.of("-wi", "" + warmup, "-w", time, "-i", "" + iterations, "-r", time));
            command.addAll(List.of("-rf", "json", "-rff", scores.toString()));
            command.addAll(words);
            if (!jvm.isEmpty()) {
                command.addAll(List.of("-jvmArgs", String.join(" ", jvm)));
            }
            run(command, threads);
            return scores(Files.readString(scores));
        } finally {
            Files.delete(scores);
        }
    }

    private void run(List<String> command, int threads) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(installation.root().toFile());
        // what native engines ask before anybody can tell them otherwise
        builder.environment().put("OMP_NUM_THREADS", "" + threads);
        builder.environment().put("OPENBLAS_NUM_THREADS", "" + threads);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            List<String> lines = said.lines().toList();
            throw new IOException("it ended with an error. The last it said:\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())));
        }
    }

    /** The raw scores of JMH's one result. */
    @SuppressWarnings("unchecked") // the layout of JMH's files
    private static List<Double> scores(String json) {
        Map<String, Object> result = ((List<Map<String, Object>>) Json.parse(json)).get(0);
        Map<String, Object> metric = (Map<String, Object>) result.get("primaryMetric");
        return ((List<List<Double>>) metric.get("rawData")).get(0);
    }
}
