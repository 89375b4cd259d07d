package samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import samples.iris.Iris;
import samples.iris.TrainIris;

/** Going from scalar code to vectors changes no bit, whenever and however often it happens. */
class WarmUpTest {
    private static final int FLOWERS = 150;

    private final Iris model = Iris.initialize(3);
    private final float[] x = TrainIris.read(SampleData.IRIS).column("x").floats();

    @Test
    void predictionsAreTheSameBeforeWhileAndAfterThreeThreadsWarmUp() throws Exception {
        Iris.Memory old = Iris.newMemory(FLOWERS);
        float[] expected = predicted(old);
        ExecutorService threads = Executors.newFixedThreadPool(5);
        try {
            AtomicBoolean warm = new AtomicBoolean();
            List<Future<Integer>> others = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                others.add(threads.submit(() -> predictUntil(warm, expected)));
            }
            Callable<Void> warmUp = () -> {
                model.warmUp(1, FLOWERS);
                return null;
            };
            for (Future<Void> done : threads.invokeAll(List.of(warmUp, warmUp, warmUp))) {
                done.get();
            }
            warm.set(true);
            for (Future<Integer> other : others) {
                assertTrue(other.get() > 0);
            }
        } finally {
            threads.shutdownNow();
        }
        assertArrayEquals(expected, predicted(old), "with memory made before");
        assertArrayEquals(expected, predicted(Iris.newMemory(FLOWERS)), "with memory made after");
        float[] first = model.predict(new float[] {x[0], x[1], x[2], x[3]}).probability();
        assertArrayEquals(new float[] {expected[0], expected[1], expected[2]}, first, "of one flower");
    }

    /** Predicts again and again with one memory; gives how often. */
    private int predictUntil(AtomicBoolean warm, float... expected) {
        Iris.Memory memory = Iris.newMemory(FLOWERS);
        int runs = 0;
        do {
            assertArrayEquals(expected, predicted(memory));
            runs++;
        } while (!warm.get());
        assertArrayEquals(expected, predicted(memory));
        return runs;
    }

    @Test
    void outputsOfAMemoryStayTheSameArray() {
        Iris.Memory memory = Iris.newMemory(FLOWERS);
        float[] probability = memory.probability();
        predicted(memory);
        model.warmUp(FLOWERS);
        predicted(memory);
        assertSame(probability, memory.probability());
    }

    private float[] predicted(Iris.Memory memory) {
        model.predict(x, FLOWERS, memory);
        return memory.probability().clone();
    }
}
