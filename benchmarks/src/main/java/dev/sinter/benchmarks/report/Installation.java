package dev.sinter.benchmarks.report;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the build has left: jars and class paths.
 *
 * @param root the repository
 */
record Installation(Path root) {
    /** The command that makes everything. */
    static final String BUILD = "mvn -B verify -Pbenchmarks -DskipTests";

    /** The repository that this is started in. */
    static Installation here() throws IOException {
        Installation installation = new Installation(Path.of("").toAbsolutePath());
        if (!Files.exists(installation.jar())) {
            throw new IOException(
                    installation.jar() + " does not exist; start this in the repository's root, after " + BUILD);
        }
        return installation;
    }

    /** The folder of this module. */
    Path folder() {
        return root.resolve("benchmarks");
    }

    /** The jar of this module, whose manifest names what it needs. */
    Path jar() {
        return folder().resolve("target/benchmarks.jar");
    }

    /** The one jar that our classes need. */
    Path runtime() throws IOException {
        return only(folder().resolve("target/lib"), "sinter-runtime");
    }

    /** Whether an engine can be started. */
    boolean has(String module) {
        return module.isEmpty() || Files.exists(classPathFile(module));
    }

    /** The class path of an engine. */
    String classPath(String module) throws IOException {
        if (module.isEmpty()) {
            return jar().toString();
        }
        Path own = only(folder().resolve("engines").resolve(module).resolve("target"), "sinter-benchmark");
        return own
                + File.pathSeparator
                + Files.readString(classPathFile(module)).strip();
    }

    /** The java command of the JVM that this runs in. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Path classPathFile(String module) {
        return folder().resolve("engines").resolve(module).resolve("target/classpath.txt");
    }

    private static Path only(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(f -> f.getFileName().toString().startsWith(prefix))
                    .filter(f -> f.toString().endsWith(".jar"))
                    .toList();
            if (found.size() != 1) {
                throw new IOException(folder + ": expected one jar " + prefix + "*.jar, found " + found
                        + "; build anew: mvn -B clean, then " + BUILD);
            }
            return found.get(0);
        }
    }
}
