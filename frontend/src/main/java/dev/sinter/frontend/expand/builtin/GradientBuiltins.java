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
            Builtin.of("gradient(y, x)", GradientBuiltins::gradient),
            Builtin.of("stop_gradient(x)", GradientBuiltins::stopGradient),
            Builtin.of("with_derivative(value, x, slope)", GradientBuiltins::withDerivative));

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
