package dev.sinter.ir.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.kernel.Reduction.Order;
import dev.sinter.ir.kernel.SumOrder.Pass;
import dev.sinter.ir.op.MatMul;
import dev.sinter.runtime.DType;
import java.util.List;
import org.junit.jupiter.api.Test;

class SumOrderTest {
    private static final Shape SHAPE = Shape.of(Dim.BATCH, Dim.of(3), Dim.of(5));

    @Test
    void overAllAxesIsOneRow() {
        assertEquals(List.of(new Pass(List.of(0, 1, 2), Order.LANES)), SumOrder.passes(SHAPE, List.of(0, 1, 2)));
        assertEquals(List.of(new Pass(List.of(0), Order.LANES)), SumOrder.passes(Shape.of(7), List.of(0)));
    }

    @Test
    void overTheLastAxisIsLanes() {
        assertEquals(List.of(new Pass(List.of(2), Order.LANES)), SumOrder.passes(SHAPE, List.of(2)));
    }

    @Test
    void overTheLastAxisAndOthersIsRowsThenAChain() {
        assertEquals(
                List.of(new Pass(List.of(2), Order.LANES), new Pass(List.of(0), Order.CHAIN)),
                SumOrder.passes(SHAPE, List.of(0, 2)));
    }

    @Test
    void overOuterAxesIsAChain() {
        assertEquals(List.of(new Pass(List.of(0, 1), Order.CHAIN)), SumOrder.passes(SHAPE, List.of(0, 1)));
    }

    @Test
    void ofAProductIsLanesForLongFixedRowsAndFewColumns() {
        assertEquals(Order.LANES, product(Dim.of(64), Dim.of(4)));
        assertEquals(Order.CHAIN, product(Dim.of(63), Dim.of(4)));
        assertEquals(Order.CHAIN, product(Dim.of(64), Dim.of(5)));
        assertEquals(Order.CHAIN, product(new Dim(64, true), Dim.of(4)));
        assertEquals(Order.CHAIN, product(Dim.of(64), Dim.BATCH));
    }

    private static Order product(Dim row, Dim columns) {
        TensorType left = new TensorType(DType.F32, Shape.of(Dim.of(3), row));
        TensorType right = new TensorType(DType.F32, Shape.of(row, columns));
        return SumOrder.of(new MatMul().nest(List.of(left, right)));
    }
}
