package dev.sinter.ir.scalar;

import dev.sinter.runtime.DType;

/** Short names for formulas on f32 and on its bits. {@code F32.fma(x, y, F32.of(1))} */
final class F32 {
    private F32() {}

    static Scalar of(double value) {
        return Scalar.lit(value, DType.F32);
    }

    /** A pattern of bits, an i32. */
    static Scalar pattern(int bits) {
        return Scalar.lit(bits, DType.I32);
    }

    static Scalar add(Scalar x, Scalar y) {
        return Scalar.call(Fn.ADD, x, y);
    }

    static Scalar sub(Scalar x, Scalar y) {
        return Scalar.call(Fn.SUB, x, y);
    }

    static Scalar mul(Scalar x, Scalar y) {
        return Scalar.call(Fn.MUL, x, y);
    }

    static Scalar div(Scalar x, Scalar y) {
        return Scalar.call(Fn.DIV, x, y);
    }

    static Scalar fma(Scalar x, Scalar y, Scalar z) {
        return Scalar.call(Fn.FMA, x, y, z);
    }

    static Scalar min(Scalar x, Scalar y) {
        return Scalar.call(Fn.MIN, x, y);
    }

    static Scalar max(Scalar x, Scalar y) {
        return Scalar.call(Fn.MAX, x, y);
    }

    static Scalar abs(Scalar x) {
        return Scalar.call(Fn.ABS, x);
    }

    static Scalar less(Scalar x, Scalar y) {
        return Scalar.call(Fn.LT, x, y);
    }

    static Scalar equal(Scalar x, Scalar y) {
        return Scalar.call(Fn.EQ, x, y);
    }

    static Scalar select(Scalar condition, Scalar yes, Scalar no) {
        return Scalar.call(Fn.SELECT, condition, yes, no);
    }

    static Scalar bits(Scalar x) {
        return Scalar.call(Fn.BITS, x);
    }

    static Scalar fromBits(Scalar x) {
        return Scalar.call(Fn.FROM_BITS, x);
    }

    static Scalar and(Scalar x, Scalar y) {
        return Scalar.call(Fn.AND, x, y);
    }

    static Scalar or(Scalar x, Scalar y) {
        return Scalar.call(Fn.OR, x, y);
    }

    static Scalar left(Scalar x, int places) {
        return Scalar.call(Fn.SHIFT_LEFT, x, pattern(places));
    }

    static Scalar right(Scalar x, int places) {
        return Scalar.call(Fn.SHIFT_RIGHT, x, pattern(places));
    }

    /** c[0] + c[1] x + c[2] x^2 + ..., by Horner's rule. */
    static Scalar polynomial(Scalar x, double... c) {
        Scalar y = of(c[c.length - 1]);
        for (int i = c.length - 2; i >= 0; i--) {
            y = fma(y, x, of(c[i]));
        }
        return y;
    }
}
