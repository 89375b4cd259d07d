package dev.sinter.ir.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalarEvalTest {
    @Test
    void keepsAllBitsOfLongIntegers() {
        Scalar x = new Scalar.In(0, DType.I64);
        long large = (1L << 60) + 1;
        assertEquals(Tensor.of(large + 1), ScalarEval.evaluate(Scalar.call(Fn.ADD, x, one()), Tensor.of(large)));
        assertEquals(Tensor.of(large), ScalarEval.evaluate(Scalar.call(Fn.DIV, x, one()), Tensor.of(large)));
    }

    private static Scalar one() {
        return Scalar.lit(1, DType.I64);
    }

    @Test
    void stretchesOneNumberOverAllElements() {
        Scalar sum = Scalar.call(Fn.ADD, new Scalar.In(0, DType.F32), new Scalar.In(1, DType.F32));
        List<Tensor> operands = List.of(Tensor.of(List.of(2), 1, 2), Tensor.of(List.of(), 10));
        assertEquals(Tensor.of(List.of(2), 11, 12), ScalarEval.evaluate(sum, operands, List.of(2)));
    }

    @Test
    void knowsPositions() {
        assertEquals("i64[2, 3][0, 1, 2, 3, 4, 5]", positions(Scalar.Index.FLAT));
        assertEquals("i64[2, 3][0, 0, 0, 1, 1, 1]", positions(0));
        assertEquals("i64[2, 3][0, 1, 2, 0, 1, 2]", positions(1));
    }

    private static String positions(int loop) {
        return ScalarEval.evaluate(new Scalar.Index(loop), List.of(), List.of(2, 3))
                .toString();
    }

    @Test
    void movesBitsWithoutSigns() {
        Scalar x = new Scalar.In(0, DType.F32);
        Scalar right = Scalar.call(Fn.SHIFT_RIGHT, Scalar.call(Fn.BITS, x), Scalar.lit(31, DType.I32));
        assertEquals(Tensor.of(DType.I32, List.of(), 1), ScalarEval.evaluate(right, Tensor.of(List.of(), -0f)));
        Scalar left = Scalar.call(Fn.SHIFT_LEFT, Scalar.lit(1, DType.I32), Scalar.lit(31, DType.I32));
        assertEquals(Tensor.of(List.of(), -0f), ScalarEval.evaluate(Scalar.call(Fn.FROM_BITS, left)));
    }

    @Test
    void rejectsAnOperandOfAnotherType() {
        assertThrows(
                IllegalArgumentException.class, () -> ScalarEval.evaluate(new Scalar.In(0, DType.F32), Tensor.of(1L)));
    }

    @Test
    void tensorsAreEqualWhenTheirBitsAre() {
        assertEquals(Tensor.of(List.of(), Float.NaN), Tensor.of(List.of(), Float.intBitsToFloat(0x7fc00001)));
        assertNotEquals(Tensor.of(List.of(), 0f), Tensor.of(List.of(), -0f));
        assertNotEquals(Tensor.of(List.of(1), 0f), Tensor.of(List.of(), 0f));
        assertNotEquals(Tensor.of(DType.U8, List.of(), 1), Tensor.of(DType.BOOL, List.of(), 1));
    }
}
