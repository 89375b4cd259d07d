package dev.sinter.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TensorsTest {
    private static final List<TensorSpec> SPECS = List.of(
            TensorSpec.of("kernel", DType.F32, 2, 2),
            TensorSpec.of("bias", DType.F32, 2),
            TensorSpec.of("table", DType.F64, 1, 2),
            TensorSpec.of("gate", DType.F32, 1, 1, 3));

    private static Tensors halved() {
        Tensors full = new Tensors(new Layout(SPECS));
        full.setFloats(0, new float[] {1, 1.001f, -3.3f, 1e30f});
        full.setFloats(1, new float[] {1.001f, 7});
        full.f64[1] = 1.001;
        full.setFloats(3, new float[] {0.1f, 0.2f, 0.3f});
        return full.as(Precision.BF16);
    }

    @Test
    void f32TensorsOfTwoOrMoreAxesAreKeptInHalfTheBits() {
        Layout layout = new Layout(SPECS, Precision.BF16);
        assertEquals(7, layout.halved());
        assertEquals(2, layout.size(DType.F32));
        assertEquals(
                List.of(0, 0, 0, 4), List.of(layout.offset(0), layout.offset(1), layout.offset(2), layout.offset(3)));
        assertEquals(7 * 2 + 2 * 4 + 2 * 8, layout.bytes());
        assertEquals(9 * 4 + 2 * 8, new Layout(SPECS).bytes());
    }

    @Test
    void onlyThoseAreRounded() {
        Tensors halved = halved();
        assertArrayEquals(new float[] {1, 1, -3.296875f, Bf16.toFloat(Bf16.of(1e30f))}, halved.floats(0));
        assertArrayEquals(new float[] {1.001f, 7}, halved.floats(1));
        assertArrayEquals(new double[] {0, 1.001}, halved.f64);
        assertArrayEquals(new float[] {0.10009765625f, 0.2001953125f, 0.30078125f}, halved.floats(3));
    }

    @Test
    void aCopyHasTheSameBits() {
        Tensors halved = halved();
        assertArrayEquals(halved.bf16, halved.copy().bf16);
        assertArrayEquals(halved.bf16, halved.as(Precision.F32).as(Precision.BF16).bf16);
        assertArrayEquals(halved.f64, halved.as(Precision.F32).f64);
    }

    @Test
    void whatIsNotFiniteIsFoundAmongHalvesToo() {
        Tensors halved = halved();
        assertEquals(List.of(), halved.notFinite());
        halved.setFloats(3, new float[] {0, Float.MAX_VALUE, 0});
        assertEquals(List.of("gate"), halved.notFinite());
    }
}
