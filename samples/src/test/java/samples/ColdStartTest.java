package samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import samples.iris.Iris;

/** What a fresh process loads on its way to the first prediction, by the JVM's own log of classes. */
class ColdStartTest {
    @TempDir
    private Path folder;

    @Test
    void theFirstPredictionLoadsNoVectorClass() throws IOException, InterruptedException {
        List<String> loaded = loaded("predict");
        assertTrue(loaded.contains("samples.iris.IrisScalar"), "IrisScalar is not in the log, so the log says nothing");
        assertEquals(List.of(), vectors(loaded));
    }

    @Test
    void theFirstPredictionMakesNoLambda() throws IOException, InterruptedException {
        List<String> made = loaded("predict").stream()
                .filter(name -> name.startsWith("dev.sinter") || name.startsWith("samples"))
                .filter(name -> name.contains("$$Lambda"))
                .toList();
        assertEquals(List.of(), made, "the first lambda of a process takes milliseconds: write a loop there");
    }

    @Test
    void warmUpAndTrainingLoadVectorClasses() throws IOException, InterruptedException {
        assertTrue(!vectors(loaded("warm")).isEmpty());
        assertTrue(!vectors(loaded("train", SampleData.IRIS.toString())).isEmpty());
    }

    private static List<String> vectors(List<String> loaded) {
        return loaded.stream()
                .filter(name -> name.startsWith("jdk.incubator.vector.") || name.startsWith("samples.iris.IrisVector"))
                .toList();
    }

    /** The names of the classes that the process loads. */
    private List<String> loaded(String... words) throws IOException, InterruptedException {
        Path weights = folder.resolve("iris.safetensors");
        Iris.initialize(1).save(weights);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-Xlog:class+load:stdout:none",
                "-cp",
                System.getProperty("java.class.path"),
                FirstPrediction.class.getName(),
                weights.toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> "the command failed: " + String.join(" ", command));
        return out.lines().map(line -> line.split(" ", 2)[0]).toList();
    }
}
