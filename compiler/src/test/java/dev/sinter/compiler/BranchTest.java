package dev.sinter.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sinter.ir.eval.Tensor;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.OutOfRangeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of an `if` on a bool tensor the generated class runs the chosen side and nothing of the other. */
class BranchTest {
    private static final String MODEL = """
        fn counted(x: float[..s]) -> float[..s] {
            state calls: f32[] = 0
            if training {
                update calls = calls + 1
            }
            return x + calls
        }
        model Branches {
            input known: bool[]
            input row: i32[1]
            param table: f32[3, 2] = ones
            param w: f32[2] = zeros
            let found = if known then gather(table, row) else zeros([1, 2])
            output y = found
            training {
                input rooted: bool[]
                let z = if rooted then counted(sqrt(w)) else w * 3
                loss sum(z) + sum(found)
                optimizer sgd(rate: 1)
            }
        }
        """;

    @TempDir
    private Path folder;

    private Compilation model() throws IOException {
        Path file = Files.writeString(folder.resolve("Branches.model"), MODEL);
        return Compiler.compile(file, Map.of(), _ -> {}).getFirst();
    }

    private static Tensor bool(boolean value) {
        return Tensor.of(DType.BOOL, List.of(), value ? 1 : 0);
    }

    private static Tensor row(int number) {
        return Tensor.of(DType.I32, List.of(1), number);
    }

    @Test
    void aRowOutOfRangeIsAnErrorOnlyWhereItIsRead() throws IOException {
        for (int lanes : Compiler.LANES) {
            ByKernels kernels = new ByKernels(model().load(lanes), 1);
            Map<String, Tensor> unknown = Map.of("known", bool(false), "row", row(7));
            assertEquals(
                    Tensor.of(List.of(1, 2), 0, 0),
                    kernels.run(ModelSpec.PREDICT, unknown, 1, 0, false).get("y"));
            Map<String, Tensor> known = Map.of("known", bool(true), "row", row(7));
            assertThrows(OutOfRangeException.class, () -> kernels.run(ModelSpec.PREDICT, known, 1, 0, false));
        }
    }

    /** The slope of the root at 0 is infinite; a step on the other side learns 3 all the same, and counts no call. */
    @Test
    void aStepChangesNothingThatBelongsToTheOtherSide() throws IOException {
        Compilation model = model();
        var training = model.spec().trainings().getFirst();
        for (int lanes : Compiler.LANES) {
            ByKernels kernels = new ByKernels(model.load(lanes), 1);
            kernels.begin(training);
            kernels.run(training.step(), Map.of("known", bool(true), "row", row(1), "rooted", bool(false)), 1, 0, true);
            Map<String, Tensor> stored = kernels.stored();
            assertEquals(Tensor.of(List.of(2), -3, -3), stored.get("WEIGHTS w"));
            assertEquals(Tensor.of(List.of(3, 2), 1, 1, 0, 0, 1, 1), stored.get("WEIGHTS table"));
            assertEquals(Tensor.of(List.of(), 0f), calls(stored));
            kernels.run(training.step(), Map.of("known", bool(false), "row", row(9), "rooted", bool(true)), 1, 1, true);
            assertEquals(Tensor.of(List.of(), 1f), calls(kernels.stored()));
        }
    }

    private static Tensor calls(Map<String, Tensor> stored) {
        return stored.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(".calls"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }
}
