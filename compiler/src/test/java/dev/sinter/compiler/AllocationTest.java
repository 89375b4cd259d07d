package dev.sinter.compiler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.sinter.runtime.CompiledModel;
import dev.sinter.runtime.Memory;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.Tensors;
import dev.sinter.runtime.TrainingSpec;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A warmed-up run allocates nothing, by the thread's own allocation counter. Vectors of one width only: a process that mixes widths,
 * as none but a test does, spoils what the JIT compiler knows of the JDK's vector classes, and vectors become objects.
 */
class AllocationTest {
    private static final int RUNS = 100;
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @CsvSource({
        "digits/DigitClassifier, DigitClassifier, 1",
        "digits/DigitClassifier, DigitClassifier, 8",
        "xor/Xor, Xor, 1",
        "xor/Xor, Xor, 8"
    })
    void predictingOneSampleAllocatesNothing(String file, String name, int lanes) {
        CompiledModel model = load(file, name, lanes);
        Tensors weights = model.initialize(1);
        Memory memory = model.memory(ModelSpec.PREDICT, 1);
        assertAllocatesNothing(() -> model.predict(weights, memory, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "digits/DigitClassifier, DigitClassifier, 1",
        "digits/DigitClassifier, DigitClassifier, 8",
        "xor/Xor, Xor, 1",
        "xor/Xor, Xor, 8"
    })
    void aTrainingStepAllocatesNothing(String file, String name, int lanes) {
        CompiledModel model = load(file, name, lanes);
        TrainingSpec training = model.spec().trainings().get(0);
        Tensors weights = model.initialize(1);
        Tensors optimizer = new Tensors(training.optimizer());
        Tensors metrics = new Tensors(training.metrics());
        Memory memory = model.memory(training.step(), 8);
        assertAllocatesNothing(() -> model.run(training.step(), weights, optimizer, metrics, memory, 8, 1, 0));
    }

    /** Until the JIT compiler is done, vector code makes objects; from then on there must be none. */
    private static void assertAllocatesNothing(Runnable run) {
        long begin = System.nanoTime();
        long allocated = Long.MAX_VALUE;
        // the limit is time and not a number of runs, since the JIT compiler works beside them
        while (allocated > 0 && System.nanoTime() - begin < PATIENCE) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < RUNS; i++) {
                run.run();
            }
            allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        long last = allocated;
        assertTrue(last == 0, () -> "the last " + RUNS + " runs allocated " + last
                + " bytes; look for a vector that escapes, with -XX:+UnlockDiagnosticVMOptions -XX:+PrintInlining");
    }

    private static CompiledModel load(String file, String name, int lanes) {
        return Compiler.compile(Path.of("..", "samples").resolve(file + ".model"), Map.of(), _ -> {}).stream()
                .filter(model -> model.simpleName().equals(name))
                .findFirst()
                .orElseThrow()
                .load(lanes);
    }

    @Test
    void theCounterCounts() {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        byte[] garbage = new byte[1000];
        assertTrue(THREADS.getCurrentThreadAllocatedBytes() - before >= garbage.length);
    }
}
