package dev.sinter.ir.op;

import dev.sinter.ir.graph.Mismatch;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.runtime.DType;
import java.util.List;

/** What the random operations have in common. */
final class Draws {
    private Draws() {}

    /** Streams are literals of formulas, and those are f64. */
    static void checkStream(long stream) {
        if (stream < 0 || stream >= 1L << 53) {
            throw new IllegalArgumentException("random stream " + stream + " is not in 0 <= stream < 2^53");
        }
    }

    static TensorType infer(List<TensorType> inputs, Shape shape) {
        TensorType number = TensorType.scalar(DType.I64);
        if (!inputs.equals(List.of(number, number))) {
            throw new Mismatch("expected seed i64[] and step i64[], found " + inputs);
        }
        return new TensorType(DType.F32, shape);
    }
}
