package dev.sinter.benchmarks.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Fresh processes up to their first prediction, on the first cores of the machine. All with the serial collector, which starts
 * fastest.
 */
record ColdStart(Installation installation, int repeats) {
    private static final String OURS = "dev.sinter.benchmarks.cold.FirstPrediction";
    private static final String OUR_CLASSES = "dev/sinter/benchmarks/networks/Mlp";
    private static final String ONNX = "onnxruntime";
    private static final String THEIRS = "dev.sinter.benchmarks.onnxruntime.FirstPrediction";
    private static final String VECTORS = "--add-modules=jdk.incubator.vector";
    /** The JDK that makes an AOT cache in one step. */
    private static final int FIRST_WITH_CACHE = 25;

    private static final double MIB = 1 << 20;

    /** All starts: ours with and without the vector module and with what a run before recorded, and ONNX Runtime where it is built. */
    List<Results.Cold> measured() throws IOException, InterruptedException {
        String ours = installation.runtime() + System.getProperty("path.separator") + installation.jar();
        double ourJars = (Files.size(installation.runtime()) + compressed(installation.jar(), OUR_CLASSES)) / MIB;
        List<Results.Cold> all = new ArrayList<>();
        for (int cores = 1; cores <= Math.min(2, Runtime.getRuntime().availableProcessors()); cores++) {
            all.add(measured("Sinter without the vector module", ours, OURS, List.of(), cores, ourJars));
            all.add(measured("Sinter", ours, OURS, List.of(VECTORS), cores, ourJars));
            if (Runtime.version().feature() >= FIRST_WITH_CACHE) {
                all.add(withCache(ours, cores, ourJars));
            }
            if (installation.has(ONNX)) {
                all.add(measured("ONNX Runtime", installation.classPath(ONNX), THEIRS, List.of(), cores, onnxJars()));
            }
        }
        return all;
    }

    /** By the recipe of docs/cold-start.md. */
    private Results.Cold withCache(String classPath, int cores, double jarMiB)
            throws IOException, InterruptedException {
        Path weights = Files.createTempFile("sinter-benchmark", ".weights");
        Path cache = Files.createTempFile("sinter-benchmark", ".aot");
        try {
            command(classPath, OURS, List.of(), cores, "write", weights).start().waitFor();
            List<String> record = List.of(VECTORS, "-XX:AOTCacheOutput=" + cache);
            start(command(classPath, OURS, record, cores, "predict", weights), new ArrayList<>(), new ArrayList<>());
            List<String> cached = List.of(VECTORS, "-XX:AOTCache=" + cache);
            return measured("Sinter with an AOT cache", classPath, OURS, cached, cores, jarMiB);
        } finally {
            Files.delete(weights);
            Files.delete(cache);
        }
    }

    private double onnxJars() throws IOException {
        for (String jar : installation.classPath(ONNX).split(System.getProperty("path.separator"))) {
            if (Path.of(jar).getFileName().toString().startsWith("onnxruntime")) {
                return Files.size(Path.of(jar)) / MIB;
            }
        }
        throw new IOException("no onnxruntime*.jar is on its class path");
    }

    /** The bytes that classes take in a jar. */
    private static long compressed(Path jar, String prefix) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .filter(entry -> entry.getName().startsWith(prefix))
                    .mapToLong(JarEntry::getCompressedSize)
                    .sum();
        }
    }

    private Results.Cold measured(
            String engine, String classPath, String main, List<String> jvm, int cores, double jarMiB)
            throws IOException, InterruptedException {
        Path weights = Files.createTempFile("sinter-benchmark", ".weights");
        try {
            command(classPath, main, jvm, cores, "write", weights).start().waitFor();
            List<Double> milliseconds = new ArrayList<>();
            List<Double> peaks = new ArrayList<>();
            for (int i = 0; i < repeats; i++) {
                start(command(classPath, main, jvm, cores, "predict", weights), milliseconds, peaks);
            }
            return new Results.Cold(engine, cores, milliseconds, Collections.max(peaks), jarMiB);
        } finally {
            Files.delete(weights);
        }
    }

    private static ProcessBuilder command(
            String classPath, String main, List<String> jvm, int cores, String verb, Path weights) {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", cores == 1 ? "0" : "0,1", Installation.java()));
        command.add("-XX:+UseSerialGC");
        command.addAll(jvm);
        command.addAll(List.of("-cp", classPath, main, verb, weights.toString()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    private static void start(ProcessBuilder command, List<Double> milliseconds, List<Double> peaks)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = command.start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String prediction = prediction(lines);
            milliseconds.add((System.nanoTime() - begin) / 1e6);
            String peak = lines.readLine();
            if (process.waitFor() != 0 || prediction == null || peak == null) {
                throw new IOException("a cold start ended with an error: " + String.join(" ", command.command()));
            }
            peaks.add(Long.parseLong(peak.replaceAll("\\D", "")) / 1024.0);
        }
    }

    /** The first line that is no warning of the JVM, which go to the same stream. */
    private static String prediction(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && line.startsWith("WARNING")) {
            line = lines.readLine();
        }
        return line;
    }
}
