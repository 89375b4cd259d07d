package dev.sinter.optimizer.autodiff;

import dev.sinter.ir.eval.Inputs;
import dev.sinter.ir.eval.Interpreter;
import dev.sinter.ir.eval.Tensor;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Input;
import dev.sinter.runtime.DType;
import java.util.Random;

/** Slopes measured: (f(x + h) - f(x - h)) / 2h, for one number of an input after the other. */
final class CentralDifference {
    private CentralDifference() {}

    /** The slopes of an output, one f64 number, along an f64 input. */
    static Tensor of(Graph graph, String output, Inputs inputs, String name, int batch, double h) {
        Tensor x = inputs.fed().get(name);
        double[] slopes = new double[x.size()];
        for (int i = 0; i < slopes.length; i++) {
            double above = value(graph, output, inputs.with(name, moved(x, i, h)), batch);
            double below = value(graph, output, inputs.with(name, moved(x, i, -h)), batch);
            slopes[i] = (above - below) / (2 * h);
        }
        return Tensor.of(DType.F64, x.shape(), slopes);
    }

    /** Random f64 numbers in [-1, 1) for every input. */
    static Inputs inputs(Graph graph, int batch, Random random) {
        Inputs inputs = Inputs.NONE;
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Input(var name, var type)) {
                Tensor zeros = Tensor.zeros(DType.F64, Tensor.at(type.shape(), batch));
                double[] numbers = random.doubles(zeros.size(), -1, 1).toArray();
                inputs = inputs.with(name, Tensor.of(DType.F64, zeros.shape(), numbers));
            }
        }
        return inputs;
    }

    private static double value(Graph graph, String output, Inputs inputs, int batch) {
        return Interpreter.run(graph, inputs, batch).output(output).real(0);
    }

    private static Tensor moved(Tensor x, int i, double by) {
        double[] numbers = x.doubles().clone();
        numbers[i] += by;
        return Tensor.of(DType.F64, x.shape(), numbers);
    }
}
