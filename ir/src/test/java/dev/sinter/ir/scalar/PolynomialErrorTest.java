package dev.sinter.ir.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.ir.eval.ScalarEval;
import dev.sinter.ir.eval.Tensor;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The largest error of each polynomial against StrictMath in f64, in units of the last place of the exact result. Every
 * 4999th bit pattern is tried; with {@code -Dsinter.allFloats=true} every one, which takes an hour or more.
 */
class PolynomialErrorTest {
    private static final int STEP = Boolean.getBoolean("sinter.allFloats") ? 1 : 4999;
    private static final int BLOCK = 1 << 14;
    private static final Scalar X = new Scalar.In(0, DType.F32);

    record Function(String name, Scalar formula, DoubleUnaryOperator exact, double bound) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Function> functions() {
        return List.of(
                new Function("exp", Exponentials.exp(X), StrictMath::exp, 0.92),
                new Function("expm1", Exponentials.expm1(X), StrictMath::expm1, 1.26),
                new Function("tanh", Exponentials.tanh(X), StrictMath::tanh, 1.37),
                new Function("erf", ErrorFunction.f32(X), PolynomialErrorTest::erf, 1.08),
                new Function("log", Logarithms.log(X), StrictMath::log, 0.95),
                new Function("log1p", Logarithms.log1p(X), StrictMath::log1p, 1.53));
    }

    /** The f64 formula, which is far more exact than f32. */
    private static double erf(double x) {
        Tensor one = Tensor.of(DType.F64, List.of(), x);
        return ScalarEval.evaluate(ErrorFunction.f64(new Scalar.In(0, DType.F64)), List.of(one), List.of())
                .real(0);
    }

    @Test
    void erfOfF64HasItsPublishedValues() {
        double[][] values = {
            {0.1, 0.1124629160182849},
            {0.5, 0.5204998778130465},
            {0.9999, 0.8426592780487595},
            {1, 0.8427007929497149},
            {1.5, 0.9661051464753108},
            {2, 0.9953222650189527},
            {3, 0.9999779095030014},
            {4, 0.9999999845827421},
            {7, 1}
        };
        for (double[] value : values) {
            assertEquals(value[1], erf(value[0]), 2 * Math.ulp(value[1]), "erf(" + value[0] + ")");
            assertEquals(-value[1], erf(-value[0]), 2 * Math.ulp(value[1]), "erf(-" + value[0] + ")");
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void staysWithinItsBound(Function function) {
        long patterns = (1L << 32) / STEP;
        double worst = LongStream.range(0, (patterns + BLOCK - 1) / BLOCK)
                .parallel()
                .mapToDouble(block -> worst(function, block * BLOCK, Math.min((block + 1) * BLOCK, patterns)))
                .max()
                .orElseThrow();
        assertTrue(worst <= function.bound, function + " is " + worst + " ulp off");
    }

    private static double worst(Function function, long from, long to) {
        float[] x = new float[(int) (to - from)];
        for (int i = 0; i < x.length; i++) {
            x[i] = Float.intBitsToFloat((int) ((from + i) * STEP));
        }
        List<Integer> shape = List.of(x.length);
        float[] y = ScalarEval.evaluate(function.formula, List.of(Tensor.of(shape, x)), shape)
                .floats();
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            worst = Math.max(worst, error(y[i], function.exact.applyAsDouble(x[i])));
        }
        return worst;
    }

    /** Zeros with their signs, infinities and NaN must be met exactly. */
    private static double error(float found, double exact) {
        float rounded = (float) exact;
        if (Float.floatToIntBits(found) == Float.floatToIntBits(rounded)
                && (rounded == 0 || !Float.isFinite(rounded))) {
            return 0;
        }
        boolean isSpecial = !Float.isFinite(rounded) || !Float.isFinite(found) || exact == 0;
        return isSpecial ? Double.POSITIVE_INFINITY : Math.abs(found - exact) / Math.ulp(rounded);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void usesOnlyWhatVectorUnitsDo(Function function) {
        assertFalse(function.formula.toString().matches("(?s).*(strict|floor|round|ceil|mod|i32|f64).*"));
    }
}
