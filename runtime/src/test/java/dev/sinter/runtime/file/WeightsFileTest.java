package dev.sinter.runtime.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.FileException;
import dev.sinter.runtime.Layout;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.Precision;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.Tensors;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights of 32 and of 16 bits read the files of each other. */
class WeightsFileTest {
    private static final List<TensorSpec> SPECS =
            List.of(TensorSpec.of("kernel", DType.F32, 2, 2), TensorSpec.of("bias", DType.F32, 2));

    @TempDir
    Path folder;

    private static ModelSpec spec(Precision precision) {
        return new ModelSpec("test.Line", new Layout(SPECS, precision), 2, List.of(), List.of());
    }

    private static Tensors trained() {
        Tensors weights = new Tensors(new Layout(SPECS));
        weights.setFloats(0, new float[] {1.001f, -2, 3e-5f, Float.NaN});
        weights.setFloats(1, new float[] {1.001f, -7});
        return weights;
    }

    private Path saved(Precision precision) {
        Path file = folder.resolve(precision + ".safetensors");
        WeightsFile.write(file, spec(precision), trained().as(precision));
        return file;
    }

    @Test
    void aFileOf32BitsIsRoundedOnceWhenAModelOf16BitsReadsIt() {
        Tensors read = WeightsFile.read(saved(Precision.F32), spec(Precision.BF16));
        assertArrayEquals(trained().as(Precision.BF16).bf16, read.bf16);
        assertArrayEquals(trained().floats(1), read.f32);
    }

    @Test
    void aModelOf16BitsSavesAndReadsTheSameBits() {
        Path file = saved(Precision.BF16);
        assertEquals(Set.of("kernel"), Safetensors.read(file).bf16());
        Tensors read = WeightsFile.read(file, spec(Precision.BF16));
        assertArrayEquals(trained().as(Precision.BF16).bf16, read.bf16);
        assertArrayEquals(trained().floats(1), read.f32);
    }

    @Test
    void aModelOf32BitsReadsAFileOf16Bits() {
        Tensors read = WeightsFile.read(saved(Precision.BF16), spec(Precision.F32));
        assertArrayEquals(trained().as(Precision.BF16).floats(0), read.floats(0));
    }

    @Test
    void theDigestIsThatOfTheRoundedWeights() {
        Tensors rounded = trained().as(Precision.BF16);
        assertEquals(
                WeightsFile.digest(spec(Precision.F32), rounded.as(Precision.F32)),
                WeightsFile.digest(spec(Precision.BF16), rounded));
    }

    @Test
    void aWrongShapeIsToldAsForAnyModel() {
        ModelSpec other = new ModelSpec(
                "test.Other",
                new Layout(List.of(TensorSpec.of("kernel", DType.F32, 4, 2), SPECS.get(1)), Precision.BF16),
                2,
                List.of(),
                List.of());
        Path file = saved(Precision.F32);
        assertEquals(
                file + ": not weights of test.Other: kernel should be f32[4, 2] and is f32[2, 2]",
                assertThrows(FileException.class, () -> WeightsFile.read(file, other))
                        .getMessage());
    }
}
