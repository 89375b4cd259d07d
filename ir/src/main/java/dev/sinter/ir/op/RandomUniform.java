package dev.sinter.ir.op;

import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import java.util.List;

/**
 * Uniform in [0, 1): a function of seed, step, stream and the position of the element, see {@link
 * dev.sinter.runtime.Random}. {@code %2 = random_uniform(%0, %1, stream=7, shape=[784, 300]) : f32[784, 300]}
 *
 * @param stream which of the independent sequences, 0 &lt;= stream &lt; 2^53
 */
public record RandomUniform(long stream, Shape shape) implements Op.Generate {
    public RandomUniform {
        Draws.checkStream(stream);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        return Draws.infer(inputs, shape);
    }

    @Override
    public Scalar body(List<Scalar> inputs, Scalar index) {
        return Scalar.call(Fn.RANDOM_UNIFORM, inputs.get(0), inputs.get(1), Scalar.whole(stream), index);
    }
}
