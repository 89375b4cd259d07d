package dev.sinter.optimizer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.ir.kernel.Write;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.ir.text.PlanText;
import dev.sinter.optimizer.plan.fuse.Apart;
import dev.sinter.optimizer.plan.fuse.InMemory;
import dev.sinter.optimizer.plan.fuse.KernelStory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FusionTest {
    @Test
    void viewsBecomeStrides() {
        Plan plan = PlannedRun.plan("""
            graph views {
              %0 = input("x") : f32[batch, 4, 6]
              %1 = transpose(%0, permutation=[0, 2, 1]) : f32[batch, 6, 4]
              %2 = slice(%1, starts=[0, 1, 3], sizes=[batch, 2, 4], steps=[1, 3, -1]) : f32[batch, 2, 4]
              %3 = reshape(%2, shape=[batch, 8]) : f32[batch, 8]
              %4 = neg(%2) : f32[batch, 2, 4]
              output y = %4
            }
            """, 1);
        assertEquals("""
            plan views, scalar
              input   x : f32[24*batch] in memory[0]
              output  y : f32[8*batch] in memory[1]

            kernel y at unknown place, loops
              for i<batch, j<2, m<4
                read x[19 + 24*i + 3*j - 6*m]
                write y[8*i + 4*j + m] = neg(x)
            """, PlanText.print(plan));
    }

    @Test
    void oneHotRowsAreNeverStored() {
        Plan plan = PlannedRun.plan("""
            graph chosen {
              %0 = input("x") : f32[batch, 10]
              %1 = input("label") : i32[batch, 1]
              %2 = check_index(%1, limit=10, what="label") : i32[batch, 1]
              %3 = broadcast(%2, shape=[batch, 10]) : i32[batch, 10]
              %4 = iota(dtype=i32, shape=[10], axis=0) : i32[10]
              %5 = broadcast(%4, shape=[batch, 10]) : i32[batch, 10]
              %6 = equal(%3, %5) : bool[batch, 10]
              %7 = cast(%6, to=f32) : f32[batch, 10]
              %8 = mul(%0, %7) : f32[batch, 10]
              %9 = sum(%8, axes=[1]) : f32[batch]
              %10 = sub(%0, %7) : f32[batch, 10]
              output y = %9
              output z = %10
            }
            """, 8);
        assertEquals("""
            plan chosen, 8 lanes
              input   x : f32[10*batch] in memory[0]
              input   label : i32[batch] in memory[1]
              output  y : f32[batch] in memory[2]
              output  z : f32[10*batch] in memory[3]

            check 0 <= label < 10 at unknown place: label

            kernel y at unknown place, loops
              for i<batch
                read x[10*i + k]
                read label[i]
                reduced = sum in lanes over k<10 of mul(x, f32(eq(label, i32(index1))))
                write y[i] = reduced

            kernel z at unknown place, loops
              for i<batch, j<10
                read x[10*i + j]
                read label[i]
                write z[10*i + j] = sub(x, f32(eq(label, i32(index1))))
            """, PlanText.print(plan));
    }

    @Test
    void whatIsFusedAndWhatIsNotIsTold() {
        Map<String, KernelStory> stories = PlannedRun.stories("""
            graph shares {
              %0 = input("x") : f32[batch, 10]
              %1 = exp(%0) : f32[batch, 10]
              %2 = sum(%1, axes=[1]) : f32[batch]
              %3 = log(%2) : f32[batch]
              %4 = reshape(%2, shape=[batch, 1]) : f32[batch, 1]
              %5 = broadcast(%4, shape=[batch, 10]) : f32[batch, 10]
              %6 = div(%1, %5) : f32[batch, 10]
              output y = %6
              output z = %3
            }
            """);
        assertEquals(
                Map.of(
                        "exp", new KernelStory(List.of("exp"), Map.of("exp", InMemory.SHARED), Map.of()),
                        "z",
                                new KernelStory(
                                        List.of("sum", "log"),
                                        Map.of("sum", InMemory.WHOLE, "z", InMemory.RESULT),
                                        Map.of("exp", Apart.OTHER_ELEMENTS)),
                        "y",
                                new KernelStory(
                                        List.of("div"),
                                        Map.of("y", InMemory.RESULT),
                                        Map.of("exp", Apart.WAITS, "sum", Apart.OTHER_ELEMENTS))),
                stories);
    }

    @Test
    void whatTwoResultsShareIsOnePartOfTheirFormulas() {
        Plan plan = PlannedRun.plan("""
            graph moments {
              %0 = input("g") : f32[batch, 4]
              %1 = input("m") : f32[batch, 4]
              %2 = add(%0, %1) : f32[batch, 4]
              %3 = abs(%2) : f32[batch, 4]
              %4 = sqrt(%3) : f32[batch, 4]
              output m_next = %3
              output w = %4
            }
            """, 8);
        Kernel kernel = (Kernel) plan.actions().getFirst();
        List<Scalar> results = kernel.writes().stream().map(Write::value).toList();
        assertEquals(3, Scalar.functions(results), () -> "add, abs and sqrt once each in\n" + PlanText.print(plan));
    }
}
