package dev.sinter.optimizer.plan;

import dev.sinter.ir.text.PlanText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
    @ParameterizedTest
    @CsvSource({"false, 0", "false, 1", "false, 3", "true, 0", "true, 3"})
    void planOfATrainingStepGivesTheBitsOfTheInterpreter(boolean adam, int batch) {
        for (int lanes : new int[] {1, 4, 8, 16}) {
            new PlannedRun(Mlp.trainingStep(adam, 20, 17, 9, 3)).agrees(lanes, batch, 1);
            new PlannedRun(Mlp.optimized(adam, 20, 17, 9, 3)).agrees(lanes, batch, 2);
        }
    }

    @org.junit.jupiter.api.Test
    void show() {
        System.out.println(PlanText.print(new PlannedRun(Mlp.optimized(false, 784, 300, 100, 10)).plan(8)));
    }
}
