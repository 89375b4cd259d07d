package dev.sinter.maven;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One run of {@code sinter compile} in a JVM of its own: the java command, its class path, the models, where imports are
 * looked for, and where the output goes. Gives the exit code and all printed lines.
 */
record CompilerRun(
        Path java,
        List<Path> classPath,
        List<Path> models,
        Path sourcePath,
        List<Path> importPath,
        TreeMap<String, String> defines,
        String weightsPrecision,
        Path classes,
        Path sources) {

    static final int OK = 0;
    static final int PROBLEMS = 1;

    /** What the run ended with. */
    record Result(int exitCode, List<String> lines) {}

    Result start(Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = reader.lines().toList();
            return new Result(process.waitFor(), lines);
        } finally {
            process.destroy();
        }
    }

    List<String> command() {
        List<String> words = new ArrayList<>();
        words.add(java.toString());
        // A short run: no time to earn back the second compiler of the JVM or a parallel collector.
        words.add("-XX:TieredStopAtLevel=1");
        words.add("-XX:+UseSerialGC");
        words.add("-Dstdout.encoding=UTF-8");
        words.add("-Dstderr.encoding=UTF-8");
        words.add("-cp");
        words.add(joined(classPath));
        words.add("dev.sinter.compiler.Main");
        words.add("compile");
        words.add("--quiet");
        models.forEach(model -> words.add(model.toString()));
        words.add("--classes");
        words.add(classes.toString());
        words.add("--sources");
        words.add(sources.toString());
        words.add("--source-path");
        words.add(sourcePath.toString());
        if (!importPath.isEmpty()) {
            words.add("--class-path");
            words.add(joined(importPath));
        }
        for (Map.Entry<String, String> define : defines.entrySet()) {
            words.add("-D" + define.getKey() + "=" + define.getValue());
        }
        words.add("--weights-precision");
        words.add(weightsPrecision);
        return words;
    }

    private static String joined(List<Path> places) {
        return places.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
