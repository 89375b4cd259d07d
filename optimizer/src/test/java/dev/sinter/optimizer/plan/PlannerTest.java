package dev.sinter.optimizer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;
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

    @Test
    void sumsLongerThanABlockGiveTheBitsOfTheInterpreter() {
        PlannedRun.plan("""
            graph long {
              %0 = input("x") : f32[batch, 1100, 3]
              %1 = input("w") : f32[2500, 2]
              %2 = input("v") : f32[2, 2500]
              %3 = sum(%0, axes=[1]) : f32[batch, 3]
              %4 = sum(%0, axes=[0, 1, 2]) : f32[]
              %5 = sum(%0, axes=[1, 2]) : f32[batch]
              %6 = mat_mul(%2, %1) : f32[2, 2]
              %7 = transpose(%2, permutation=[1, 0]) : f32[2500, 2]
              %8 = transpose(%1, permutation=[1, 0]) : f32[2, 2500]
              %9 = mat_mul(%8, %7) : f32[2, 2]
              output a = %3
              output b = %4
              output c = %5
              output d = %6
              output e = %9
            }
            """, 8);
    }

    @Test
    void stepOfAdamWritesParameterAndBothMomentsInOneKernel() {
        Plan plan = new PlannedRun(Mlp.optimized(true, 20, 16, 3)).plan(8);
        Kernel update = kernel(plan, "dense1_kernel_update");
        assertEquals(
                List.of("dense1_kernel_m", "dense1_kernel_v", "dense1_kernel"),
                update.writes().stream().map(w -> w.target().buffer().name()).toList());
    }

    @Test
    void parameterIsReadByTheGradientBeforeItIsUpdated() {
        Plan plan = new PlannedRun(Mlp.optimized(false, 20, 16, 3)).plan(8);
        List<String> names = plan.actions().stream()
                .filter(action -> action instanceof Kernel)
                .map(action -> ((Kernel) action).name())
                .toList();
        int read = names.indexOf("dense2_gradient_transpose");
        int update = names.indexOf("dense2_kernel_update");
        assertTrue(0 <= read && read < update, names.toString());
    }

    @Test
    void lanesMustBeThoseOfAVector() {
        Graph graph = Mlp.trainingStep(false, 2, 2);
        assertThrows(IllegalArgumentException.class, () -> new PlannedRun(graph).plan(3));
    }

    private static Kernel kernel(Plan plan, String name) {
        return plan.actions().stream()
                .filter(action ->
                        action instanceof Kernel kernel && kernel.name().equals(name))
                .map(Kernel.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
