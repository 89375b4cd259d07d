package dev.sinter.ir.op;

import dev.sinter.ir.graph.TensorType;
import java.util.List;

/** A tensor that the caller feeds. {@code %0 = input("image") : u8[batch, 28, 28]} */
public record Input(String name, TensorType type) implements Op.Source {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        return type;
    }
}
