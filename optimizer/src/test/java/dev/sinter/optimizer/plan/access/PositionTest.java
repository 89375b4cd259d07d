package dev.sinter.optimizer.plan.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Extent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PositionTest {
    private static final Dim BATCH = Dim.BATCH;

    private static Affine affine(long constant, Extent... strides) {
        return new Affine(Extent.of(constant), List.of(strides));
    }

    private static List<Dim> dims(long... sizes) {
        return java.util.stream.LongStream.of(sizes).mapToObj(Dim::of).toList();
    }

    @Test
    void flatPositionIsRowMajor() {
        Position position = Position.identity(List.of(BATCH, Dim.of(4), Dim.of(6)), 3);
        assertEquals(affine(0, Extent.of(24), Extent.of(6), Extent.ONE), position.flat(3));
    }

    @Test
    void strideOfAnAxisBeforeTheBatchGrowsWithIt() {
        Position position = Position.identity(List.of(Dim.of(3), BATCH), 2);
        assertEquals(affine(0, new Extent(0, 1), Extent.ONE), position.flat(2));
    }

    @Test
    void joinedAxesAreSplitAgain() {
        List<Dim> loops = List.of(BATCH, Dim.of(4), Dim.of(6));
        Position seen = Position.identity(loops, 3)
                .as(List.of(BATCH, Dim.of(24)), loops)
                .orElseThrow();
        assertEquals(
                affine(0, Extent.ZERO, Extent.of(6), Extent.ONE), seen.coords().get(1));
        assertEquals(Optional.of(Position.identity(loops, 3)), seen.as(loops, loops));
    }

    @Test
    void oneLoopOverTwoAxesIsNotAffine() {
        List<Dim> loops = dims(24);
        assertEquals(Optional.empty(), Position.identity(loops, 1).as(dims(4, 6), loops));
    }

    @Test
    void axesOfSizeOneComeAndGo() {
        List<Dim> loops = List.of(BATCH, Dim.of(3));
        Position seen = Position.identity(loops, 2)
                .as(List.of(Dim.ONE, BATCH, Dim.ONE, Dim.of(3), Dim.ONE), loops)
                .orElseThrow();
        assertEquals(affine(0, Extent.ZERO, Extent.ONE), seen.coords().get(3));
        assertEquals(affine(0, Extent.ZERO, Extent.ZERO), seen.coords().get(0));
    }

    @Test
    void sizesWithoutACommonBoundaryAreRegrouped() {
        List<Dim> loops = dims(2, 3, 2);
        Position seen = Position.identity(loops, 3).as(dims(6, 2), loops).orElseThrow();
        assertEquals(
                affine(0, Extent.of(3), Extent.ONE, Extent.ZERO), seen.coords().get(0));
        assertEquals(Optional.empty(), seen.as(dims(4, 3), loops));
    }

    @Test
    void remainderMayNotReachTheDivisor() {
        Affine inside = affine(0, Extent.of(6), Extent.ONE);
        assertTrue(inside.divide(Dim.of(6), dims(4, 6)).isPresent());
        assertFalse(inside.divide(Dim.of(6), dims(4, 7)).isPresent());
        assertFalse(inside.plus(1).divide(Dim.of(6), dims(4, 6)).isPresent());
        assertFalse(affine(0, Extent.ONE).divide(Dim.of(6), List.of(BATCH)).isPresent());
        assertTrue(affine(0, Extent.ONE).divide(BATCH, List.of(BATCH)).isPresent());
    }

    @Test
    void backwardLoopsCountTheirLeastElement() {
        Affine back = affine(5, Extent.of(-1));
        assertTrue(back.divide(Dim.of(6), dims(6)).isPresent());
        assertFalse(back.divide(Dim.of(6), dims(7)).isPresent());
    }
}
