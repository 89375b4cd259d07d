package dev.sinter.ir.op;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Mismatch;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Matrix products: y[.., m, n] = sum over k of x0[.., m, k] * x1[.., k, n], in the order that
 * {@link dev.sinter.ir.kernel.SumOrder} states. {@code %2 = mat_mul(%0, %1) : f32[batch, 10]}
 */
public record MatMul() implements Op.Contract {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        DType dtype = Operands.numbers(inputs.stream().map(TensorType::dtype).toList(), 2);
        Shape left = inputs.get(0).shape();
        Shape right = inputs.get(1).shape();
        int rank = left.rank();
        if (rank < 2 || right.rank() != rank) {
            throw new Mismatch("matrices of one rank from 2 on are needed, found " + left + " and " + right);
        }
        if (!left.dim(rank - 1).equals(right.dim(rank - 2))) {
            throw new Mismatch("inner sizes differ: " + left.dim(rank - 1) + " columns of " + left + " meet "
                    + right.dim(rank - 2) + " rows of " + right);
        }
        List<Dim> outer = left.dims().subList(0, rank - 2);
        if (!outer.equals(right.dims().subList(0, rank - 2))) {
            throw new Mismatch("outer sizes differ: " + left + " and " + right);
        }
        return new TensorType(dtype, left.with(rank - 1, right.dim(rank - 1)));
    }

    @Override
    public Nest nest(List<TensorType> inputs) {
        Shape result = infer(inputs).shape();
        int rank = result.rank();
        List<Nest.Coordinate> left = new ArrayList<>();
        List<Nest.Coordinate> right = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            left.add(Nest.Coordinate.loop(axis == rank - 1 ? rank : axis, rank + 1));
            right.add(Nest.Coordinate.loop(axis == rank - 2 ? rank : axis, rank + 1));
        }
        return new Nest(result.dims(), List.of(inputs.get(0).shape().dim(rank - 1)), List.of(left, right));
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        Transpose turn = Transpose.lastTwo(y.shape().rank());
        Node left = b.add(new MatMul(), dy, b.add(turn, y.input(1)));
        Node right = b.add(new MatMul(), b.add(turn, y.input(0)), dy);
        return List.of(Optional.of(left), Optional.of(right));
    }
}
