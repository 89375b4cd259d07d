package dev.sinter.ir.op;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Mismatch;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;

/**
 * y[.., i, ..] = i: the position along one axis. {@code %0 = iota(dtype=i32, shape=[10], axis=0) : i32[10]}
 *
 * <p>The batch may not stand inside the axis; count along the axis alone, then reshape and broadcast.
 */
public record Iota(DType dtype, Shape shape, int axis) implements Op.Generate {
    public Iota {
        Axes.check(List.of(axis), shape);
        boolean open = shape.dim(axis).batch() && !outer(shape, axis).isOne();
        if (dtype == DType.BOOL || inner(shape, axis).batch() || open) {
            throw new Mismatch("iota cannot count in " + dtype + " along axis " + axis + " of " + shape);
        }
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        return new TensorType(dtype, shape);
    }

    @Override
    public Scalar body(List<Scalar> inputs, Scalar index) {
        Scalar at = index;
        long inner = inner(shape, axis).count();
        if (inner > 1) {
            at = Scalar.call(Fn.DIV, at, Scalar.whole(inner));
        }
        if (!outer(shape, axis).isOne()) {
            at = Scalar.call(Fn.MOD, at, Scalar.whole(shape.dim(axis).count()));
        }
        return Scalar.cast(at, dtype);
    }

    private static Dim inner(Shape shape, int axis) {
        return new Shape(shape.dims().subList(axis + 1, shape.rank())).size();
    }

    private static Dim outer(Shape shape, int axis) {
        return new Shape(shape.dims().subList(0, axis)).size();
    }
}
