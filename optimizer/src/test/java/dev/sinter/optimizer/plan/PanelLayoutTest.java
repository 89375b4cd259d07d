package dev.sinter.optimizer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Plan;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Copies for a contraction stand in panels as wide as its tiles; the bits are those of the interpreter. */
class PanelLayoutTest {
    private static final String PRODUCT = """
        graph product {
          %%0 = input("x") : f32[batch, 17]
          %%1 = input("w") : f32[%d, 17]
          %%2 = input("b") : f32[%d]
          %%3 = transpose(%%1, permutation=[1, 0]) : f32[17, %d]
          %%4 = mat_mul(%%0, %%3) : f32[batch, %d]
          %%5 = broadcast(%%2, shape=[batch, %d]) : f32[batch, %d]
          %%6 = add(%%4, %%5) : f32[batch, %d]
          output y = %%6
        }
        """;

    private static List<String> loops(String graph, int lanes) {
        Plan plan = PlannedRun.plan(graph, lanes);
        PlanRules.check(plan);
        return plan.actions().stream()
                .filter(Kernel.class::isInstance)
                .map(action ->
                        ((Kernel) action).loops().stream().map(Object::toString).collect(Collectors.joining(", ")))
                .toList();
    }

    private static List<String> product(int columns, int lanes) {
        return loops(PRODUCT.formatted(columns, columns, columns, columns, columns, columns, columns), lanes);
    }

    @Test
    void aTransposedMatrixIsCopiedPanelByPanel() {
        assertEquals(List.of("i<8, j<17, m<16", "i<8, j<batch, m<16"), product(128, 8));
        assertEquals(List.of("i<16, j<17, m<8", "i<16, j<batch, m<8"), product(128, 4));
    }

    @Test
    void aWidePanelIsCopiedALineAtATime() {
        assertEquals(List.of("i<2, j<4, m<17, n<16", "i<2, j<batch, m<64"), product(128, 16));
    }

    @Test
    void whatFillsNoWholePanelsStaysInRows() {
        assertEquals(List.of("i<17, j<129", "i<batch, j<129"), product(129, 8));
        assertEquals(List.of("i<17, j<16", "i<batch, j<16"), product(16, 8));
    }

    @Test
    void scalarCodeHasNoPanels() {
        assertEquals(List.of("i<17, j<128", "i<batch, j<128"), product(128, 1));
    }

    @Test
    void aConvolutionWithATurnedKernelHasPanelsForEachRowOfPlaces() {
        List<String> loops = loops("""
            graph turned {
              %0 = input("x") : f32[batch, 6, 7, 1, 5]
              %1 = input("w") : f32[2, 3, 32, 1, 5]
              %2 = transpose(%1, permutation=[0, 1, 4, 3, 2]) : f32[2, 3, 5, 1, 32]
              %3 = convolve(%0, %2, strides=[1, 1], dilation=[1, 1], reversal=true) : f32[batch, 5, 5, 1, 32]
              output y = %3
            }
            """, 8);
        assertEquals(List.of("i<2, j<6, m<5, n<16", "i<batch, j<5, m<2, n<5, p<16"), loops);
    }
}
