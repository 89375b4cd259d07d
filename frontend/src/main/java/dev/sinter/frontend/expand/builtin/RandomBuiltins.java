package dev.sinter.frontend.expand.builtin;

import dev.sinter.frontend.expand.tensor.Sizes;
import dev.sinter.frontend.expand.tensor.Tape;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.op.Add;
import dev.sinter.ir.op.Mul;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.RandomNormal;
import dev.sinter.ir.op.RandomTruncatedNormal;
import dev.sinter.ir.op.RandomUniform;
import dev.sinter.runtime.DType;
import java.util.List;

/** Random numbers, f32. Each draw has a stream of its own, named by the statement that it stands in. */
final class RandomBuiltins {
    static final List<Builtin> ALL = List.of(
            Builtin.of("random_uniform(shape, low=, high=)", """
                Numbers that are equally likely between two limits. The defaults are those of Keras' operation; its initializer of this
                name goes from -0.05 to 0.05.
                - shape: a list of sizes; as an initial value it is given by `param`
                - low: the lower limit, possible; without it 0
                - high: the upper limit, not possible; without it 1
                Result: f32 of that shape
                Keras: random.uniform
                Example:
                    input x: f32[batch, 4]
                    param kernel: f32[4, 3] = random_uniform(low: -0.05, high: 0.05)
                    output y = x @ kernel
                """, RandomBuiltins::uniform),
            Builtin.of(
                    "random_normal(shape, stddev=, mean=)",
                    """
                    Numbers of the normal distribution. The defaults are those of Keras' operation; its initializer of this name has
                    stddev 0.05.
                    - shape: a list of sizes; as an initial value it is given by `param`
                    - stddev: the standard deviation; without it 1
                    - mean: the mean; without it 0
                    Result: f32 of that shape
                    Keras: random.normal
                    Example:
                        input x: f32[batch, 4]
                        param kernel: f32[4, 3] = random_normal(stddev: 0.05)
                        output y = x @ kernel
                    """,
                    request -> normal(request, new RandomNormal(stream(request), shape(request)))),
            Builtin.of(
                    "truncated_normal(shape, stddev=, mean=)",
                    """
                    Numbers of the normal distribution without those more than two standard deviations from the mean. Keras' initializer
                    of this name has stddev 0.05.
                    - shape: a list of sizes; as an initial value it is given by `param`
                    - stddev: the standard deviation before those are left out; without it 1
                    - mean: the mean; without it 0
                    Result: f32 of that shape
                    Keras: random.truncated_normal
                    Example:
                        input x: f32[batch, 4]
                        param kernel: f32[4, 3] = truncated_normal(stddev: 0.05)
                        output y = x @ kernel
                    """,
                    request -> normal(request, new RandomTruncatedNormal(stream(request), shape(request)))));

    private RandomBuiltins() {}

    private static long stream(Request request) {
        return request.surroundings().stream(request.name());
    }

    private static Shape shape(Request request) {
        return Sizes.shape(request.arg("shape"));
    }

    private static Value uniform(Request request) {
        double low = request.number("low", 0);
        double high = request.number("high", 1);
        return scaled(request, new RandomUniform(stream(request), shape(request)), high - low, low);
    }

    private static Value normal(Request request, Op op) {
        return scaled(request, op, request.number("stddev", 1), request.number("mean", 0));
    }

    private static Value scaled(Request request, Op op, double scale, double shift) {
        Tape tape = request.tape();
        Node x = tape.add(op, tape.seed(), tape.step());
        x = scale == 1 ? x : tape.add(new Mul(), x, tape.broadcast(tape.scalar(scale, DType.F32), x.shape()));
        x = shift == 0 ? x : tape.add(new Add(), x, tape.broadcast(tape.scalar(shift, DType.F32), x.shape()));
        return new Tensor(x);
    }
}
