package dev.sinter.ir.scalar;

/** Exponentials and logarithms of f32 as formulas. */
public final class Polynomials {
    private Polynomials() {}

    public static Scalar exp(Scalar x) {
        return Scalar.call(Fn.STRICT_EXP, x);
    }

    public static Scalar expm1(Scalar x) {
        return Scalar.call(Fn.STRICT_EXPM1, x);
    }

    public static Scalar log(Scalar x) {
        return Scalar.call(Fn.STRICT_LOG, x);
    }

    public static Scalar log1p(Scalar x) {
        return Scalar.call(Fn.STRICT_LOG1P, x);
    }

    public static Scalar tanh(Scalar x) {
        return Scalar.call(Fn.STRICT_TANH, x);
    }
}
