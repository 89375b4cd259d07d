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
 * Zeros, to which each row of x0 is added at the row that x1 says: y[x1[s..], r..] += x0[s.., r..], in ascending order
 * of s... The numbers must have been checked to be rows of the result. {@code %2 = scatter_add(%0, %1, shape=[1000, 64]) :
 * f32[1000, 64]}
 */
public record ScatterAdd(Shape shape) implements Op.Ordered {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        if (inputs.size() != 2 || !inputs.get(1).dtype().isInteger() || shape.rank() == 0) {
            throw new Mismatch("expected rows and whole numbers for " + shape + ", found " + inputs);
        }
        Operands.numbers(List.of(inputs.get(0).dtype()), 1);
        List<Dim> dims = new ArrayList<>(inputs.get(1).shape().dims());
        dims.addAll(shape.dims().subList(1, shape.rank()));
        if (!inputs.get(0).shape().dims().equals(dims)) {
            throw new Mismatch("rows for " + shape + " at " + inputs.get(1).shape() + " are " + dims + ", found "
                    + inputs.get(0).shape());
        }
        return inputs.get(0).with(shape);
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        return List.of(Optional.of(b.add(new Gather(), dy, y.input(1))), Optional.empty());
    }
}
