package dev.sinter.optimizer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.ir.kernel.Barrier;
import dev.sinter.ir.kernel.Check;
import dev.sinter.ir.kernel.Guarded;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.ir.kernel.Sweep;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TrainingStepTest {
    @Test
    void vectorPlanOfTheDigitsClassifier() {
        assertEquals("""
            check label
            pixels: map 4 vectors, split along i
            barrier
            dense1: tile 5 rows x 2 vectors, split along j
            barrier
            dense2: tile 5 rows x 2 vectors, row by row, split along i
            barrier
            dense3: tile 5 rows x 2 vectors, row by row
            loss_reduce_max: loops
            loss_exp: map 1 vectors
            loss_sum: loops
            loss_sum_2: loops
            loss_sum_3: lanes
            loss: lanes
            loss_gradient_sum: loops
            loss_gradient: loops
            dense3_bias_update: tile 1 rows x 2 vectors
            dense3_gradient_transpose: loops
            dense2_gradient: tile 5 rows x 2 vectors, row by row
            dense3_kernel_update: tile 5 rows x 2 vectors, row by row
            dense2_bias_update: tile 1 rows x 4 vectors
            barrier
            dense2_gradient_transpose: loops, split along i
            barrier
            dense1_gradient: tile 5 rows x 2 vectors, row by row, split along j
            dense2_kernel_update: tile 6 rows x 2 vectors, row by row, split along i
            barrier
            dense1_bias_update: tile 1 rows x 4 vectors
            dense1_kernel_update: tile 4 rows x 2 vectors, row by row, split along i
            """, contents(8));
    }

    @Test
    void scalarPlanOfTheDigitsClassifier() {
        assertEquals("""
            check label
            pixels: loops, split along i
            barrier
            dense1: rows, split along i
            barrier
            dense2: rows, split along i
            barrier
            dense3: rows
            loss_reduce_max: loops
            barrier
            loss_exp: loops, split along i
            barrier
            loss_sum: loops
            loss_sum_2: loops
            loss_sum_3: loops
            loss: loops
            loss_gradient_sum: loops
            loss_gradient: loops
            dense3_bias_update: rows
            dense3_gradient_transpose: loops
            barrier
            dense2_gradient: rows, split along i
            dense3_kernel_update: rows
            barrier
            dense2_bias_update: rows
            dense2_gradient_transpose: loops, split along i
            barrier
            dense1_gradient: rows, split along i
            dense2_kernel_update: rows, split along i
            barrier
            dense1_bias_update: rows
            dense1_kernel_update: rows, split along i
            """, contents(1));
    }

    private static String contents(int lanes) {
        Plan plan = new PlannedRun(Mlp.optimized(false, 784, 300, 100, 10)).plan(lanes);
        return plan.actions().stream()
                .map(action -> switch (action) {
                    case Check check -> "check " + check.what() + "\n";
                    case Sweep sweep -> sweep.name() + "\n";
                    case Guarded guarded -> "if " + guarded.condition() + "\n";
                    case Barrier _ -> "barrier\n";
                    case Kernel kernel -> kernel.name() + ": " + kernel.how() + "\n";
                })
                .collect(Collectors.joining());
    }
}
