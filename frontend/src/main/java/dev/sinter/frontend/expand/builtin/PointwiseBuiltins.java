package dev.sinter.frontend.expand.builtin;

import dev.sinter.frontend.expand.tensor.Arithmetic.Pair;
import dev.sinter.frontend.expand.tensor.Choice;
import dev.sinter.frontend.expand.tensor.Conversion;
import dev.sinter.frontend.expand.tensor.Dtypes;
import dev.sinter.frontend.expand.value.ConstantArray;
import dev.sinter.frontend.expand.value.ConstantMath;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Filled;
import dev.sinter.frontend.expand.value.Value.Flag;
import dev.sinter.frontend.expand.value.Value.Kind;
import dev.sinter.frontend.expand.value.Value.Num;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.op.Abs;
import dev.sinter.ir.op.Ceil;
import dev.sinter.ir.op.Cos;
import dev.sinter.ir.op.Div;
import dev.sinter.ir.op.Erf;
import dev.sinter.ir.op.Exp;
import dev.sinter.ir.op.Expm1;
import dev.sinter.ir.op.Floor;
import dev.sinter.ir.op.IsFinite;
import dev.sinter.ir.op.Log;
import dev.sinter.ir.op.Log1p;
import dev.sinter.ir.op.Max;
import dev.sinter.ir.op.Min;
import dev.sinter.ir.op.Mod;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.Round;
import dev.sinter.ir.op.Sign;
import dev.sinter.ir.op.Sin;
import dev.sinter.ir.op.Sqrt;
import dev.sinter.ir.op.Tanh;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Functions that work element by element; on numbers known while compiling they give such numbers. */
final class PointwiseBuiltins {
    static final List<Builtin> ALL = List.of(
            floats("exp", "e to the power of x.", new Exp(), StrictMath::exp),
            floats("expm1", "e to the power of x, minus 1; accurate near 0.", new Expm1(), StrictMath::expm1),
            floats("log", "The natural logarithm.", new Log(), StrictMath::log),
            floats("log1p", "The natural logarithm of 1 + x; accurate near 0.", new Log1p(), StrictMath::log1p),
            floats("erf", "The error function.", new Erf(), ConstantMath::erf),
            floats("sqrt", "The square root.", new Sqrt(), Math::sqrt),
            floats("tanh", "The hyperbolic tangent.", new Tanh(), StrictMath::tanh),
            floats("sin", "The sine of an angle in radians.", new Sin(), StrictMath::sin),
            floats("cos", "The cosine of an angle in radians.", new Cos(), StrictMath::cos),
            floats("floor", "The largest whole number that is not above x.", new Floor(), Math::floor),
            floats("ceil", "The smallest whole number that is not below x.", new Ceil(), Math::ceil),
            floats("round", "The nearest whole number; of two the even one.", new Round(), Math::rint),
            numbers("abs", "x without its sign.", new Abs(), Math::abs),
            numbers("sign", "-1, 0 or 1, as x is below, at or above 0.", new Sign(), Math::signum),
            pair(
                    "maximum",
                    "The larger of two numbers, NaN if one is NaN; the gradient of a tie goes to a.",
                    new Max(),
                    Math::max),
            pair(
                    "minimum",
                    "The smaller of two numbers, NaN if one is NaN; the gradient of a tie goes to a.",
                    new Min(),
                    Math::min),
            pair(
                    "mod",
                    "What is left of a after taking away b a whole number of times; it has the sign of b.",
                    new Mod(),
                    (a, b) -> a - Math.floor(a / b) * b),
            Builtin.of("floor_div(a, b)", """
                a / b, rounded down to a whole number.
                - a: numbers
                - b: numbers of a shape that broadcasts; of integers, a / 0 is 0
                Result: the broadcast shape
                Keras: ops.floor_divide
                Example:
                    input n: i32[batch]
                    output y = floor_div(n, 10)
                """, PointwiseBuiltins::floorDiv),
            Builtin.of("is_finite(x)", """
                Whether x is neither infinite nor NaN.
                - x: floats, or a number known while compiling
                Result: bool, the shape of x
                Keras: ops.isfinite
                Example:
                    input x: f32[batch, 4]
                    output y = where(is_finite(x), x, 0)
                """, PointwiseBuiltins::isFinite),
            Builtin.of("where(condition, a, b)", """
                The elements of a where the condition is true, else those of b. Both are computed.
                - condition: bools, or true and false known while compiling
                - a: any values
                - b: values of a shape that broadcasts
                Result: the broadcast shape of all three
                Keras: ops.where
                Example:
                    input x: f32[batch, 4]
                    output y = where(x > 0, x, 0.1 * x)
                """, PointwiseBuiltins::where),
            Builtin.of("cast(x, dtype)", """
                The same numbers as another dtype: floats become integers without their fraction, the nearest one where none fits
                (NaN becomes 0); i32 and i64 become u8 by their low 8 bits; bools become 0 and 1; to bool is x != 0.
                - x: a tensor, or numbers known while compiling, which become a tensor
                - dtype: f32, f64, i32, i64, u8, bool, or the `float` or `int` of a signature
                Result: the shape of x
                Keras: ops.cast
                Example:
                    input image: u8[batch, 28, 28]
                    output y = cast(image, f32) / 255
                """, PointwiseBuiltins::cast));

    private PointwiseBuiltins() {}

    private static String ofOne(String name, String meaning, String wanted) {
        return """
            %s
            - x: %s, or numbers known while compiling
            Result: the type of x; of numbers known while compiling, such numbers
            Keras: ops.%s
            Example:
                input x: f32[batch, 4]
                output y = %s(x)
            """.formatted(meaning, wanted, name, name);
    }

    private static String ofTwo(String name, String meaning) {
        return """
            %s
            - a: numbers
            - b: numbers of a shape that broadcasts
            Result: the broadcast shape; of numbers known while compiling, such numbers
            Keras: ops.%s
            Example:
                input a: f32[batch, 4]
                input b: f32[4]
                output y = %s(a, b)
            """.formatted(meaning, name, name);
    }

    private static Builtin floats(String name, String meaning, Op op, DoubleUnaryOperator constant) {
        return Builtin.of(name + "(x)", ofOne(name, meaning, "floats"), request -> {
            Operand x = request.arg("x");
            if (x.value() instanceof Tensor tensor && !tensor.type().dtype().isFloat()) {
                String hint = "write `" + name + "(cast(" + x.text() + ", f32))`";
                throw Refusal.at(x, "`" + name + "` needs a float tensor; " + x.described(), hint);
            }
            return one(request, op, constant);
        });
    }

    private static Builtin numbers(String name, String meaning, Op op, DoubleUnaryOperator constant) {
        return Builtin.of(name + "(x)", ofOne(name, meaning, "numbers"), request -> one(request, op, constant));
    }

    private static Value one(Request request, Op op, DoubleUnaryOperator constant) {
        Operand x = request.arg("x");
        if (x.value() instanceof Tensor tensor) {
            DType dtype = Dtypes.number(request.name(), x);
            return new Tensor(request.tape().add(op, request.tape().cast(tensor.node(), dtype)));
        }
        return ConstantMath.map(x.value(), constant);
    }

    private static Builtin pair(String name, String meaning, Op op, DoubleBinaryOperator constant) {
        return Builtin.of(name + "(a, b)", ofTwo(name, meaning), request -> pair(request, op, constant));
    }

    private static Value pair(Request request, Op op, DoubleBinaryOperator constant) {
        Operand a = request.arg("a");
        Operand b = request.arg("b");
        if (a.value() instanceof Tensor || b.value() instanceof Tensor) {
            DType dtype = Dtypes.numbers(request.name(), a, b);
            return new Tensor(
                    Pair.of(request.tape(), request.name(), dtype, a, b).add(op));
        }
        return ConstantMath.map(a.value(), b.value(), constant);
    }

    /** Whole division, towards minus infinity. */
    private static Value floorDiv(Request request) {
        Value quotient = pair(request, new Div(), (a, b) -> Math.floor(a / b));
        return quotient instanceof Tensor tensor && tensor.type().dtype().isFloat()
                ? new Tensor(request.tape().add(new Floor(), tensor.node()))
                : quotient;
    }

    private static Value isFinite(Request request) {
        Value x = request.arg("x").value();
        return x instanceof Num num
                ? new Flag(Double.isFinite(num.number()))
                : new Tensor(request.tape().add(new IsFinite(), request.tensor("x")));
    }

    private static Value where(Request request) {
        if (request.arg("condition").value() instanceof Flag flag) {
            return request.arg(flag.value() ? "a" : "b").value();
        }
        return new Tensor(Choice.where(request.tape(), request.arg("condition"), request.arg("a"), request.arg("b")));
    }

    /** To another dtype; a constant becomes a tensor. */
    private static Value cast(Request request) {
        Operand to = request.arg("dtype");
        if (!(to.value() instanceof Kind kind)) {
            throw Refusal.at(to, "`cast` wants a dtype; " + to.described(), "write `cast(x, f32)`");
        }
        Operand x = request.arg("x");
        if (x.value() instanceof Tensor tensor) {
            return new Tensor(request.tape().cast(tensor.node(), kind.dtype()));
        }
        Operand constant = new Operand(converted(x, kind.dtype()), x.expr(), x.place());
        return new Tensor(Conversion.constant(request.tape(), constant, kind.dtype()));
    }

    /** Numbers cut off to whole ones, bools to 0 and 1, as for tensors. */
    private static Value converted(Operand x, DType dtype) {
        if (!x.value().isConstant() || x.value() instanceof Num num && !num.isPlain()) {
            return x.value();
        }
        if (x.value() instanceof Filled filled) {
            return new Filled(Num.of(converted(filled.number().number(), dtype)), filled.shape());
        }
        ConstantArray array = ConstantArray.of(x.value());
        List<Double> numbers =
                array.numbers().stream().map(v -> converted(v, dtype)).toList();
        return new ConstantArray(array.sizes(), numbers, dtype == DType.BOOL).toValue();
    }

    private static double converted(double number, DType dtype) {
        if (dtype == DType.BOOL) {
            return number == 0 ? 0 : 1;
        }
        return dtype.isFloat() ? number : number < 0 ? Math.ceil(number) : Math.floor(number);
    }
}
