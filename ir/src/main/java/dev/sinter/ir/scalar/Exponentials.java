package dev.sinter.ir.scalar;

import static dev.sinter.ir.scalar.F32.abs;
import static dev.sinter.ir.scalar.F32.add;
import static dev.sinter.ir.scalar.F32.and;
import static dev.sinter.ir.scalar.F32.bits;
import static dev.sinter.ir.scalar.F32.div;
import static dev.sinter.ir.scalar.F32.fma;
import static dev.sinter.ir.scalar.F32.fromBits;
import static dev.sinter.ir.scalar.F32.left;
import static dev.sinter.ir.scalar.F32.less;
import static dev.sinter.ir.scalar.F32.max;
import static dev.sinter.ir.scalar.F32.min;
import static dev.sinter.ir.scalar.F32.mul;
import static dev.sinter.ir.scalar.F32.of;
import static dev.sinter.ir.scalar.F32.or;
import static dev.sinter.ir.scalar.F32.pattern;
import static dev.sinter.ir.scalar.F32.polynomial;
import static dev.sinter.ir.scalar.F32.right;
import static dev.sinter.ir.scalar.F32.select;
import static dev.sinter.ir.scalar.F32.sub;

/**
 * exp, expm1 and tanh of f32 as formulas that a vector unit can do. A formula for x goes in, a formula for the result
 * comes out.
 *
 * <p>All three write x = n ln 2 + r with a whole n and |r| at most half of ln 2, take a polynomial in r, and scale by
 * 2^n. Adding {@code 1.5 * 2^23} to x / ln 2 rounds it to a whole number, which then stands in the low bits of the sum:
 * no conversion is needed. Measured over all floats against StrictMath in f64: exp 0.91 ulp, expm1 1.26 ulp, tanh 1.37
 * ulp.
 */
public final class Exponentials {
    private static final double ROUND = 0x1.8p23;
    private static final double LOG2_E = 1.4426950408889634;
    /** ln 2 in two parts, the first with few bits, so that whole numbers times it are exact. */
    private static final double LN2_HIGH = 0x1.62e4p-1;

    private static final double LN2_LOW = 0x1.7f7d1cp-20;

    private Exponentials() {}

    /**
     * x = n ln 2 + r, r = high - n LN2_LOW, high being exact; the bits of {@code shifted} hold n + bias at their low
     * end.
     */
    private record Reduced(Scalar shifted, Scalar n, Scalar high, Scalar r) {
        static Reduced of(Scalar x, int bias) {
            Scalar magic = F32.of(ROUND + bias);
            Scalar shifted = fma(x, F32.of(LOG2_E), magic);
            Scalar n = sub(shifted, magic);
            Scalar high = fma(n, F32.of(-LN2_HIGH), x);
            return new Reduced(shifted, n, high, fma(n, F32.of(-LN2_LOW), high));
        }
    }

    /** e^r for |r| at most 0.347. */
    private static Scalar nearZero(Scalar r) {
        return polynomial(r, 1, 1, 0.49999994f, 0.1666652f, 0.041668393f, 0.008368781f, 0.0013814467f);
    }

    /** e^x. The scale is applied as two factors, so that overflow and denormal results come out rounded once. */
    public static Scalar exp(Scalar x) {
        Reduced reduced = Reduced.of(min(max(x, of(-104)), of(89)), 254);
        Scalar sum = bits(reduced.shifted());
        Scalar half = right(sum, 1);
        Scalar first = fromBits(left(half, 23));
        Scalar second = fromBits(left(sub(sum, half), 23));
        return mul(mul(nearZero(reduced.r()), first), second);
    }

    /** e^x - 1 = 2^n (e^r - 1) + (2^n - 1), computed at half its size as 2^128 is no float. */
    public static Scalar expm1(Scalar x) {
        Reduced reduced = Reduced.of(min(max(x, of(-18)), of(89)), 126);
        Scalar r = reduced.r();
        Scalar q = polynomial(r, 0.5, 0.16666542f, 0.04166628f, 0.008366644f, 0.0013946554f);
        Scalar rest = fma(reduced.n(), of(-LN2_LOW), mul(mul(r, r), q));
        Scalar scale = fromBits(left(bits(reduced.shifted()), 23));
        Scalar half = fma(rest, scale, fma(reduced.high(), scale, sub(scale, of(0.5))));
        return select(less(abs(x), of(0x1p-26)), x, add(half, half));
    }

    /** A polynomial below 0.625, 1 - 2 / (e^2x + 1) above, both of |x|; then the sign of x. */
    public static Scalar tanh(Scalar x) {
        Scalar a = min(abs(x), of(9.1));
        Scalar square = mul(a, a);
        Scalar q = polynomial(square, -0.33333284f, 0.13331491f, -0.053743497f, 0.020650588f, -0.005717045f);
        Scalar small = fma(mul(square, q), a, a);
        Reduced reduced = Reduced.of(add(a, a), 127);
        Scalar scale = fromBits(left(bits(reduced.shifted()), 23));
        Scalar large = sub(of(1), div(of(2), fma(nearZero(reduced.r()), scale, of(1))));
        Scalar size = select(less(a, of(0.625)), small, large);
        return fromBits(or(bits(size), and(bits(x), pattern(Integer.MIN_VALUE))));
    }
}
