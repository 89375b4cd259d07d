package samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import samples.digits.DigitClassifier;
import samples.iris.Iris;

/** Predicting with memory of one's own allocates nothing, by the thread's own counter: scalar code at once, vectors once they are warm. */
class PredictAllocationTest {
    private static final int RUNS = 200;
    private static final int MOST_ROUNDS = 500;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void manyFlowers() {
        Iris model = Iris.initialize(1);
        model.warmUp(8);
        Iris.Memory memory = Iris.newMemory(8);
        float[] x = new float[8 * 4];
        assertEquals(0, leastOf(() -> model.predict(x, 8, memory)));
    }

    @Test
    void oneDigit() {
        DigitClassifier model = DigitClassifier.initialize(1);
        DigitClassifier.Memory memory = DigitClassifier.newMemory(1);
        byte[] image = new byte[784];
        assertEquals(0, leastOf(() -> model.predict(image, 1, memory)));
    }

    /** The bytes of a round that allocates nothing, else of the last: vector code makes objects until it is compiled. */
    private static long leastOf(Runnable predict) {
        long allocated = 1;
        for (int round = 0; round < MOST_ROUNDS && allocated > 0; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < RUNS; i++) {
                predict.run();
            }
            allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        return allocated;
    }
}
