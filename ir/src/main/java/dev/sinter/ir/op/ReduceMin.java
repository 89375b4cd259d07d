package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.TensorType;
import java.util.List;
import java.util.Optional;

/** The smallest number over axes, as Math.min; of bools whether all is true. The gradient goes to the first of equals.
 * {@code %1 = reduce_min(%0, axes=[1]) : f32[batch]} */
public record ReduceMin(List<Integer> axes) implements Op.Reduce {
    public ReduceMin {
        axes = Axes.ascending(axes);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        return Axes.without(inputs, axes, inputs.get(0).dtype());
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        return List.of(Optional.of(Chosen.gradient(b, y.input(0), dy, axes, ArgMin::new)));
    }
}
