package dev.sinter.ir.graph;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sinter.ir.graph.Verifier.Stage;
import dev.sinter.ir.op.Exp;
import dev.sinter.ir.op.Gradient;
import dev.sinter.ir.op.Input;
import dev.sinter.runtime.DType;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifierTest {
    private final GraphBuilder builder = new GraphBuilder("g");
    private final Node x = builder.add(new Input("x", TensorType.scalar(DType.F32)));
    private final Node y = builder.add(new Exp(), x);
    private final Node dx = builder.add(new Gradient(), y, x);

    @Test
    void acceptsWhatABuilderMade() {
        Graph graph = builder.build(List.of(Result.output("dx", dx)));
        assertDoesNotThrow(() -> Verifier.verify(graph, Stage.WRITTEN));
    }

    @Test
    void rejectsDerivativesOnceAGraphIsDifferentiated() {
        assertEquals("""
            graph g: %2 gradient may not appear once a graph is differentiated
              %0 = input("x") : f32[]
              %1 = exp(%0) : f32[]
            > %2 = gradient(%1, %0) : f32[]
            """, message(List.of(x, y, dx), List.of(), Stage.DIFFERENTIATED));
    }

    @Test
    void rejectsAUseBeforeTheDefinition() {
        assertEquals(
                "graph g: %2 uses %1, which is not defined before it",
                firstLine(List.of(x, dx), List.of(), Stage.WRITTEN));
    }

    @Test
    void rejectsIdsThatDoNotAscend() {
        assertEquals("graph g: %0 comes after %0", firstLine(List.of(x, x), List.of(), Stage.WRITTEN));
    }

    @Test
    void rejectsATypeThatTheOperationDoesNotInfer() {
        Node wrong = new Node(2, new Exp(), List.of(x), TensorType.scalar(DType.F64), Origin.UNKNOWN);
        assertEquals(
                "graph g: %2 has type f64[], its operation infers f32[]",
                firstLine(List.of(x, wrong), List.of(), Stage.WRITTEN));
    }

    @Test
    void rejectsOperandsThatDoNotFit() {
        Node wrong = new Node(2, new Exp(), List.of(x, x), TensorType.scalar(DType.F32), Origin.UNKNOWN);
        assertEquals("graph g: %2 expected one input, found 2", firstLine(List.of(x, wrong), List.of(), Stage.WRITTEN));
    }

    @Test
    void rejectsResultsThatAreMissingOrNamedTwice() {
        assertEquals(
                "graph g: %1 is the result y but is not in the graph",
                firstLine(List.of(x), List.of(Result.output("y", y)), Stage.WRITTEN));
        assertEquals(
                "graph g: %1 is a second result called y",
                firstLine(List.of(x, y), List.of(Result.output("y", x), Result.output("y", y)), Stage.WRITTEN));
    }

    private static String firstLine(List<Node> nodes, List<Result> results, Stage stage) {
        return message(nodes, results, stage).lines().findFirst().orElseThrow();
    }

    private static String message(List<Node> nodes, List<Result> results, Stage stage) {
        Graph graph = new Graph("g", nodes, results);
        return assertThrows(IllegalStateException.class, () -> Verifier.verify(graph, stage))
                .getMessage();
    }
}
