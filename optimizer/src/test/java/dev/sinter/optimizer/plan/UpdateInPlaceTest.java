package dev.sinter.optimizer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.ir.kernel.Plan;
import dev.sinter.ir.text.PlanText;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpdateInPlaceTest {
    @Test
    void exchangedTensorsNeedOneCopy() {
        Plan plan = PlannedRun.plan("""
            graph exchange {
              %0 = stored(weights, "a") : f32[20]
              %1 = stored(weights, "b") : f32[20]
              store weights "a" = %1
              store weights "b" = %0
            }
            """, 8);
        assertEquals("""
            plan exchange, 8 lanes
              working working0 : f32[20] in memory[0]

            kernel b_update at unknown place, map 2 vectors
              for i<20
                read a[i]
                write cast_2[i] = a

            kernel a_update at unknown place, map 2 vectors
              for i<20
                read b[i]
                write a[i] = b

            kernel b_copy at unknown place, map 2 vectors
              for i<20
                read cast_2[i]
                write b[i] = cast_2
            """, PlanText.print(plan));
    }

    @Test
    void unchangedTensorIsNotWritten() {
        Plan plan = PlannedRun.plan("""
            graph same {
              %0 = stored(weights, "a") : f32[20]
              store weights "a" = %0
            }
            """, 1);
        assertEquals(List.of(), plan.actions());
    }

    @Test
    void tensorThatIsUpdatedFromItsOtherEndIsCopied() {
        Plan plan = PlannedRun.plan("""
            graph turn {
              %0 = stored(weights, "a") : f32[5]
              %1 = slice(%0, starts=[4], sizes=[5], steps=[-1]) : f32[5]
              %2 = add(%0, %1) : f32[5]
              store weights "a" = %2
            }
            """, 1);
        assertEquals("""
            plan turn, scalar
              working working0 : f32[5] in memory[0]

            kernel a_update at unknown place, loops
              for i<5
                read a[i]
                read a'2 = a[4 - i]
                write add[i] = add(a, a'2)

            kernel a_copy at unknown place, loops
              for i<5
                read add[i]
                write a[i] = add
            """, PlanText.print(plan));
    }

    @Test
    void checksAndWhatTheyNeedComeBeforeUpdates() {
        Plan plan = PlannedRun.plan("""
            graph late {
              %0 = input("x") : i32[batch]
              %1 = stored(weights, "w") : f32[3]
              %2 = neg(%1) : f32[3]
              %3 = mul(%0, %0) : i32[batch]
              %4 = check_index(%3, limit=5, what="square") : i32[batch]
              %5 = neg(%4) : i32[batch]
              output y = %5
              store weights "w" = %2
            }
            """, 1);
        assertEquals("""
            plan late, scalar
              input   x : i32[batch] in memory[0]
              output  y : i32[batch] in memory[1]
              working working0 : i32[batch] in memory[2]

            kernel y at unknown place, loops
              for i<batch
                read x[i]
                write mul[i] = mul(x, x)
                write y[i] = neg(mul(x, x))

            check 0 <= mul < 5 at unknown place: square

            kernel w_update at unknown place, loops
              for i<3
                read w[i]
                write w[i] = neg(w)
            """, PlanText.print(plan));
    }
}
