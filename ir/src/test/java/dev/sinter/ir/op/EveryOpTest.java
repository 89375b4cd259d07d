package dev.sinter.ir.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.ir.eval.Inputs;
import dev.sinter.ir.eval.Interpreter;
import dev.sinter.ir.eval.Tensor;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.text.GraphParser;
import dev.sinter.ir.text.GraphText;
import dev.sinter.ir.text.OpTable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation of the permits lists on the numbers of its case file. */
class EveryOpTest {
    @TestFactory
    List<DynamicTest> givesTheStatedNumbers() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String op : OpTable.names()) {
            assertTrue(Files.exists(OpCase.file(op)), "no case file for " + op + ": write " + OpCase.file(op));
            for (OpCase each : OpCase.read(op)) {
                String name =
                        each.call() + " " + each.operands().values() + " " + each.verdict() + " " + each.expected();
                tests.add(DynamicTest.dynamicTest(name, () -> check(each, op)));
            }
        }
        return tests;
    }

    /** Of every case that has a batch, with zeros for the operands: the type that is inferred is the type that comes out. */
    @TestFactory
    List<DynamicTest> keepsItsTypeForOneSampleAndForNone() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String op : OpTable.names()) {
            for (OpCase each : OpCase.read(op)) {
                if (each.verdict() != '!'
                        && each.graph().nodes().stream().anyMatch(n -> n.shape().isBatched())) {
                    tests.add(DynamicTest.dynamicTest(each.call(), () -> keepsItsType(each.graph())));
                }
            }
        }
        return tests;
    }

    private static void keepsItsType(Graph graph) {
        for (int batch : new int[] {0, 1}) {
            Inputs inputs = Inputs.NONE.seed(1).step(0);
            for (Node node : graph.nodes()) {
                if (node.op() instanceof Input input) {
                    Tensor zeros = Tensor.zeros(node.type().dtype(), Tensor.at(node.shape(), batch));
                    inputs = inputs.with(input.name(), zeros);
                }
            }
            Node y = graph.nodes().getLast();
            Tensor found = Interpreter.run(graph, inputs, batch).output("y");
            assertTrue(found.is(y.type(), batch), "evaluated as " + found + ", inferred " + y.type());
        }
    }

    private static void check(OpCase each, String op) {
        if (each.verdict() == '!') {
            String message = assertThrows(IllegalArgumentException.class, () -> evaluate(each, each.graph()))
                    .getMessage();
            assertTrue(message.endsWith(each.expected()), message);
            return;
        }
        Graph graph = each.graph();
        String text = GraphText.print(graph);
        assertEquals(text, GraphText.print(GraphParser.parse(text)));
        Node y = graph.nodes().getLast();
        assertEquals(op, OpTable.name(y.op()));
        if (each.verdict() == '.') {
            return;
        }
        Tensor found = evaluate(each, graph);
        assertTrue(found.is(y.type(), each.batch()), "evaluated as " + found + ", inferred " + y.type());
        Tensor expected = each.tensor(y.type(), each.expected());
        if (each.verdict() == '=') {
            assertEquals(expected, found);
        } else {
            for (int i = 0; i < expected.size(); i++) {
                assertNear(expected.floats()[i], found.floats()[i]);
            }
        }
    }

    private static void assertNear(float expected, float found) {
        boolean isExact = expected == 0 || !Float.isFinite(expected);
        assertEquals(expected, found, isExact ? 0 : 2 * Math.ulp(expected));
        assertEquals(Math.signum(1 / expected), Math.signum(1 / found));
    }

    private static Tensor evaluate(OpCase each, Graph graph) {
        Inputs inputs = Inputs.NONE;
        for (Node node : graph.nodes()) {
            switch (node.op()) {
                case Input input -> {
                    String name = input.name();
                    String operand = each.operands().containsKey(name) ? name : "%" + name.substring(1);
                    inputs = inputs.with(name, each.operand(operand, node));
                }
                case Stored stored ->
                    inputs = inputs.with(stored.store(), stored.name(), each.operand(stored.name(), node));
                case Seed _ -> inputs = inputs.seed(each.operand("seed", node).whole(0));
                case Step _ -> inputs = inputs.step(each.operand("step", node).whole(0));
                default -> {}
            }
        }
        return Interpreter.run(graph, inputs, each.batch()).output("y");
    }
}
