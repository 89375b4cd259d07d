package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Mismatch;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.runtime.DType;
import java.util.List;

/**
 * Numbers known while compiling, row-major, each rounded once to the type. {@code %4 = constant([0.5, 0.5]) : f32[2]}
 */
public record Constant(TensorType type, List<Double> values) implements Op.Source {
    public Constant {
        values = type.dtype() == DType.F32
                ? values.stream().map(v -> (double) v.floatValue()).toList()
                : List.copyOf(values);
        if (type.shape().isBatched() || type.shape().size(0) != values.size()) {
            throw new Mismatch("a constant " + type + " of " + values.size() + " numbers");
        }
    }

    /** One number. */
    public static Constant scalar(double value, DType dtype) {
        return new Constant(TensorType.scalar(dtype), List.of(value));
    }

    /** A tensor with one number everywhere. */
    public static Node filled(GraphBuilder b, double value, TensorType type) {
        Node number = b.add(scalar(value, type.dtype()));
        return type.shape().rank() == 0 ? number : b.add(new Broadcast(type.shape()), number);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        return type;
    }
}
