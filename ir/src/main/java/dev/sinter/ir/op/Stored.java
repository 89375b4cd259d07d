package dev.sinter.ir.op;

import dev.sinter.ir.graph.TensorType;
import java.util.List;

/** What a store holds when the program begins. {@code %1 = stored(weights, "hidden1.kernel") : f32[784, 300]} */
public record Stored(Store store, String name, TensorType type) implements Op.Source {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        return type;
    }
}
