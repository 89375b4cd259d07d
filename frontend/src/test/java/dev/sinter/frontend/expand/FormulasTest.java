package dev.sinter.frontend.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.frontend.ModelProgram;
import dev.sinter.frontend.Models;
import dev.sinter.ir.eval.Inputs;
import dev.sinter.ir.eval.Interpreter;
import dev.sinter.ir.eval.Tensor;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sharp corners of formulas; the figures of all library functions are held in the compiler's tests. */
class FormulasTest {
    private static double[] predict(String text, Map<String, Tensor> fed, int batch) {
        ModelProgram model = Models.of(text);
        Inputs inputs = Inputs.NONE;
        for (var entry : fed.entrySet()) {
            inputs = inputs.with(entry.getKey(), entry.getValue());
        }
        return Interpreter.run(model.graphs().get(1), inputs, batch).output("y").doubles();
    }

    @Test
    void powersOfTensorsAndOfNumbers() {
        double[] x = {-3.5, -1, 0, 0.25, 2.75};
        String text = "model M {\n input x: f64[batch]\n output y = x ^ 3 - 2 ^ x\n}\n";
        double[] y = predict(text, Map.of("x", Tensor.of(DType.F64, List.of(x.length), x)), x.length);
        for (int i = 0; i < x.length; i++) {
            assertEquals(x[i] * x[i] * x[i] - Math.pow(2, x[i]), y[i], 1e-12, "at " + x[i]);
        }
    }

    @Test
    void softmaxOfLargeScoresIsFinite() {
        String text = "model M {\n input x: f64[batch, 2]\n output y = softmax(x)\n}\n";
        double[] y = predict(text, Map.of("x", Tensor.of(DType.F64, List.of(1, 2), 1000, 1000)), 1);
        assertEquals(0.5, y[0]);
        assertEquals(0.5, y[1]);
    }

    @Test
    void momentsAreOfTheGivenAxis() {
        String text = "model M {\n input x: f64[batch, 2]\n let center, variance = moments(x, 0)\n"
                + " output y = center + variance * 100\n}\n";
        double[] y = predict(text, Map.of("x", Tensor.of(DType.F64, List.of(2, 2), 1, 2, 3, 6)), 2);
        assertEquals(102.0, y[0]);
        assertEquals(404.0, y[1]);
    }
}
