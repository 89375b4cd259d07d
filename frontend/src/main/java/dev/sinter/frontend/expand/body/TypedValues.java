package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.tensor.Conversion;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Flag;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.runtime.DType;

/** Values that must be tensors: of a stated type, or of whatever type they have. */
public final class TypedValues {
    private final Expander expander;

    public TypedValues(Expander expander) {
        this.expander = expander;
    }

    /** The value as a tensor of exactly that type; a constant is converted, and a number fills the shape. */
    public Value typed(Operand operand, TensorType type, String what) {
        try {
            if (operand.value() instanceof Tensor tensor) {
                return fits(operand, tensor.type(), type, what) ? tensor : Value.UNKNOWN;
            }
            expander.expansion().at(operand.expr().span(), ((Frame) operand.place()).label());
            Node node = Conversion.constant(expander.expansion().tape(), operand, type.dtype());
            if (node.shape().rank() == 0) {
                node = expander.expansion().tape().broadcast(node, type.shape());
            }
            return fits(operand, node.type(), type, what) ? new Tensor(node) : Value.UNKNOWN;
        } catch (Refusal refusal) {
            return expander.reporter().refused(operand.place(), operand.expr().span(), operand.expr(), refusal);
        }
    }

    private boolean fits(Operand operand, TensorType found, TensorType wanted, String what) {
        if (found.equals(wanted)) {
            return true;
        }
        String hint = found.shape().equals(wanted.shape())
                ? "write `cast(" + operand.text() + ", " + wanted.dtype() + ")`"
                : "";
        expander.reporter()
                .error(
                        operand.place(),
                        operand.expr(),
                        what + " is declared as " + wanted + "; this is " + found,
                        hint);
        return false;
    }

    /** The value as a tensor of its own type; a constant number has none. */
    public Value tensor(Operand operand, String name) {
        Value value = operand.value();
        if (value instanceof Tensor || value.isUnknown()) {
            return value;
        }
        if (value instanceof Flag) {
            return new Tensor(Conversion.constant(expander.expansion().tape(), operand, DType.BOOL));
        }
        if (!value.isConstant()) {
            String message = "`" + name + "` wants a tensor; this is " + value;
            return expander.reporter().error(operand.place(), operand.expr(), message, "");
        }
        String type = DType.I32 + Conversion.shape(value).toString();
        return expander.reporter()
                .error(
                        operand.place(),
                        operand.expr(),
                        "nothing gives these constants a dtype",
                        "write `output " + name + ": " + type + " = ...` or `cast(..., f32)`");
    }
}
