package dev.sinter.ir.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.op.Store;
import dev.sinter.ir.text.GraphParser;
import dev.sinter.runtime.DType;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterpreterTest {
    private static final Graph PERCEPTRON = GraphParser.parse("""
        graph training.step {
          %0 = input("x") : f32[batch, 2]
          %1 = stored(weights, "w") : f32[2, 1]
          %2 = mat_mul(%0, %1) : f32[batch, 1]
          %3 = step() : i64[]
          %4 = cast(%3, to=f32) : f32[]
          %5 = broadcast(%4, shape=[2, 1]) : f32[2, 1]
          %6 = add(%1, %5) : f32[2, 1]
          output y = %2
          store weights "w" = %6
        }
        """);
    private static final Tensor W = Tensor.of(List.of(2, 1), 1, 10);
    private static final Inputs INPUTS = Inputs.NONE
            .with("x", Tensor.of(List.of(2, 2), 1, 2, 3, 4))
            .with(Store.WEIGHTS, "w", W)
            .step(5);

    @Test
    void givesOutputsAndTheNextValuesOfStores() {
        Results results = Interpreter.run(PERCEPTRON, INPUTS, 2);
        assertEquals(Tensor.of(List.of(2, 1), 21, 43), results.output("y"));
        assertEquals(Tensor.of(List.of(2, 1), 6, 15), results.stored(Store.WEIGHTS, "w"));
    }

    @Test
    void goesOnFromWhatWasStored() {
        Inputs next = INPUTS.with(Interpreter.run(PERCEPTRON, INPUTS, 2)).step(6);
        assertEquals(
                Tensor.of(List.of(2, 1), 12, 21),
                Interpreter.run(PERCEPTRON, next, 2).stored(Store.WEIGHTS, "w"));
        assertEquals(Tensor.of(List.of(2, 1), 1, 10), W);
    }

    @Test
    void runsWithoutSamples() {
        Inputs nothing = INPUTS.with("x", Tensor.of(List.of(0, 2)));
        assertEquals(
                Tensor.of(List.of(0, 1)),
                Interpreter.run(PERCEPTRON, nothing, 0).output("y"));
    }

    @Test
    void saysWhichTensorIsMissingOrDoesNotFit() {
        assertEquals("input x is not given", message(Inputs.NONE));
        assertEquals(
                "input x must be f32[batch, 2] for batch 2, found f32[4]",
                message(INPUTS.with("x", Tensor.of(List.of(4), 1, 2, 3, 4))));
        assertEquals(
                "weights w must be f32[2, 1] for batch 2, found f64[2, 1]",
                message(INPUTS.with(Store.WEIGHTS, "w", Tensor.zeros(DType.F64, List.of(2, 1)))));
        String absent = assertThrows(
                        IllegalArgumentException.class,
                        () -> Interpreter.run(PERCEPTRON, INPUTS, 2).output("z"))
                .getMessage();
        assertEquals("no result z; there are [y]", absent);
    }

    @Test
    void computesOnlyTheSideThatIsChosen() {
        Graph graph = GraphParser.parse("""
            graph g {
              %0 = input("c") : bool[]
              %1 = input("row") : i32[1]
              %2 = check_index(%1, limit=3, what="row") : i32[1]
              %3 = neg(%1) : i32[1]
              %4 = if(%0, %2, %3) : i32[1]
              output y = %4
            }
            """);
        Inputs bad = Inputs.NONE.with("row", Tensor.of(DType.I32, List.of(1), 7));
        Inputs no = bad.with("c", Tensor.of(DType.BOOL, List.of(), 0));
        assertEquals(
                Tensor.of(DType.I32, List.of(1), -7),
                Interpreter.run(graph, no, 0).output("y"));
        Inputs yes = bad.with("c", Tensor.of(DType.BOOL, List.of(), 1));
        assertEquals(
                "row is 7 at element 0; it must be in 0 <= x < 3",
                assertThrows(IllegalArgumentException.class, () -> Interpreter.run(graph, yes, 0))
                        .getMessage());
    }

    private static String message(Inputs inputs) {
        return assertThrows(IllegalArgumentException.class, () -> Interpreter.run(PERCEPTRON, inputs, 2))
                .getMessage();
    }
}
