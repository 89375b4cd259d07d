package dev.sinter.compiler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.ir.eval.Tensor;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.TrainingSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Some processors take a hundred times as long for numbers under 1e-38, which the moments of a dead unit would come to. */
class FadingMomentsTest {
    private static final int STEPS = 2_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sgd(momentum: 0.9)",
                "rmsprop(momentum: 0.9, centered: true)",
                "adadelta()",
                "lion(beta_2: 0.9)",
                "adam(beta_2: 0.9)",
                "adamax(beta_2: 0.9)",
                "nadam(beta_2: 0.9)"
            })
    void withoutAGradientTheyBecomeZero(String optimizer) {
        Compilation model = Texts.compiled("""
            model Fading {
                input x: f32[batch]
                param w: f32[] = 1
                output y = w * x
                training {
                    loss sum(y)
                    optimizer %s
                }
            }
            """.formatted(optimizer));
        Runner runner = new ByInterpreter(model, 1);
        TrainingSpec training = model.spec().trainings().getFirst();
        runner.begin(training);
        for (int step = 0; step < STEPS; step++) {
            Tensor x = Tensor.of(DType.F32, List.of(1), new double[] {step == 0 ? 1 : 0});
            runner.run(training.step(), Map.of("x", x), 1, step, true);
            runner.stored().forEach((name, tensor) -> {
                double value = Math.abs(tensor.real(0));
                assertTrue(value == 0 || value >= Float.MIN_NORMAL, () -> name + " is " + value + ": flush_small it");
            });
        }
    }
}
