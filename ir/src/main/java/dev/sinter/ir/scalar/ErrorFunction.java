package dev.sinter.ir.scalar;

import static dev.sinter.ir.scalar.F32.abs;
import static dev.sinter.ir.scalar.F32.and;
import static dev.sinter.ir.scalar.F32.bits;
import static dev.sinter.ir.scalar.F32.fma;
import static dev.sinter.ir.scalar.F32.fromBits;
import static dev.sinter.ir.scalar.F32.less;
import static dev.sinter.ir.scalar.F32.min;
import static dev.sinter.ir.scalar.F32.mul;
import static dev.sinter.ir.scalar.F32.of;
import static dev.sinter.ir.scalar.F32.or;
import static dev.sinter.ir.scalar.F32.pattern;
import static dev.sinter.ir.scalar.F32.polynomial;
import static dev.sinter.ir.scalar.F32.select;
import static dev.sinter.ir.scalar.F32.sub;

import dev.sinter.runtime.DType;

/**
 * The error function as formulas: near zero x times a polynomial in x^2, elsewhere 1 - e^-r with a polynomial for r, both
 * of |x|, then the sign of x. Measured over every 997th float, f32 is
 * 1.08 ulp off at most; f64 is within 2 ulp of the published values that a test holds.
 */
public final class ErrorFunction {
    /** From here on the result is 1 in f64. */
    private static final double ONE = 6;

    /** erf(x) / x - 1 as a polynomial in x^2, for |x| up to 1. */
    private static final double[] NEAR_ZERO = {
        0.1283791670955126, -0.3761263890318375, 0.11283791670954879, -0.026866170645076792,
        0.0052239776248180145, -0.000854832698083379, 0.0001205533111164271, -1.4925595266831182e-05,
        1.6461000484121368e-06, -1.6350312701054695e-07, 1.4659775274047436e-08, -1.1372848856791674e-09,
        5.957176147748911e-11
    };

    /** log(erfc(x)) + x^2 for x from 1 to 6, as a polynomial in (1 / (1 + x / 2) - 11 / 24) * 24 / 5. */
    private static final double[] TAIL = {
        -1.5076508429017792, 0.7311290439067667, -0.09313108974370898, 0.02819308370347216,
        -0.011073556444343305, 0.003976358332988594, -0.0014539429242808048, 0.000568193960553296,
        -0.0002283888246529114, 9.229152353134008e-05, -3.763601450326191e-05, 1.5543459793825938e-05,
        -6.482797911528354e-06, 2.721015019501909e-06, -1.1459941306478644e-06, 4.860760740254036e-07,
        -2.1170398436504467e-07, 9.061978725126831e-08, -3.263594705736602e-08, 1.4007006609316411e-08,
        -1.1852318194860272e-08, 5.160249842596901e-09, 1.2276231347652893e-09, -5.444563353542266e-10,
        -9.68381116456856e-10, 4.2428320797663044e-10
    };

    private ErrorFunction() {}

    /** Of an f32 number, with nothing that vector units lack. */
    public static Scalar f32(Scalar x) {
        Scalar a = min(abs(x), of(4));
        Scalar square = mul(a, a);
        Scalar q =
                polynomial(square, 0.12837915f, -0.37612534f, 0.1128223f, -0.026781958f, 0.0050162286f, -6.111294e-4f);
        Scalar small = fma(a, q, a);
        Scalar r = polynomial(
                a,
                -1.6920392e-4f,
                1.1294883f,
                0.63340086f,
                0.10822037f,
                -0.025080606f,
                0.0041562505f,
                -4.3139257e-4f,
                2.0828527e-5f);
        Scalar large = sub(of(1), Exponentials.exp(sub(of(0), r)));
        Scalar size = select(less(a, of(0.9)), small, large);
        return fromBits(or(bits(size), and(bits(x), pattern(Integer.MIN_VALUE))));
    }

    /** Of an f64 number. */
    public static Scalar f64(Scalar x) {
        Scalar a = call(Fn.MIN, call(Fn.ABS, x), number(ONE));
        Scalar square = call(Fn.MUL, a, a);
        Scalar small = call(Fn.FMA, a, horner(square, NEAR_ZERO), a);
        Scalar inverse = call(Fn.DIV, number(1), call(Fn.FMA, a, number(0.5), number(1)));
        Scalar v = call(Fn.MUL, call(Fn.SUB, inverse, number(11 / 24.0)), number(4.8));
        Scalar rest = call(Fn.STRICT_EXP, call(Fn.SUB, horner(v, TAIL), square));
        Scalar large = call(Fn.SUB, number(1), rest);
        Scalar size = call(Fn.SELECT, call(Fn.LT, a, number(1)), small, large);
        Scalar signed = call(Fn.SELECT, call(Fn.LT, x, number(0)), call(Fn.NEG, size), size);
        return call(Fn.SELECT, call(Fn.EQ, x, number(0)), x, signed);
    }

    private static Scalar horner(Scalar x, double[] c) {
        Scalar y = number(c[c.length - 1]);
        for (int i = c.length - 2; i >= 0; i--) {
            y = call(Fn.FMA, y, x, number(c[i]));
        }
        return y;
    }

    private static Scalar call(Fn fn, Scalar... args) {
        return Scalar.call(fn, args);
    }

    private static Scalar number(double value) {
        return Scalar.lit(value, DType.F64);
    }
}
