package dev.sinter.frontend.expand.builtin;

import dev.sinter.frontend.expand.tensor.Conversion;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Gradient;
import dev.sinter.ir.op.StopGradient;
import dev.sinter.ir.op.WithDerivative;
import dev.sinter.runtime.DType;
import java.util.List;

/** Derivatives: asked for, stopped, and stated. */
final class GradientBuiltins {
    static final List<Builtin> ALL = List.of(
            Builtin.of("gradient(y, x)", """
                The derivative of a number with respect to a tensor that it is computed from. A training block with `loss` and
                `optimizer` asks for gradients by itself.
                - y: one number, f32 or f64
                - x: a tensor of the same dtype
                Result: the type of x
                Keras: none; TensorFlow has GradientTape.gradient
                Example:
                    input x: f32[batch, 4]
                    param w: f32[4] = zeros
                    output y = sum(x * w, axis: -1)
                    training {
                        input target: f32[batch]
                        let cost = mean(square(y - target))
                        update w = w - 0.1 * gradient(cost, w)
                        metric error = running_mean(cost)
                    }
                """, GradientBuiltins::gradient),
            Builtin.of("stop_gradient(x)", """
                x as it is, but constant for every derivative.
                - x: any value
                Result: the type of x
                Keras: ops.stop_gradient
                Example:
                    input x: f32[batch, 4]
                    output y = x - stop_gradient(max(x, axis: -1, keepdims: true))
                """, GradientBuiltins::stopGradient),
            Builtin.of("with_derivative(value, x, slope)", """
                A value as given, with its derivative as given: for formulas whose own derivative is inaccurate.
                - value: the value
                - x: the floats that it is a function of, element by element
                - slope: the derivative of the value by x
                Result: the type of x
                Keras: none; TensorFlow has custom_gradient
                Example:
                    input x: f32[batch, 4]
                    let s = 1 / (1 + exp(-x))
                    output y = with_derivative(s, x, s * (1 - s))
                """, GradientBuiltins::withDerivative));

    private GradientBuiltins() {}

    private static Value gradient(Request request) {
        Node y = floats(request, "y");
        if (y.shape().rank() > 0) {
            Operand operand = request.arg("y");
            String hint = "write `gradient(sum(" + operand.text() + "), ...)`";
            throw Refusal.at(operand, "`gradient` is of one number; " + operand.described(), hint);
        }
        return new Tensor(request.tape().add(new Gradient(), y, floats(request, "x")));
    }

    private static Node floats(Request request, String argument) {
        Node node = request.tensor(argument);
        if (!node.type().dtype().isFloat()) {
            Operand operand = request.arg(argument);
            throw Refusal.at(operand, "a gradient needs floats; " + operand.described(), "");
        }
        return node;
    }

    private static Value stopGradient(Request request) {
        return request.isTensor("x")
                ? new Tensor(request.tape().add(new StopGradient(), request.tensor("x")))
                : request.arg("x").value();
    }

    /** The value as given; its derivative with respect to x is the slope, element by element. */
    private static Value withDerivative(Request request) {
        Node x = floats(request, "x");
        return new Tensor(
                request.tape().add(new WithDerivative(), like(request, "value", x), x, like(request, "slope", x)));
    }

    private static Node like(Request request, String argument, Node x) {
        Operand operand = request.arg(argument);
        DType dtype = x.type().dtype();
        Node node = Conversion.tensor(request.tape(), operand, dtype);
        if (node.shape().rank() == 0) {
            node = request.tape().broadcast(node, x.shape());
        }
        if (!node.type().equals(x.type())) {
            throw Refusal.at(operand, "`" + argument + "` must be " + x.type() + " like x; " + operand.described(), "");
        }
        return node;
    }
}
