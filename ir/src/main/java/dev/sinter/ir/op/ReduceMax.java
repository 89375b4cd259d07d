package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.TensorType;
import java.util.List;
import java.util.Optional;

/** The largest number over axes, as Math.max; of bools whether any is true. The gradient goes to the first of equals.
 * {@code %1 = reduce_max(%0, axes=[1]) : f32[batch]} */
public record ReduceMax(List<Integer> axes) implements Op.Reduce {
    public ReduceMax {
        axes = Axes.ascending(axes);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        return Axes.without(inputs, axes, inputs.get(0).dtype());
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        return List.of(Optional.of(Chosen.gradient(b, y.input(0), dy, axes, ArgMax::new)));
    }
}
