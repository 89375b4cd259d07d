package dev.sinter.ir.op;

import dev.sinter.ir.graph.TensorType;
import dev.sinter.runtime.DType;
import java.util.List;

/** How many updates were finished before this run. {@code %3 = step() : i64[]} */
public record Step() implements Op.Source {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        return TensorType.scalar(DType.I64);
    }
}
