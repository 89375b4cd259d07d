package dev.sinter.optimizer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.ir.kernel.Plan;
import dev.sinter.ir.text.PlanText;
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
}
