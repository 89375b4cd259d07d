package dev.sinter.optimizer.plan;

import dev.sinter.ir.text.PlanText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
    @ParameterizedTest
    @CsvSource({"false, 0", "false, 1", "false, 3", "true, 0", "true, 3"})
    void planOfATrainingStepGivesTheBitsOfTheInterpreter(boolean adam, int batch) {
        PlannedRun run = new PlannedRun(Mlp.trainingStep(adam, 20, 7, 5, 3));
        for (int lanes : new int[] {1, 4, 8, 16}) {
            run.agrees(lanes, batch, 1);
        }
    }

    @org.junit.jupiter.api.Test
    void show() {
        System.out.println(PlanText.print(new PlannedRun(Mlp.trainingStep(false, 784, 300, 100, 10)).plan(8)));
    }
}
