package dev.sinter.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.ir.eval.Inputs;
import dev.sinter.ir.eval.Interpreter;
import dev.sinter.ir.eval.Tensor;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.op.CheckIndex;
import dev.sinter.ir.op.Input;
import dev.sinter.ir.op.Stored;
import dev.sinter.ir.text.GraphText;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Two graphs are evaluated on the same made-up numbers, special ones among them, and must give the same bits. */
final class SameBits {
    private static final int BATCH = 3;
    private static final List<Double> SPECIAL = List.of(
            0.0,
            -0.0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            1e-45,
            -1e-40,
            3e38,
            2147483647.0,
            -2147483648.0,
            16777217.0);

    private SameBits() {}

    /** Both graphs on a few sets of numbers that follow from the seed. */
    static void check(Graph before, Graph after, long seed) {
        for (int round = 0; round < 3; round++) {
            Inputs inputs = inputs(before, new Random(seed * 31 + round));
            Map<Node, Tensor> expected = Interpreter.values(before, inputs, BATCH);
            Map<Node, Tensor> found = Interpreter.values(after, inputs, BATCH);
            for (int i = 0; i < before.results().size(); i++) {
                assertEquals(
                        expected.get(before.results().get(i).value()),
                        found.get(after.results().get(i).value()),
                        () -> "seed " + seed + "\n" + GraphText.print(before) + "=>\n" + GraphText.print(after));
            }
        }
    }

    /** Numbers for all that a graph reads. */
    static Inputs inputs(Graph graph, Random random) {
        boolean checked = graph.nodes().stream().anyMatch(node -> node.op() instanceof CheckIndex);
        Inputs inputs = Inputs.NONE.seed(random.nextInt()).step(random.nextInt(9));
        for (Node node : graph.nodes()) {
            inputs = switch (node.op()) {
                case Input(var name, var type) -> inputs.with(name, tensor(type, random, checked));
                case Stored(var store, var name, var type) -> inputs.with(store, name, tensor(type, random, checked));
                default -> inputs;
            };
        }
        return inputs;
    }

    private static Tensor tensor(TensorType type, Random random, boolean checked) {
        List<Integer> shape = Tensor.at(type.shape(), BATCH);
        int size = shape.stream().reduce(1, (a, b) -> a * b);
        return Tensor.of(
                type.dtype(),
                shape,
                IntStream.range(0, size)
                        .mapToDouble(_ -> switch (type.dtype()) {
                            case F32, F64 -> random.nextInt(8) == 0 ? special(random) : random.nextInt(-8, 8) * 0.37;
                            case I32, I64 ->
                                checked
                                        ? random.nextInt(2)
                                        : random.nextInt(8) == 0 ? special(random) : random.nextInt(-4, 5);
                            case U8 -> checked ? random.nextInt(2) : random.nextInt(256);
                            case BOOL -> random.nextInt(2);
                        })
                        .toArray());
    }

    private static double special(Random random) {
        return SPECIAL.get(random.nextInt(SPECIAL.size()));
    }
}
