package dev.sinter.ir.op;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Mismatch;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows of x0, found by the whole numbers x1: y[s.., r..] = x0[x1[s..], r..]. The numbers must have been checked to be
 * rows of x0. {@code %2 = gather(%0, %1) : f32[batch, 20, 64]}
 */
public record Gather() implements Op.Ordered {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        if (inputs.size() != 2
                || !inputs.get(1).dtype().isInteger()
                || inputs.get(0).shape().rank() == 0) {
            throw new Mismatch("expected a tensor with rows and whole numbers, found " + inputs);
        }
        Shape table = inputs.get(0).shape();
        List<Dim> dims = new ArrayList<>(inputs.get(1).shape().dims());
        dims.addAll(table.dims().subList(1, table.rank()));
        return inputs.get(0).with(new Shape(dims));
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        Node sum = b.add(new ScatterAdd(y.input(0).shape()), dy, y.input(1));
        return List.of(Optional.of(sum), Optional.empty());
    }
}
