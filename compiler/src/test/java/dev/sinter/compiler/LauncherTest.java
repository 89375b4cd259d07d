package dev.sinter.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code sinter} in a made-up checkout, with a made-up JDK whose java prints the words it was given. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final String SHORT = "-XX:TieredStopAtLevel=1";
    private static final String START = "-XX:+UseSerialGC";

    @TempDir
    Path temp;

    private Path root;
    private Path jar;
    private Path jdk;

    @BeforeEach
    void makeCheckout() throws IOException {
        root = Files.createDirectories(temp.toRealPath().resolve("a checkout"));
        Files.copy(Path.of("..", "sinter"), root.resolve("sinter"));
        jar = root.resolve("compiler/target/sinter.jar");
        Files.createDirectories(root.resolve("compiler/target/lib"));
        Files.writeString(jar, "");
        jdk = makeJdk("25.0.1", "printf '%s\\n' \"$@\"; exit 7");
    }

    @Test
    void startsTheJarWithTheUsersWords() throws Exception {
        assertEquals(result(7, SHORT, START, "-jar", jar, "show", "a b.model", "*"), run("show", "a b.model", "*"));
    }

    @Test
    void asksForTheVectorApiWhenAModelRuns() throws Exception {
        assertEquals(
                result(7, "--add-modules=jdk.incubator.vector", START, "-jar", jar, "train", "x.model"),
                run("train", "x.model"));
    }

    @Test
    void handsOptionsToTheJvm() throws Exception {
        assertEquals(
                result(7, "-Dsinter.vector=off", "-XX:+UseG1GC", "-Dx=*", "-jar", jar, "train"),
                run(
                        Map.of("SINTER_JAVA_OPTS", "-Dsinter.vector=off -XX:+UseG1GC -Dx=*"),
                        root.resolve("sinter"),
                        "train"));
    }

    @Test
    void worksThroughALink() throws Exception {
        Path first = Files.createSymbolicLink(temp.resolve("first"), Path.of("a checkout", "sinter"));
        Path second = Files.createSymbolicLink(temp.resolve("second"), first);

        assertEquals(result(7, SHORT, START, "-jar", jar, "show"), run(Map.of(), second, "show"));
    }

    @Test
    void readsTheVersionFromJavaItselfWhereThereIsNoReleaseFile() throws Exception {
        jdk = makeJdk("26", "echo 'openjdk version \"26-ea\" 2026-03-17' >&2; [ \"$1\" = -version ] || echo 26");
        Files.delete(jdk.resolve("release"));

        assertEquals(new Result(0, List.of("openjdk version \"26-ea\" 2026-03-17", "26")), run("show"));
    }

    @Test
    void takesClassesFromAnArchiveThatIsNewerThanTheJar() throws Exception {
        Path archive = root.resolve("compiler/target/sinter.jsa");
        Files.writeString(archive, "");
        Files.setLastModifiedTime(archive, FileTime.fromMillis(0));
        assertEquals(result(7, SHORT, START, "-jar", jar, "show"), run("show"));

        Files.setLastModifiedTime(archive, FileTime.fromMillis(System.currentTimeMillis() + 60_000));
        assertEquals(
                result(7, SHORT, START, "-XX:SharedArchiveFile=" + archive, "-Xlog:disable", "-jar", jar, "show"),
                run("show"));
    }

    @Test
    void buildsFirstWhenASourceIsNewer() throws Exception {
        Path source = root.resolve("frontend/src/main/java/New.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        Path tools = Files.createDirectories(temp.resolve("tools"));
        makeScript(tools.resolve("mvn"), "echo \"$*\" >\"$0.words\"");
        Map<String, String> environment = Map.of("PATH", tools + ":" + System.getenv("PATH"));

        assertEquals(
                result(
                        7,
                        "sinter: building the command line with Maven (the first time, and after changes) ...",
                        SHORT,
                        START,
                        "-jar",
                        jar,
                        "show"),
                run(environment, root.resolve("sinter"), "show"));
        assertEquals(
                "-B -q -Dstyle.color=never -Dmaven.test.skip=true -pl compiler -am package",
                Files.readString(tools.resolve("mvn.words")).strip());
        assertEquals(
                result(7, SHORT, START, "-jar", jar, "show"),
                run(environment, root.resolve("sinter"), "show"),
                "one build is enough, even when it leaves the jar as it was");
    }

    @Test
    void startsNothingWhenTheBuildFails() throws Exception {
        Files.delete(jar);
        Path tools = Files.createDirectories(temp.resolve("tools"));
        makeScript(tools.resolve("mvn"), "echo broken; exit 3");

        assertEquals(
                result(
                        1,
                        "sinter: building the command line with Maven (the first time, and after changes) ...",
                        "broken",
                        "sinter: the build failed; its messages are above."),
                run(Map.of("PATH", tools + ":" + System.getenv("PATH")), root.resolve("sinter"), "show"));
    }

    @Test
    void saysWhatToInstallWhenNoJdkIsNewEnough() throws Exception {
        Path script = root.resolve("sinter");
        Files.writeString(script, Files.readString(script).replace("oldest_jdk=25", "oldest_jdk=999"));

        assertEquals(
                new Result(
                        1,
                        List.of(
                                "sinter: no JDK 999 or later was found in JAVA_HOME, on PATH or in the usual folders.",
                                "sinter: Install one, for example Temurin 999, or set JAVA_HOME to its folder.")),
                run("show"));
    }

    private record Result(int exitCode, List<String> lines) {}

    private static Result result(int exitCode, Object... words) {
        List<String> lines = new ArrayList<>();
        for (Object word : words) {
            lines.add(word.toString());
        }
        return new Result(exitCode, lines);
    }

    private Result run(String... words) throws IOException, InterruptedException {
        return run(Map.of(), root.resolve("sinter"), words);
    }

    private Result run(Map<String, String> environment, Path script, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", script.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("SINTER_JAVA_OPTS");
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        return new Result(process.waitFor(), lines);
    }

    private Path makeJdk(String version, String java) throws IOException {
        Path home = temp.resolve("jdk " + version);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"us\"\nJAVA_VERSION=\"" + version + "\"\n");
        for (String tool : List.of("java", "javac")) {
            makeScript(home.resolve("bin").resolve(tool), java);
        }
        return home;
    }

    private static void makeScript(Path file, String commands) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
