package dev.sinter.compiler.nan;

import dev.sinter.ir.eval.Tensor;
import dev.sinter.ir.op.Add;
import dev.sinter.ir.op.Div;
import dev.sinter.ir.op.Exp;
import dev.sinter.ir.op.Expm1;
import dev.sinter.ir.op.Input;
import dev.sinter.ir.op.Log;
import dev.sinter.ir.op.Log1p;
import dev.sinter.ir.op.Mul;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.Pow;
import dev.sinter.ir.op.Sqrt;
import dev.sinter.ir.op.Stored;
import dev.sinter.ir.op.Sub;
import dev.sinter.ir.text.OpTable;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Why a number is not finite, and what can be done about it.
 *
 * @param how the arithmetic, {@code log(0.0) is -Infinity}
 * @param hint what to do
 */
record Reason(String how, String hint) {
    private static final String GROWN =
            "the numbers have grown too large: try a smaller rate, or bring the inputs to numbers around -1 to 1";

    static Reason of(Culprit culprit) {
        String number = number(culprit.value(), culprit.index());
        Op op = culprit.node().op();
        return switch (op) {
            case Input _ -> new Reason("the data holds " + number, "mend the data, or leave the sample out");
            case Stored _ -> new Reason("it is " + number + " from the beginning", "begin with other weights");
            case Op.Pointwise _ -> new Reason(formula(culprit) + " is " + number, hint(culprit));
            default ->
                new Reason(OpTable.name(op) + " of numbers up to " + largest(culprit) + " gives " + number, GROWN);
        };
    }

    private static String hint(Culprit culprit) {
        if (culprit.node().origin().isGradient() && culprit.node().op() instanceof Div && operand(culprit, 1) == 0) {
            return "the slope is infinite there: keep what goes in above 0, as `maximum(x, 1e-7)` does";
        }
        return switch (culprit.node().op()) {
            case Log _, Log1p _ ->
                "a loss that takes scores does not need this, such as `softmax_cross_entropy`;"
                        + " or keep the number above 0: `log(maximum(x, 1e-7))`";
            case Div _ when operand(culprit, 1) == 0 -> "keep the divisor away from 0: `x / (y + 1e-7)`";
            case Sqrt _ -> "keep the number above 0: `sqrt(maximum(x, 1e-7))`";
            case Pow _ when Math.abs(operand(culprit, 0)) < 1 -> "keep the base above 0: `maximum(x, 1e-7) ^ y`";
            case Exp _, Expm1 _ -> "try a smaller rate, or take the largest off first, as `softmax` does";
            default -> GROWN;
        };
    }

    private static double operand(Culprit culprit, int position) {
        return culprit.operands().get(position).real(culprit.index());
    }

    private static String formula(Culprit culprit) {
        List<String> x = culprit.operands().stream()
                .map(operand -> number(operand, culprit.index()))
                .toList();
        return switch (culprit.node().op()) {
            case Add _ -> String.join(" + ", x);
            case Sub _ -> String.join(" - ", x);
            case Mul _ -> String.join(" * ", x);
            case Div _ -> String.join(" / ", x);
            default -> OpTable.name(culprit.node().op()) + "(" + String.join(", ", x) + ")";
        };
    }

    /** The largest size of a number in each operand. */
    private static String largest(Culprit culprit) {
        return culprit.operands().stream()
                .map(operand -> number(
                        operand,
                        IntStream.range(0, operand.size())
                                .boxed()
                                .max((a, b) -> Double.compare(Math.abs(operand.real(a)), Math.abs(operand.real(b))))
                                .orElse(0)))
                .collect(Collectors.joining(" and "));
    }

    private static String number(Tensor tensor, int index) {
        double value = tensor.real(index);
        return tensor.dtype() == DType.F32 ? Float.toString((float) value) : Double.toString(value);
    }
}
