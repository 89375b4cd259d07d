package dev.sinter.ir.op;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Mismatch;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Numbers put around and between: along each axis {@code low} of them before, {@code high} after and {@code interior}
 * between neighbours. A batch axis stays as it is. {@code %1 = pad(%0, low=[0, 1], high=[0, 1], interior=[0, 0],
 * value=0.0) : f32[batch, 30]}
 *
 * @param value the number, rounded to the type of the input
 */
public record Pad(List<Long> low, List<Long> high, List<Long> interior, double value) implements Op.Assemble {
    public Pad {
        low = List.copyOf(low);
        high = List.copyOf(high);
        interior = List.copyOf(interior);
        if (Stream.of(low, high, interior).flatMap(List::stream).anyMatch(count -> count < 0)) {
            throw new Mismatch("negative padding: low " + low + ", high " + high + ", interior " + interior);
        }
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        Shape from = Operands.single(inputs).shape();
        if (low.size() != from.rank() || high.size() != from.rank() || interior.size() != from.rank()) {
            throw new Mismatch("padding of " + low.size() + " axes does not fit " + from);
        }
        Shape shape = from;
        for (int axis = 0; axis < from.rank(); axis++) {
            long count = from.dim(axis).count();
            long size = low.get(axis) + count + Math.max(0, count - 1) * interior.get(axis) + high.get(axis);
            boolean open = from.dim(axis).batch();
            if (open && (low.get(axis) != 0 || high.get(axis) != 0 || interior.get(axis) != 0)) {
                throw new Mismatch("axis " + axis + " of " + from + " is the batch and cannot be padded");
            }
            shape = open ? shape : shape.with(axis, Dim.of(size));
        }
        return inputs.get(0).with(shape);
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        List<Long> steps = interior.stream().map(between -> between + 1).toList();
        return List.of(Optional.of(b.add(new Slice(low, y.input(0).shape().dims(), steps), dy)));
    }
}
