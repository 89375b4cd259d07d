package dev.sinter.ir.op;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Mismatch;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * One after the other along an axis, which may not be the batch. {@code %2 = concat(%0, %1, axis=1) : f32[batch, 6]}
 */
public record Concat(int axis) implements Op.Assemble {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        TensorType first = inputs.get(0);
        Axes.check(List.of(axis), first.shape());
        long size = 0;
        for (TensorType input : inputs) {
            if (input.dtype() != first.dtype()
                    || input.shape().rank() != first.shape().rank()
                    || !input.shape()
                            .without(List.of(axis))
                            .equals(first.shape().without(List.of(axis)))
                    || input.shape().dim(axis).batch()) {
                throw new Mismatch("cannot join along axis " + axis + ": " + first + " and " + input);
            }
            size += input.shape().dim(axis).count();
        }
        return first.with(first.shape().with(axis, Dim.of(size)));
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        List<Optional<Node>> parts = new ArrayList<>();
        long start = 0;
        for (Node input : y.inputs()) {
            List<Long> starts = new ArrayList<>(Collections.nCopies(y.shape().rank(), 0L));
            starts.set(axis, start);
            List<Long> steps = Collections.nCopies(y.shape().rank(), 1L);
            parts.add(Optional.of(b.add(new Slice(starts, input.shape().dims(), steps), dy)));
            start += input.shape().dim(axis).count();
        }
        return parts;
    }
}
