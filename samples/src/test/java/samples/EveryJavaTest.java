package samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One class file, every Java: the bits do not depend on the JDK, on the vector module, or on the width of vectors. */
class EveryJavaTest {
    private static final List<String> VECTORS = List.of("--add-modules", "jdk.incubator.vector");

    private final Path own = Path.of(System.getProperty("java.home")).toRealPath();

    EveryJavaTest() throws IOException {}

    @Test
    void thisJavaGivesTheSameBitsInEveryWay() throws IOException, InterruptedException {
        String expected = bits(own, with("-Dsinter.vector=off"));
        assertEquals(911, expected.lines().count());
        assertSameBits(expected, own);
    }

    @Test
    void theOtherJavasGiveTheSameBitsInEveryWay() throws IOException, InterruptedException {
        Set<Path> others = others();
        assumeFalse(others.isEmpty(), "no other JDK of 17 or later is installed beside " + own);
        String expected = bits(own, with("-Dsinter.vector=off"));
        for (Path java : others) {
            assertSameBits(expected, java);
        }
    }

    private static void assertSameBits(String expected, Path java) throws IOException, InterruptedException {
        assertEquals(expected, bits(java, List.of()), java + " without the vector module");
        assertEquals(expected, bits(java, with("-Dsinter.vector=off")), java + " with vectors off");
        assertEquals(expected, bits(java, with("-Dsinter.vector=on")), java + " with vectors on");
        for (int lanes = 4; lanes <= 16; lanes *= 2) {
            assertEquals(expected, bits(java, with("-Dsinter.lanes=" + lanes)), java + " with " + lanes + " lanes");
        }
    }

    private static List<String> with(String option) {
        List<String> options = new ArrayList<>(VECTORS);
        options.add(option);
        return options;
    }

    /** The JDKs of 17 or later that are installed beside this one. */
    private Set<Path> others() throws IOException {
        Set<Path> found = new LinkedHashSet<>();
        try (Stream<Path> beside = Files.list(own.getParent())) {
            for (Path folder : beside.sorted().toList()) {
                if (version(folder) >= 17) {
                    found.add(folder.toRealPath());
                }
            }
        }
        found.remove(own);
        return found;
    }

    /** The feature number that the file {@code release} of a JDK states; 0 where there is no JDK. */
    private static int version(Path folder) throws IOException {
        Path release = folder.resolve("release");
        if (!Files.isExecutable(folder.resolve("bin/java")) || !Files.isRegularFile(release)) {
            return 0;
        }
        return Files.readAllLines(release).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.replaceAll("^JAVA_VERSION=\"(\\d+).*$", "$1"))
                .filter(number -> number.matches("\\d+"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }

    private static String bits(Path java, List<String> options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(java.resolve("bin/java").toString(), "-XX:TieredStopAtLevel=1"));
        words.addAll(options);
        words.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), PrintBits.class.getName(), SampleData.IRIS.toString()));
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> "the command failed: " + String.join(" ", words));
        return out;
    }
}
