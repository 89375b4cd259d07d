package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Mismatch;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Axis i of the result is axis permutation[i] of the input. {@code %1 = transpose(%0, permutation=[1, 0]) : f32[10,
 * batch]}
 */
public record Transpose(List<Integer> permutation) implements Op.View {
    public Transpose {
        permutation = List.copyOf(permutation);
    }

    /** The last two axes exchanged. */
    public static Transpose lastTwo(int rank) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        Collections.swap(order, rank - 2, rank - 1);
        return new Transpose(order);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        Shape from = Operands.single(inputs).shape();
        List<Integer> all = IntStream.range(0, from.rank()).boxed().toList();
        if (!permutation.stream().sorted().toList().equals(all)) {
            throw new Mismatch("the permutation " + permutation + " does not name each axis of " + from + " once");
        }
        return inputs.get(0).with(new Shape(permutation.stream().map(from::dim).toList()));
    }

    /** The permutation that undoes this one. */
    public Transpose inverse() {
        return new Transpose(IntStream.range(0, permutation.size())
                .boxed()
                .map(permutation::indexOf)
                .toList());
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        return List.of(Optional.of(b.add(inverse(), dy)));
    }
}
