package dev.sinter.ir.graph;

import dev.sinter.runtime.DType;

/** The type of a value in a graph; prints as {@code f32[batch, 10]}. */
public record TensorType(DType dtype, Shape shape) {
    public static TensorType scalar(DType dtype) {
        return new TensorType(dtype, Shape.SCALAR);
    }

    public TensorType with(DType other) {
        return new TensorType(other, shape);
    }

    public TensorType with(Shape other) {
        return new TensorType(dtype, other);
    }

    @Override
    public String toString() {
        return dtype.text() + shape;
    }
}
