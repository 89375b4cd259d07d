package dev.sinter.ir.op;

import dev.sinter.ir.graph.TensorType;
import dev.sinter.runtime.DType;
import java.util.List;

/** The seed of all random numbers, fixed for a run of training. {@code %2 = seed() : i64[]} */
public record Seed() implements Op.Source {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        return TensorType.scalar(DType.I64);
    }
}
