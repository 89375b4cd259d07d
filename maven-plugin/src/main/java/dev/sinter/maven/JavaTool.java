package dev.sinter.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Finds the java command of a JDK that can run the compiler: the project's toolchain, else any other toolchain that
 * Maven was told of, else the JDK of Maven itself.
 */
record JavaTool(ToolchainManager toolchains, MavenSession session) {

    private static final int OLDEST = 25;

    Path find() throws MojoFailureException {
        return Stream.concat(fromToolchains(), fromMaven())
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new MojoFailureException("Sinter's compiler runs on JDK " + OLDEST
                        + " or later. Maven runs on JDK " + Runtime.version().feature()
                        + " and no toolchain fits. Install a JDK " + OLDEST
                        + ", and let the goal select-jdk-toolchain of maven-toolchains-plugin find it (version: ["
                        + OLDEST
                        + ",)), or name it in toolchains.xml."));
    }

    private Stream<Path> fromToolchains() {
        Stream<Toolchain> ofProject =
                Optional.ofNullable(toolchains.getToolchainFromBuildContext("jdk", session)).stream();
        Stream<Toolchain> others =
                toolchains.getToolchains(session, "jdk", Map.of("version", "[" + OLDEST + ",)")).stream();
        return Stream.concat(ofProject.filter(this::isRecent), others)
                .flatMap(toolchain -> Optional.ofNullable(toolchain.findTool("java")).stream())
                .map(Path::of);
    }

    private boolean isRecent(Toolchain toolchain) {
        return toolchain instanceof org.apache.maven.toolchain.ToolchainPrivate known
                && known.matchesRequirements(Map.of("version", "[" + OLDEST + ",)"));
    }

    private Stream<Path> fromMaven() {
        if (Runtime.version().feature() < OLDEST) {
            return Stream.empty();
        }
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        return Stream.of(bin.resolve("java"), bin.resolve("java.exe"));
    }
}
