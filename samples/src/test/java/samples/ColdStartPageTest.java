package samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinter.runtime.Memory;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import samples.iris.Iris;

/** The commands of docs/cold-start.md, run as they stand there, start from what they recorded. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are those of a Unix shell")
class ColdStartPageTest {
    private static final Path PAGE = Path.of("../docs/cold-start.md");
    private static final String MAIN = "samples.FirstPrediction iris.safetensors predict";

    @TempDir
    private Path folder;

    @BeforeEach
    void makeJars() throws IOException {
        Iris.initialize(1).save(folder.resolve("iris.safetensors"));
        jar("app.jar", FirstPrediction.class, Iris.class);
        jar("sinter-runtime.jar", Memory.class);
    }

    @Test
    void theCacheOfJdk25() throws IOException, InterruptedException {
        assumeTrue(Runtime.version().feature() >= 25, "this JDK makes no AOT cache in one step");
        assertStartsFromTheRecord(commands("app.aot"));
    }

    @Test
    void theClassArchiveOfJdk17() throws IOException, InterruptedException {
        assertStartsFromTheRecord(commands("app.jsa"));
    }

    private void assertStartsFromTheRecord(List<String> commands) throws IOException, InterruptedException {
        assertEquals(2, commands.size(), "docs/cold-start.md should have one command to record and one to start");
        run(commands.get(0));
        Path log = folder.resolve("loaded.txt");
        run(commands.get(1).replaceFirst("java", "java -Xlog:class+load:file=" + log + ":none"));
        List<String> kernels = Files.readAllLines(log).stream()
                .filter(line -> line.startsWith("samples.iris.Iris"))
                .filter(line -> !line.contains("source: shared objects file"))
                .toList();
        assertEquals(List.of(), kernels, "classes that come from the jar, not from the record");
        assertTrue(Files.readString(log).contains("samples.iris.IrisScalar"), "the log of classes has no kernels");
    }

    /** The lines of the page's blocks that are about that file. */
    private static List<String> commands(String file) throws IOException {
        return Pattern.compile("(?m)^java .*" + Pattern.quote(file) + ".*$")
                .matcher(Files.readString(PAGE))
                .results()
                .map(line -> line.group().replace("app.Main", MAIN))
                .toList();
    }

    private void run(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
        String java = Path.of(System.getProperty("java.home"), "bin").toString();
        builder.environment().merge("PATH", java, (path, first) -> first + File.pathSeparator + path);
        Process process =
                builder.directory(folder.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> command + "\n" + said);
    }

    /** Packs the classes that stand beside these. */
    private void jar(String name, Class<?>... classes) throws IOException {
        List<String> words = new ArrayList<>(
                List.of("--create", "--file", folder.resolve(name).toString()));
        for (Class<?> type : classes) {
            Path place = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().getPath());
            if (Files.isRegularFile(place)) {
                Files.copy(place, folder.resolve(name));
                return;
            }
            words.addAll(List.of("-C", place.toString(), "."));
        }
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        assertEquals(0, tool.run(System.out, System.err, words.toArray(String[]::new)), () -> "jar " + words);
    }
}
