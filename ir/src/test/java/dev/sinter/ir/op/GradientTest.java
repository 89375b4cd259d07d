package dev.sinter.ir.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.ir.eval.Inputs;
import dev.sinter.ir.eval.Interpreter;
import dev.sinter.ir.eval.Results;
import dev.sinter.ir.eval.Tensor;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Result;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.text.GraphParser;
import dev.sinter.ir.text.OpTable;
import dev.sinter.runtime.DType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The gradient of every operation against central differences in f64, along one random direction. */
class GradientTest {
    /** These state a gradient that is not the derivative, or only where a side of a branch is chosen. */
    private static final Set<String> BY_DECREE = Set.of("stop_gradient", "with_derivative", "gradient", "if");

    private static final double STEP = 1e-6;

    @TestFactory
    List<DynamicTest> isTheDerivative() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String op : OpTable.names()) {
            if (BY_DECREE.contains(op)) {
                continue;
            }
            for (OpCase each : OpCase.read(op)) {
                if (each.verdict() != '!' && hasNumbers(each) && isDifferentiable(each.graph())) {
                    tests.add(DynamicTest.dynamicTest(each.call() + " " + each.operands(), () -> check(each.inF64())));
                }
            }
        }
        return tests;
    }

    /** So that no operation goes unchecked because its cases state types only. */
    @Test
    void everyOpFromFloatsToFloatsIsChecked() throws IOException {
        List<String> unchecked = new ArrayList<>();
        for (String op : OpTable.names()) {
            List<OpCase> differentiable = OpCase.read(op).stream()
                    .filter(each -> each.verdict() != '!' && isDifferentiable(each.graph()))
                    .toList();
            if (!differentiable.isEmpty() && differentiable.stream().noneMatch(GradientTest::hasNumbers)) {
                unchecked.add(op);
            }
        }
        unchecked.removeAll(BY_DECREE);
        assertEquals(List.of(), unchecked, "state a case with numbers");
    }

    private static boolean hasNumbers(OpCase each) {
        return each.operands().values().stream()
                .noneMatch(operand -> operand.numbers().isEmpty());
    }

    private static boolean isDifferentiable(Graph graph) {
        Node y = graph.nodes().getLast();
        return y.type().dtype().isFloat()
                && y.inputs().stream().anyMatch(x -> x.type().dtype().isFloat());
    }

    private static void check(OpCase each) {
        Graph graph = each.graph();
        Node y = graph.nodes().getLast();
        SplittableRandom random = new SplittableRandom(7);
        Inputs at = Inputs.NONE;
        Inputs before = Inputs.NONE;
        Inputs after = Inputs.NONE;
        List<Tensor> directions = new ArrayList<>();
        for (Node input : y.inputs()) {
            String name = ((Input) input.op()).name();
            boolean isFloat = input.type().dtype() == DType.F64;
            Tensor x = isFloat
                    ? random(input.shape(), each.batch(), random, 0.2, 0.9)
                    : each.operand("%" + name.substring(1), input);
            Tensor direction = random(input.shape(), each.batch(), random, -1, 1);
            directions.add(direction);
            at = at.with(name, x);
            before = before.with(name, isFloat ? moved(x, direction, -STEP) : x);
            after = after.with(name, isFloat ? moved(x, direction, STEP) : x);
        }
        Tensor weights = random(y.shape(), each.batch(), random, 0.5, 1);
        Tensor low = Interpreter.run(graph, before, each.batch()).output("y");
        Tensor high = Interpreter.run(graph, after, each.batch()).output("y");
        double expected = (dot(high, weights) - dot(low, weights)) / (2 * STEP);

        double found = 0;
        Results gradients = Interpreter.run(backward(y), at.with("dy", weights), each.batch());
        for (int i = 0; i < directions.size(); i++) {
            if (gradients.outputs().containsKey("d" + i)) {
                found += dot(gradients.output("d" + i), directions.get(i));
            }
        }
        assertEquals(expected, found, 1e-7 * Math.max(1, Math.abs(expected)));
    }

    /** The graph from the operation's inputs and dy to d0, d1 and so on. */
    private static Graph backward(Node y) {
        GraphBuilder b = new GraphBuilder("backward");
        List<Node> inputs = y.inputs().stream().map(input -> b.add(input.op())).toList();
        Node again = b.add(y.op(), inputs);
        Node dy = b.add(new Input("dy", y.type()));
        List<Optional<Node>> gradients = y.op().gradient(b, again, dy);
        assertEquals(inputs.size(), gradients.size());
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < gradients.size(); i++) {
            if (gradients.get(i).isPresent()) {
                Node gradient = gradients.get(i).get();
                assertEquals(inputs.get(i).type(), gradient.type());
                results.add(Result.output("d" + i, gradient));
            }
        }
        return b.build(results);
    }

    private static Tensor random(Shape shape, int batch, SplittableRandom random, double from, double to) {
        List<Integer> sizes = Tensor.at(shape, batch);
        int size = sizes.stream().reduce(1, (a, b) -> a * b);
        return Tensor.of(DType.F64, sizes, random.doubles(size, from, to).toArray());
    }

    private static Tensor moved(Tensor x, Tensor direction, double step) {
        double[] moved = x.doubles().clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += step * direction.doubles()[i];
        }
        return Tensor.of(DType.F64, x.shape(), moved);
    }

    private static double dot(Tensor a, Tensor b) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += a.doubles()[i] * b.doubles()[i];
        }
        return sum;
    }

    @Test
    void ofProdIsTheProductOfTheOthersWhereFactorsAreZero() {
        Tensor x = Tensor.of(List.of(3, 3), 2, 0, 5, 0, 0, 5, 2, 3, 4);
        assertEquals(
                Tensor.of(List.of(3, 3), 0, 10, 0, 0, 0, 0, 12, 8, 6),
                gradients("prod(%0, axes=[1]) : f32[3]", "f32[3, 3]", List.of(x))
                        .getFirst());
    }

    @Test
    void ofMaxGoesToTheFirstOfEquals() {
        List<Tensor> operands = List.of(Tensor.of(List.of(3), 1, 2, 3), Tensor.of(List.of(3), 1, 3, 2));
        assertEquals(
                List.of(Tensor.of(List.of(3), 1, 0, 1), Tensor.of(List.of(3), 0, 1, 0)),
                gradients("max(%0, %1) : f32[3]", "f32[3]", operands));
        assertEquals(
                List.of(Tensor.of(List.of(3), 1, 1, 0), Tensor.of(List.of(3), 0, 0, 1)),
                gradients("min(%0, %1) : f32[3]", "f32[3]", operands));
    }

    @Test
    void ofReductionsGoesToTheFirstOfEquals() {
        Tensor x = Tensor.of(List.of(2, 2, 2), 5, 1, 1, 2, 2, 5, 0, 2);
        assertEquals(
                Tensor.of(List.of(2, 2, 2), 1, 0, 0, 1, 0, 0, 0, 0),
                gradients("reduce_max(%0, axes=[0, 2]) : f32[2]", "f32[2, 2, 2]", List.of(x))
                        .getFirst());
        assertEquals(
                Tensor.of(List.of(2, 2, 2), 0, 1, 0, 0, 0, 0, 1, 0),
                gradients("reduce_min(%0, axes=[0, 2]) : f32[2]", "f32[2, 2, 2]", List.of(x))
                        .getFirst());
    }

    @Test
    void ofPowIsZeroForTheExponentZeroAndForTheExponentOfZero() {
        List<Tensor> operands = List.of(Tensor.of(List.of(3), 0, 0, 2), Tensor.of(List.of(3), 0, 2, 1));
        assertEquals(
                List.of(Tensor.of(List.of(3), 0, 0, 1), Tensor.of(List.of(3), 0, 0, 1.3862944f)),
                gradients("pow(%0, %1) : f32[3]", "f32[3]", operands));
    }

    /** The gradients of one operation on f32 operands of one type, with ones for dy. */
    private static List<Tensor> gradients(String call, String type, List<Tensor> operands) {
        StringBuilder text = new StringBuilder("graph case {\n");
        Inputs inputs = Inputs.NONE;
        for (int i = 0; i < operands.size(); i++) {
            text.append("%" + i + " = input(\"p" + i + "\") : " + type + "\n");
            inputs = inputs.with("p" + i, operands.get(i));
        }
        Node y = GraphParser.parse(text + "%9 = " + call + "\n}").nodes().getLast();
        Tensor ones = Interpreter.run(ones(y.type()), Inputs.NONE, 0).output("y");
        Results results = Interpreter.run(backward(y), inputs.with("dy", ones), 0);
        return List.copyOf(results.outputs().values());
    }

    private static Graph ones(TensorType type) {
        GraphBuilder b = new GraphBuilder("ones");
        return b.build(List.of(Result.output("y", Constant.filled(b, 1, type))));
    }

    @Test
    void ofStopGradientIsNone() {
        assertTrue(flows("stop_gradient").stream().allMatch(Optional::isEmpty));
    }

    @Test
    void ofWithDerivativeGoesToTheSecondInputOnly() {
        List<Optional<Node>> gradients = flows("with_derivative");
        assertEquals(
                List.of(false, true, false),
                gradients.stream().map(Optional::isPresent).toList());
        Node flowing = gradients.get(1).get();
        assertEquals(new Mul(), flowing.op());
        assertEquals("[%4, %2]", flowing.inputs().toString());
    }

    private static List<Optional<Node>> flows(String op) {
        try {
            Node y = OpCase.read(op).getFirst().graph().nodes().getLast();
            GraphBuilder b = new GraphBuilder("backward");
            List<Node> inputs =
                    y.inputs().stream().map(input -> b.add(input.op())).toList();
            Node again = b.add(y.op(), inputs);
            return y.op().gradient(b, again, b.add(new Input("dy", y.type())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
