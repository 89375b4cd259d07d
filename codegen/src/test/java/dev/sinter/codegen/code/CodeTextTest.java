package dev.sinter.codegen.code;

import static dev.sinter.codegen.code.Code.add;
import static dev.sinter.codegen.code.Code.binary;
import static dev.sinter.codegen.code.Code.compare;
import static dev.sinter.codegen.code.Code.constant;
import static dev.sinter.codegen.code.Code.mul;
import static dev.sinter.codegen.code.Code.sub;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.code.Expr.Operator;
import dev.sinter.codegen.code.Expr.Relation;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeTextTest {
    private static final Local I = new Local("i", Type.INT);
    private static final Local J = new Local("j", Type.INT);
    private static final Local A = new Local("a", Type.FLOAT.array());

    @Test
    void bracketsStandWhereJavaNeedsThem() {
        assertEquals("i * 300 + j", ExprText.of(add(mul(I, 300), J)));
        assertEquals("(i + j) * 300", ExprText.of(mul(add(I, J), 300)));
        assertEquals("i - (j - 1)", ExprText.of(sub(I, sub(J, constant(1)))));
        assertEquals("i - j - 1", ExprText.of(sub(sub(I, J), constant(1))));
        assertEquals(
                "(i & 255) == 0",
                ExprText.of(compare(Relation.EQ, binary(Operator.AND, I, constant(255)), constant(0))));
        assertEquals("(float) (i + j)", ExprText.of(new Expr.Cast(add(I, J), Type.FLOAT)));
        assertEquals(
                "(i < j) ? i : (j + 1)", ExprText.of(new Expr.Conditional(compare(Relation.LT, I, J), I, add(J, 1))));
    }

    @Test
    void numbersAreWrittenWithTheirType() {
        assertEquals("-0.0f", ExprText.of(constant(-0f)));
        assertEquals("Float.NaN", ExprText.of(constant(Float.NaN)));
        assertEquals("Double.NEGATIVE_INFINITY", ExprText.of(constant(Double.NEGATIVE_INFINITY)));
        assertEquals("5L", ExprText.of(constant(5L)));
        assertEquals("\"say \\\"a\\\"\"", ExprText.of(constant("say \"a\"")));
        assertEquals("\"2 chars\"", ExprText.of(constant("\u0001\u0002")));
    }

    @Test
    void knownIntsAreReckonedAtOnce() {
        assertEquals(constant(7), add(constant(3), constant(4)));
        assertEquals(I, add(mul(I, 1), 0));
        assertEquals(constant(0), mul(I, 0));
        assertEquals("i - 3", ExprText.of(add(I, -3)));
        assertThrows(ArithmeticException.class, () -> mul(constant(1 << 20), constant(1 << 20)));
    }

    @Test
    void typesThatDoNotFitAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> binary(Operator.ADD, I, constant(1L)));
        assertThrows(IllegalArgumentException.class, () -> compare(Relation.LT, I, constant(1f)));
        assertThrows(IllegalArgumentException.class, () -> new Expr.Conditional(I, I, J));
    }

    @Test
    void methodsPrintAsJava() {
        Body body = new Body(List.of(A));
        Local sum = body.declare("sum", constant(0f));
        body.loop("i", constant(0), constant(10), 2, (inner, i) -> {
            inner.when(
                    compare(Relation.GT, new Expr.Element(A, i), constant(0f)),
                    yes -> yes.assign(sum, binary(Operator.ADD, sum, new Expr.Element(A, i))),
                    no -> no.comment("left out"));
        });
        body.whilst(compare(Relation.LT, sum, constant(1f)), inner -> inner.assign(sum, constant(1f)));
        body.loopAtLeastOnce("k", constant(1), constant(3), (inner, k) -> inner.store(A, k, sum));
        body.returns(sum);
        assertEquals("""
            private static float positive(float[] a) {
                float sum = 0.0f;
                for (int i = 0; i < 10; i += 2) {
                    if (a[i] > 0.0f) {
                        sum = sum + a[i];
                    }
                    else {
                        // left out
                    }
                }
                while (sum < 1.0f) {
                    sum = 1.0f;
                }
                int k = 1;
                do {
                    a[k] = sum;
                    k = k + 1;
                } while (k < 3);
                return sum;
            }
            """, new CodeMethod("positive", true, List.of(A), Type.FLOAT, body.statements()).toString());
    }

    @Test
    void aTakenNameGetsANumber() {
        Body body = new Body(List.of(A));
        assertEquals("a_2", body.declare("a", I).name());
        assertEquals("a_3", body.inner().declare("a", I).name());
    }
}
