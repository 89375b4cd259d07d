package dev.sinter.compiler;

import dev.sinter.ir.eval.Tensor;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.TrainingSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Metrics over several batches, optimizers and schedules over several steps, against figures of an independent source. */
class StepFiguresTest {
    private static final int ROWS = 3;

    @TestFactory
    Stream<DynamicTest> metricsOverSeveralBatches() throws IOException {
        return Figure.tests("metrics", figure -> {
            Compilation model = Texts.compiled("model Figures {\nparam o: f64[] = 1\noutput p0 = o\ntraining {\n"
                    + figure.declared() + "metric m = " + figure.expression() + "\nfreeze \"*\"\n}\n}\n");
            Runner runner = new ByInterpreter(model, 1);
            TrainingSpec training = model.spec().trainings().get(0);
            // what an epoch leaves behind is gone when the next begins
            for (int epoch = 0; epoch < 2; epoch++) {
                runner.begin(training);
                figure.check(figure.result().doubles(), Figure.reals(fed(runner, training, figure)), 1e-6);
            }
        });
    }

    private static Tensor fed(Runner runner, TrainingSpec training, Figure figure) {
        int rows = figure.inputs().get(0).tensor().shape().get(0);
        Tensor last = Tensor.zeros(DType.F64, List.of());
        for (int from = 0; from < rows; from += ROWS) {
            int to = Math.min(rows, from + ROWS);
            Map<String, Tensor> batch = new LinkedHashMap<>();
            for (Figure.Fed input : figure.inputs()) {
                List<Integer> shape = new ArrayList<>(input.tensor().shape());
                int row = input.tensor().size() / rows;
                shape.set(0, to - from);
                double[] numbers = Arrays.copyOfRange(Figure.reals(input.tensor()), from * row, to * row);
                batch.put(input.name(), Tensor.of(input.tensor().dtype(), shape, numbers));
            }
            last = runner.run(training.step(), batch, to - from, from / ROWS, true)
                    .get("m");
        }
        return last;
    }

    @TestFactory
    Stream<DynamicTest> optimizersStepByStep() throws IOException {
        return Figure.tests("optimizers", figure -> {
            String first = Arrays.toString(figure.numbers("first"));
            Compilation model = Texts.compiled(
                    "model Figures {\nparam w: f64[3] = " + first + "\noutput o = w\ntraining {\ninput g: f64[3]\n"
                            + "loss sum(w * g)\noptimizer " + figure.expression() + "\n}\n}\n");
            Runner runner = new ByInterpreter(model, 1);
            TrainingSpec training = model.spec().trainings().get(0);
            runner.begin(training);
            double[] gradients = figure.numbers("gradients");
            double[] expected = figure.numbers("result");
            for (int step = 0; 3 * step < gradients.length; step++) {
                Tensor g = Tensor.of(DType.F64, List.of(3), Arrays.copyOfRange(gradients, 3 * step, 3 * step + 3));
                runner.run(training.step(), Map.of("g", g), 1, step, true);
                double[] now = Arrays.copyOfRange(expected, 3 * step, 3 * step + 3);
                figure.check(now, Figure.reals(runner.stored().get("WEIGHTS w")), Figure.CLOSE);
            }
            figure.all("state")
                    .forEach((name, numbers) -> figure.check(
                            numbers, Figure.reals(runner.stored().get("OPTIMIZER w/" + name)), Figure.CLOSE));
        });
    }

    @TestFactory
    Stream<DynamicTest> schedulesStepByStep() throws IOException {
        return Figure.tests("schedules", figure -> {
            String show = "fn show(w: float[], g: float[], rate: float[]) -> float[] { return 0 * w + 0 * g + rate }\n";
            Compilation model = Texts.compiled(show
                    + "model Figures {\n"
                    + "param w: f32[] = 0\n"
                    + "output o = w\n"
                    + "training {\n"
                    + "input g: f32[]\n"
                    + "loss w * g\n"
                    + "optimizer show(rate: "
                    + figure.expression() + ")\n}\n}\n");
            Runner runner = new ByInterpreter(model, 1);
            TrainingSpec training = model.spec().trainings().get(0);
            runner.begin(training);
            double[] expected = figure.numbers("result");
            double[] found = IntStream.range(0, expected.length)
                    .mapToDouble(step -> {
                        runner.run(training.step(), Map.of("g", Tensor.zeros(DType.F32, List.of())), 1, step, true);
                        return runner.stored().get("WEIGHTS w").real(0);
                    })
                    .toArray();
            figure.check(expected, found, Figure.CLOSE_F32);
        });
    }
}
