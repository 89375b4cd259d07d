package dev.sinter.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final int INPUT = 0;
    private static final int SCALE = 1;
    private static final int OUTPUT = 2;
    private static final int WORKING = 3;

    private final ModelSpec model = new ModelSpec(
            "test",
            Layout.EMPTY,
            0,
            List.of(new ProgramSpec(
                    "predict",
                    List.of(TensorSpec.of("x", DType.F32, -1, 2), TensorSpec.of("scale", DType.F64)),
                    List.of(TensorSpec.of("y", DType.BOOL, -1)),
                    Map.of("scale", 0.5))),
            List.of());

    /** Kernels that need certain working arrays, and do nothing. */
    private record Needing(String working) implements Kernels {
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
                Share share) {}

        @Override
        public boolean isSplit(int program) {
            return false;
        }

        @Override
        public String working(int program) {
            return working;
        }

        @Override
        public int lanes() {
            return 1;
        }
    }

    @Test
    void holdsInputsOutputsAndWorkingArraysOfTheirSizes() {
        Memory memory = new Memory(model, 0, new Needing("f32:3b i64:7"), 10);
        assertEquals(20, memory.f32(INPUT).length);
        assertArrayEquals(new double[] {0.5}, memory.f64(SCALE));
        assertEquals(10, memory.u8(OUTPUT).length);
        assertEquals(30, memory.f32(WORKING).length);
        assertEquals(7, memory.i64(WORKING + 1).length);
    }

    @Test
    void otherKernelsGetOtherWorkingArraysAndTheSameInputsAndOutputs() {
        Memory memory = new Memory(model, 0, new Needing("f32:3b i64:7"), 10);
        float[] input = memory.f32(INPUT);
        byte[] output = memory.u8(OUTPUT);
        memory.f64(SCALE)[0] = 2;
        memory.use(new Needing("i32:4"));
        assertSame(input, memory.f32(INPUT));
        assertSame(output, memory.u8(OUTPUT));
        assertArrayEquals(new double[] {2}, memory.f64(SCALE));
        assertEquals(4, memory.i32(WORKING).length);
        assertThrows(IndexOutOfBoundsException.class, () -> memory.i64(WORKING + 1));
    }

    @Test
    void theSameKernelsFindTheirWorkingArraysAgain() {
        Kernels kernels = new Needing("f32:3b");
        Memory memory = new Memory(model, 0, kernels, 10);
        float[] working = memory.f32(WORKING);
        memory.use(kernels);
        assertSame(working, memory.f32(WORKING));
    }

    @Test
    void aCapacityOfNoneOrOfTooManyIsAnError() {
        Kernels kernels = new Needing("");
        assertThrows(IllegalArgumentException.class, () -> new Memory(model, 0, kernels, 0));
        Exception tooMany =
                assertThrows(InvalidInputException.class, () -> new Memory(model, 0, kernels, Integer.MAX_VALUE));
        assertEquals(
                "x: f32[batch, 2] for 2147483647 samples has more than 2147483647 numbers; use a smaller batch",
                tooMany.getMessage());
    }
}
