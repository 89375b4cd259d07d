package dev.sinter.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private static final ProgramSpec NOTHING = new ProgramSpec("nothing", List.of(), List.of());
    private static final ModelSpec MODEL = new ModelSpec("test", Layout.EMPTY, 0, List.of(NOTHING, NOTHING), List.of());

    /** Kernels that count their predictions by batch size. */
    private record Counting(Map<Integer, Integer> predictions, boolean takesZeros) implements Kernels {
        @Override
        public void run(
                int program,
                Tensors weights,
                Tensors optimizer,
                Tensors metrics,
                Memory memory,
                int batch,
                long seed,
                long step,
                Share share) {
            assertEquals(ModelSpec.PREDICT, program);
            predictions.merge(batch, 1, Integer::sum);
            if (!takesZeros) {
                throw new OutOfRangeException("x", 0, 0, 0, "");
            }
        }

        @Override
        public boolean isSplit(int program) {
            return false;
        }

        @Override
        public String working(int program) {
            return "";
        }

        @Override
        public int lanes() {
            return 1;
        }
    }

    private final Map<Integer, Integer> predictions = new TreeMap<>();

    @Test
    void predictsAThousandTimesAndMoreWithEachNumberOfSamples() {
        CompiledModel.of(MODEL, new Counting(predictions, true)).warmUp(Tensors.NONE, 3, 64);
        assertEquals(List.of(3, 64), List.copyOf(predictions.keySet()));
        predictions.forEach((batch, runs) -> assertTrue(runs >= 1000, runs + " predictions of " + batch));
    }

    @Test
    void isForOneSampleUnlessTold() {
        CompiledModel.of(MODEL, new Counting(predictions, true)).warmUp(Tensors.NONE);
        assertEquals(List.of(1), List.copyOf(predictions.keySet()));
    }

    @Test
    void endsAlsoWhenTheModelRejectsZeros() {
        CompiledModel.of(MODEL, new Counting(predictions, false)).warmUp(Tensors.NONE);
        assertTrue(predictions.get(1) >= 1000);
    }

    @Test
    void predictionsOfNoSamplesAreAnError() {
        CompiledModel model = CompiledModel.of(MODEL, new Counting(predictions, true));
        assertThrows(IllegalArgumentException.class, () -> model.warmUp(Tensors.NONE, 0));
    }
}
