package dev.sinter.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A warmed-up run allocates nothing, by the counter of all threads. Each case has a process of its own, as an application
 * has: tests that mix vector widths spoil what the JIT compiler knows of the JDK's vector classes, and vectors become objects.
 */
class AllocationTest {
    @ParameterizedTest
    @CsvSource({
        "digits/DigitClassifier, 1",
        "digits/DigitClassifier, 4",
        "digits/DigitClassifier, 8",
        "xor/Xor, 1",
        "xor/Xor, 8"
    })
    void predictingOneSampleAllocatesNothing(String model, int lanes) throws Exception {
        assertAllocatesNothing(model, lanes, "predict", 1);
    }

    @ParameterizedTest
    @CsvSource({
        "digits/DigitClassifier, 1",
        "digits/DigitClassifier, 4",
        "digits/DigitClassifier, 8",
        "xor/Xor, 1",
        "xor/Xor, 8"
    })
    void aTrainingStepAllocatesNothing(String model, int lanes) throws Exception {
        assertAllocatesNothing(model, lanes, "train", 1);
    }

    @ParameterizedTest
    @CsvSource({"1, predict", "8, predict", "1, train", "8, train"})
    void aTeamAllocatesNothing(int lanes, String program) throws Exception {
        assertAllocatesNothing("digits/DigitClassifier", lanes, program, 2);
    }

    private static void assertAllocatesNothing(String model, int lanes, String program, int threads)
            throws IOException, InterruptedException {
        Path file = Path.of("..", "samples").resolve(model + ".model");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                AllocationProbe.class.getName(),
                file.toString(),
                model.substring(model.indexOf('/') + 1),
                String.valueOf(lanes),
                program,
                String.valueOf(threads));
        // on a busy machine the JIT compiler is late, and now and then takes a bad turn for the whole life of a process
        String printed = run(command);
        String last = printed.equals("0") ? printed : run(command);
        assertEquals(
                "0",
                last,
                "bytes in 100 runs; look for a vector that escapes, with -XX:+UnlockDiagnosticVMOptions"
                        + " -XX:+PrintInlining");
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        return printed.strip();
    }

    @Test
    void theCounterCounts() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getTotalThreadAllocatedBytes();
        byte[] garbage = new byte[1000];
        assertTrue(threads.getTotalThreadAllocatedBytes() - before >= garbage.length);
    }
}
