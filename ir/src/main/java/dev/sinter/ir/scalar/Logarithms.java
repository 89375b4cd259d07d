package dev.sinter.ir.scalar;

import static dev.sinter.ir.scalar.F32.add;
import static dev.sinter.ir.scalar.F32.and;
import static dev.sinter.ir.scalar.F32.bits;
import static dev.sinter.ir.scalar.F32.equal;
import static dev.sinter.ir.scalar.F32.fma;
import static dev.sinter.ir.scalar.F32.fromBits;
import static dev.sinter.ir.scalar.F32.less;
import static dev.sinter.ir.scalar.F32.mul;
import static dev.sinter.ir.scalar.F32.of;
import static dev.sinter.ir.scalar.F32.pattern;
import static dev.sinter.ir.scalar.F32.polynomial;
import static dev.sinter.ir.scalar.F32.right;
import static dev.sinter.ir.scalar.F32.select;
import static dev.sinter.ir.scalar.F32.sub;

/**
 * log and log1p of f32 as formulas that a vector unit can do. A formula for x goes in, a formula for the result comes
 * out.
 *
 * <p>Both write the argument as 2^e (1 + m) with 1 + m from 2/3 to 4/3, and give e ln 2 + log(1 + m). The exponent
 * becomes a float by being put into the low bits of 2^23. Measured over all floats against StrictMath in f64: log 0.95
 * ulp, log1p 1.53 ulp.
 */
public final class Logarithms {
    private static final double LN2 = 0.6931471805599453;
    private static final int TWO_THIRDS = Float.floatToRawIntBits(2 / 3f);
    private static final int MANTISSA = 0x007fffff;
    private static final int EXPONENT = 0xff800000;
    /** 128 as an exponent: keeps exponents positive for the shift. */
    private static final int BIAS = 128 << 23;

    private static final int TWO_TO_23 = Float.floatToRawIntBits(0x1p23f);

    private Logarithms() {}

    /** log(1 + m) for -1/3 to 1/3. */
    private static Scalar nearOne(Scalar m) {
        Scalar q = polynomial(
                m,
                0.33333224f,
                -0.24999689f,
                0.20010044f,
                -0.16685466f,
                0.14010926f,
                -0.12115107f,
                0.1396242f,
                -0.13191743f);
        return fma(fma(q, m, of(-0.5)), mul(m, m), m);
    }

    /** The natural logarithm. Denormals are first made 2^23 times larger. */
    public static Scalar log(Scalar x) {
        Scalar denormal = less(x, of(Float.MIN_NORMAL));
        Scalar normal = select(denormal, mul(x, of(0x1p23)), x);
        Scalar moved = add(bits(normal), pattern(BIAS - TWO_THIRDS));
        Scalar m = sub(fromBits(add(and(moved, pattern(MANTISSA)), pattern(TWO_THIRDS))), of(1));
        Scalar offset = select(denormal, of(0x1p23 + 128 + 23), of(0x1p23 + 128));
        Scalar e = sub(fromBits(add(right(moved, 23), pattern(TWO_TO_23))), offset);
        Scalar y = fma(e, of(LN2), nearOne(m));
        Scalar atMostZero = select(equal(x, of(0)), of(Double.NEGATIVE_INFINITY), of(Double.NaN));
        return finite(x, select(less(of(0), x), y, atMostZero));
    }

    /** log(1 + x): the sum is rounded for its exponent only; m comes from x itself. */
    public static Scalar log1p(Scalar x) {
        Scalar one = of(1);
        Scalar exponent = and(sub(bits(add(x, one)), pattern(TWO_THIRDS)), pattern(EXPONENT));
        Scalar fourScaled = fromBits(sub(pattern(Float.floatToRawIntBits(4)), exponent));
        Scalar m = add(fromBits(sub(bits(x), exponent)), fma(of(0.25), fourScaled, of(-1)));
        Scalar biased = right(add(exponent, pattern(BIAS)), 23);
        Scalar e = sub(fromBits(add(biased, pattern(TWO_TO_23))), of(0x1p23 + 128));
        Scalar y = fma(e, of(LN2), nearOne(m));
        Scalar atMostMinusOne = select(equal(x, of(-1)), of(Double.NEGATIVE_INFINITY), of(Double.NaN));
        Scalar result = select(less(of(-1), x), y, atMostMinusOne);
        return finite(x, select(equal(x, of(0)), x, result));
    }

    /** y, but x itself where that is +inf or NaN. */
    private static Scalar finite(Scalar x, Scalar y) {
        return select(less(x, of(Double.POSITIVE_INFINITY)), y, x);
    }
}
