package dev.sinter.compiler;

import dev.sinter.ir.eval.Tensor;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.TrainingSpec;
import java.io.IOException;
import java.util.Arrays;
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
            Compilation model = figure.asMetric();
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
        Tensor last = Tensor.zeros(DType.F64, List.of());
        for (int from = 0; from < figure.rows(); from += ROWS) {
            int to = Math.min(figure.rows(), from + ROWS);
            last = runner.run(training.step(), figure.rows(from, to), to - from, from / ROWS, true)
                    .get("m");
        }
        return last;
    }

    @TestFactory
    Stream<DynamicTest> optimizersStepByStep() throws IOException {
        return Figure.tests("optimizers", figure -> {
            Compilation model = figure.asOptimizer(DType.F64);
            Runner runner = new ByInterpreter(model, 1);
            TrainingSpec training = model.spec().trainings().get(0);
            runner.begin(training);
            List<Tensor> gradients = figure.gradients(DType.F64);
            double[] expected = figure.numbers("result");
            for (int step = 0; step < gradients.size(); step++) {
                runner.run(training.step(), Map.of("g", gradients.get(step)), 1, step, true);
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
            Compilation model = figure.asSchedule();
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
