package dev.sinter.optimizer.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.ir.eval.Inputs;
import dev.sinter.ir.eval.Interpreter;
import dev.sinter.ir.eval.Results;
import dev.sinter.ir.eval.Tensor;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Origin;
import dev.sinter.ir.graph.Result;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.op.Gradient;
import dev.sinter.ir.op.Input;
import dev.sinter.ir.op.Sin;
import dev.sinter.ir.text.GraphParser;
import dev.sinter.optimizer.Pass;
import dev.sinter.optimizer.PassRunner;
import dev.sinter.optimizer.Pipelines;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Gradients of whole small graphs in f64, against central differences of the value that they derive. */
final class GradientTest {
    private static final int BATCH = 3;
    private static final double STEP = 1e-5;

    @Test
    void softmaxLossOfTwoLayers() {
        assertSlopes("""
            graph mlp {
              %0 = input("x") : f64[batch, 4]
              %1 = input("w") : f64[4, 5]
              %2 = input("bias") : f64[5]
              %3 = input("v") : f64[5, 3]
              %4 = mat_mul(%0, %1) : f64[batch, 5]
              %5 = broadcast(%2, shape=[batch, 5]) : f64[batch, 5]
              %6 = add(%4, %5) : f64[batch, 5]
              %7 = tanh(%6) : f64[batch, 5]
              %8 = mat_mul(%7, %3) : f64[batch, 3]
              %9 = reduce_max(%8, axes=[1]) : f64[batch]
              %10 = reshape(%9, shape=[batch, 1]) : f64[batch, 1]
              %11 = stop_gradient(%10) : f64[batch, 1]
              %12 = broadcast(%11, shape=[batch, 3]) : f64[batch, 3]
              %13 = sub(%8, %12) : f64[batch, 3]
              %14 = exp(%13) : f64[batch, 3]
              %15 = sum(%14, axes=[1]) : f64[batch]
              %16 = log(%15) : f64[batch]
              %17 = slice(%13, starts=[0, 1], sizes=[batch, 1], steps=[1, 1]) : f64[batch, 1]
              %18 = reshape(%17, shape=[batch]) : f64[batch]
              %19 = sub(%16, %18) : f64[batch]
              %20 = sum(%19, axes=[0]) : f64[]
              %21 = gradient(%20, %0) : f64[batch, 4]
              %22 = gradient(%20, %1) : f64[4, 5]
              %23 = gradient(%20, %2) : f64[5]
              %24 = gradient(%20, %3) : f64[5, 3]
              output value = %20
              output x = %21
              output w = %22
              output bias = %23
              output v = %24
            }
            """);
    }

    @Test
    void valuesThatAreReadSeveralTimes() {
        assertSlopes("""
            graph reused {
              %0 = input("x") : f64[2, 3]
              %1 = mul(%0, %0) : f64[2, 3]
              %2 = sin(%1) : f64[2, 3]
              %3 = mul(%2, %0) : f64[2, 3]
              %4 = add(%3, %1) : f64[2, 3]
              %5 = concat(%4, %2, %4, axis=1) : f64[2, 9]
              %6 = prod(%5, axes=[1]) : f64[2]
              %7 = sum(%6, axes=[0]) : f64[]
              %8 = gradient(%7, %0) : f64[2, 3]
              output value = %7
              output x = %8
            }
            """);
    }

    @Test
    void axesThatAreStretched() {
        assertSlopes("""
            graph stretched {
              %0 = input("row") : f64[3]
              %1 = input("column") : f64[2, 1]
              %2 = input("number") : f64[]
              %3 = broadcast(%0, shape=[2, 3]) : f64[2, 3]
              %4 = broadcast(%1, shape=[2, 3]) : f64[2, 3]
              %5 = broadcast(%2, shape=[2, 3]) : f64[2, 3]
              %6 = mul(%3, %4) : f64[2, 3]
              %7 = exp(%5) : f64[2, 3]
              %8 = div(%6, %7) : f64[2, 3]
              %9 = mul(%8, %8) : f64[2, 3]
              %10 = sum(%9, axes=[0, 1]) : f64[]
              %11 = gradient(%10, %0) : f64[3]
              %12 = gradient(%10, %1) : f64[2, 1]
              %13 = gradient(%10, %2) : f64[]
              output value = %10
              output row = %11
              output column = %12
              output number = %13
            }
            """);
    }

    /** The value is itself a slope: of x^3 y. */
    @Test
    void slopesOfSlopes() {
        assertSlopes("""
            graph second {
              %0 = input("x") : f64[]
              %1 = input("y") : f64[]
              %2 = mul(%0, %0) : f64[]
              %3 = mul(%2, %0) : f64[]
              %4 = mul(%3, %1) : f64[]
              %5 = gradient(%4, %0) : f64[]
              %6 = gradient(%5, %0) : f64[]
              %7 = gradient(%5, %1) : f64[]
              output value = %5
              output x = %6
              output y = %7
            }
            """);
    }

    /** The derivative of 1 / (1 + exp(-x)) itself is NaN there: exp(100 * ..) overflows in f32. */
    @Test
    void statedSlopeOfSigmoidFarOut() {
        String text = """
            graph sigmoid {
              %0 = input("x") : f32[]
              %1 = neg(%0) : f32[]
              %2 = exp(%1) : f32[]
              %3 = constant([1.0]) : f32[]
              %4 = add(%3, %2) : f32[]
              %5 = div(%3, %4) : f32[]
              %6 = sub(%3, %5) : f32[]
              %7 = mul(%5, %6) : f32[]
              %8 = with_derivative(%5, %0, %7) : f32[]
              %9 = gradient(%8, %0) : f32[]
              %10 = gradient(%5, %0) : f32[]
              output stated = %9
              output derived = %10
            }
            """;
        Graph graph = new PassRunner((_, _) -> {}).run(Pipelines.OPTIMIZED, GraphParser.parse(text));
        Inputs inputs = Inputs.NONE.with("x", Tensor.of(List.of(), -100f));
        assertEquals(Tensor.of(List.of(), 0f), Interpreter.run(graph, inputs, 1).output("stated"));
        assertEquals(
                Tensor.of(List.of(), Float.NaN),
                Interpreter.run(graph, inputs, 1).output("derived"));
    }

    /** x is read by both sides, w and v by one, through a side inside a side; and by a third place that has no condition. */
    @Test
    void sidesOfBranches() {
        for (String condition : List.of("less(%3, %4)", "less(%4, %3)")) {
            assertSlopes("""
                graph branches {
                  %0 = input("x") : f64[3]
                  %1 = input("w") : f64[3]
                  %2 = input("v") : f64[3]
                  %3 = constant([1.0]) : f64[]
                  %4 = constant([2.0]) : f64[]
                  %5 = CONDITION : bool[]
                  %6 = sin(%0) : f64[3]
                  %7 = mul(%6, %1) : f64[3]
                  %8 = mul(%7, %7) : f64[3]
                  %9 = exp(%2) : f64[3]
                  %10 = mul(%9, %0) : f64[3]
                  %11 = not(%5) : bool[]
                  %12 = if(%11, %10, %6) : f64[3]
                  %13 = if(%5, %8, %12) : f64[3]
                  %14 = add(%13, %0) : f64[3]
                  %15 = sum(%14, axes=[0]) : f64[]
                  %16 = gradient(%15, %0) : f64[3]
                  %17 = gradient(%15, %1) : f64[3]
                  %18 = gradient(%15, %2) : f64[3]
                  output value = %15
                  output x = %16
                  output w = %17
                  output v = %18
                }
                """.replace("CONDITION", condition));
        }
    }

    /** The slope of log at 0 is infinite, and 0 times that NaN; also where two branches read one logarithm. */
    @Test
    void nothingOfTheOtherSideComesOut() {
        String text = """
            graph sides {
              %0 = input("c") : bool[]
              %1 = input("x") : f32[]
              %2 = log(%1) : f32[]
              %3 = sin(%1) : f32[]
              %4 = if(%0, %2, %3) : f32[]
              %5 = not(%0) : bool[]
              %6 = if(%5, %3, %2) : f32[]
              %7 = mul(%4, %6) : f32[]
              %8 = gradient(%7, %1) : f32[]
              %9 = gradient(%7, %2) : f32[]
              output dx = %8
              output dlog = %9
            }
            """;
        Inputs inputs =
                Inputs.NONE.with("c", Tensor.of(DType.BOOL, List.of(), 0)).with("x", Tensor.of(List.of(), 0f));
        for (List<Pass> passes : List.of(Pipelines.PLAIN, Pipelines.OPTIMIZED)) {
            Graph graph = new PassRunner((_, _) -> {}).run(passes, GraphParser.parse(text));
            Results results = Interpreter.run(graph, inputs, 1);
            assertEquals(Tensor.of(List.of(), 0f), results.output("dx"));
            assertEquals(Tensor.of(List.of(), 0f), results.output("dlog"));
        }
    }

    @Test
    void derivativesComeFromThePlaceOfWhatTheyDerive() {
        Origin forward = new Origin("a.model", 3, 9, "hidden");
        GraphBuilder b = new GraphBuilder("g");
        Node x = b.add(new Input("x", TensorType.scalar(DType.F32)));
        Node y = b.at(forward).add(new Sin(), x);
        Node slope = b.at(new Origin("a.model", 8, 1, "loss")).add(new Gradient(), y, x);
        Graph graph = new Differentiate().run(b.build(List.of(Result.output("slope", slope))));
        assertEquals(forward.gradient(), graph.results().getFirst().value().origin());
    }

    /** The graph has an output value, and for each input an output of its name that asks for the gradient along it. */
    private static void assertSlopes(String text) {
        Graph graph = new PassRunner((_, _) -> {}).run(Pipelines.OPTIMIZED, GraphParser.parse(text));
        Inputs inputs = CentralDifference.inputs(graph, BATCH, new Random(7));
        inputs.fed().keySet().forEach(name -> {
            Tensor expected = CentralDifference.of(graph, "value", inputs, name, BATCH, STEP);
            Tensor found = Interpreter.run(graph, inputs, BATCH).output(name);
            assertEquals(expected.shape(), found.shape());
            IntStream.range(0, found.size())
                    .forEach(i -> assertEquals(expected.real(i), found.real(i), 1e-7, name + "[" + i + "]"));
        });
    }
}
