package dev.sinter.compiler;

import dev.sinter.ir.eval.Tensor;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.CheckIndex;
import dev.sinter.ir.op.Input;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.Random;
import dev.sinter.runtime.TensorSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Numbers that suit the inputs of a program: class numbers are in range, floats lie around 0, defaults fill what has one. The same
 * arguments give the same numbers.
 */
final class LegalInputs {
    private static final long SEED = 11;
    /** How many different numbers an input of whole numbers gets when nothing limits it. */
    private static final int MANY = 256;

    private static final double[] ODD = {
        0.0,
        -0.0,
        1,
        -1,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        1e-40,
        -1e-45,
        3.4e38,
        -88.7,
        88.8,
        1e9,
        0.5
    };

    private LegalInputs() {}

    static Map<String, Tensor> of(Compilation model, int program, int batch, long draw) {
        return of(model, program, batch, draw, false);
    }

    /** The same, where every third float is an odd one: a zero, an infinity, a NaN, a denormal... */
    static Map<String, Tensor> withOddOnes(Compilation model, int program, int batch, long draw) {
        return of(model, program, batch, draw, true);
    }

    private static Map<String, Tensor> of(Compilation model, int program, int batch, long draw, boolean odd) {
        ProgramSpec spec = model.spec().programs().get(program);
        Map<String, Tensor> fed = new LinkedHashMap<>();
        for (TensorSpec input : spec.inputs()) {
            long limit = limit(model, program, input);
            long stream = input.name().hashCode();
            double[] values = IntStream.range(0, input.size(batch))
                    .mapToDouble(e -> {
                        double u = Random.uniform(SEED, draw, stream, e);
                        if (spec.defaults().containsKey(input.name())) {
                            return spec.defaults().get(input.name());
                        }
                        return odd && input.dtype().isFloat() && e % 3 == 0
                                ? ODD[(int) (u * ODD.length)]
                                : number(input, limit, u);
                    })
                    .toArray();
            List<Integer> shape = IntStream.of(input.shape(batch)).boxed().toList();
            fed.put(input.name(), Tensor.of(input.dtype(), shape, values));
        }
        return fed;
    }

    private static double number(TensorSpec input, long limit, double u) {
        return switch (input.dtype()) {
            case F32, F64 -> 3 * u - 1.5;
            case BOOL -> Math.floor(2 * u);
            case U8 -> Math.floor(u * Math.min(limit, MANY));
            case I32, I64 -> limit == Long.MAX_VALUE ? Math.floor(u * MANY) - MANY / 2 : Math.floor(u * limit);
        };
    }

    /** What the numbers of an input must stay below. */
    private static long limit(Compilation model, int program, TensorSpec input) {
        long limit = input.words().isEmpty() ? Long.MAX_VALUE : input.words().size();
        for (Node node : model.graphs().get(program).nodes()) {
            if (node.op() instanceof CheckIndex(long below, String _)
                    && node.input(0).op() instanceof Input fed
                    && fed.name().equals(input.name())) {
                limit = Math.min(limit, below);
            }
        }
        return limit;
    }
}
