package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Mismatch;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/**
 * y = x1 where the one bool x0 is true, else x2; what only the other one needs is not computed: no check of it fails.
 * {@code %3 = if(%0, %1, %2) : f32[4]}
 */
public record If() implements Op.Branch {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        if (inputs.size() != 3 || !inputs.get(0).equals(TensorType.scalar(DType.BOOL))) {
            throw new Mismatch("expected one bool and two tensors, found " + inputs);
        }
        if (!inputs.get(1).equals(inputs.get(2))) {
            throw new Mismatch("the sides differ: " + inputs.get(1) + " and " + inputs.get(2));
        }
        return inputs.get(1);
    }

    /** Each holds only where its side is chosen; the walk back, which knows what belongs to a side, adds the condition. */
    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        return List.of(Optional.empty(), Optional.of(dy), Optional.of(dy));
    }
}
