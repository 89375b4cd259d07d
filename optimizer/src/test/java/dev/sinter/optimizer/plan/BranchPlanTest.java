package dev.sinter.optimizer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.ir.text.PlanText;
import org.junit.jupiter.api.Test;

class BranchPlanTest {
    @Test
    void actionsOfASideAreGuardedByItsCondition() {
        assertEquals("""
            plan sides, scalar
              input   c : bool[1] in memory[0]
              input   x : f32[2] in memory[1]
              input   row : i32[1] in memory[2]
              output  y : f32[2] in memory[3]
              working working0 : i32[1] in memory[4]
              working working1 : f32[2] in memory[5]

            if c
              check 0 <= row < 2 at unknown place: row

              kernel check_index at unknown place, loops
                for one number
                  read row[0]
                  write check_index[0] = row

              sweep gather at unknown place
                gather of table and check_index over 1 x 1 x 2 into gather

              kernel y at unknown place, loops
                for i<2
                  read gather[i]
                  write y[i] = gather

            if not c
              kernel y_2 at unknown place, loops
                for i<2
                  read x[i]
                  write y[i] = neg(x)
            """, PlanText.print(PlannedRun.plan("""
                graph sides {
                  %0 = input("c") : bool[]
                  %1 = input("x") : f32[2]
                  %2 = input("row") : i32[1]
                  %3 = stored(weights, "table") : f32[2, 2]
                  %4 = check_index(%2, limit=2, what="row") : i32[1]
                  %5 = gather(%3, %4) : f32[1, 2]
                  %6 = reshape(%5, shape=[2]) : f32[2]
                  %7 = neg(%1) : f32[2]
                  %8 = if(%0, %6, %7) : f32[2]
                  output y = %8
                }
                """, 1)));
    }

    @Test
    void sidesInsideSidesAskForBothConditions() {
        assertEquals("""
            plan nested, scalar
              input   c : bool[1] in memory[0]
              input   x : f32[2] in memory[1]
              output  y : f32[2] in memory[2]
              working working0 : f32[2] in memory[3]
              working working1 : bool[1] in memory[4]
              working working2 : bool[1] in memory[5]

            if c
              kernel reduce_max at unknown place, loops
                for one number
                  read x[k]
                  reduced = max in chain over k<2 of x
                  write reduce_max[0] = reduced

              kernel less at unknown place, loops
                for one number
                  read reduce_max[0]
                  write less[0] = lt(0.0, reduce_max)

            kernel and at unknown place, loops
              for one number
                read c[0]
                read less[0]
                write and[0] = and(c, less)

            if and
              kernel _if at unknown place, loops
                for i<2
                  read x[i]
                  write _if[i] = abs(x)

            kernel and_2 at unknown place, loops
              for one number
                read c[0]
                read less[0]
                write and_2[0] = and(c, not(less))

            if and_2
              kernel _if_2 at unknown place, loops
                for i<2
                  read x[i]
                  write _if[i] = neg(x)

            if c
              kernel y at unknown place, loops
                for i<2
                  read _if[i]
                  write y[i] = _if

            if not c
              kernel y_2 at unknown place, loops
                for i<2
                  read x[i]
                  write y[i] = x
            """, PlanText.print(PlannedRun.plan("""
                graph nested {
                  %0 = input("c") : bool[]
                  %1 = input("x") : f32[2]
                  %2 = reduce_max(%1, axes=[0]) : f32[]
                  %3 = constant([0.0]) : f32[]
                  %4 = less(%3, %2) : bool[]
                  %5 = abs(%1) : f32[2]
                  %6 = neg(%1) : f32[2]
                  %7 = if(%4, %5, %6) : f32[2]
                  %8 = if(%0, %7, %1) : f32[2]
                  output y = %8
                }
                """, 1)));
    }

    @Test
    void aCheckOfWhatTwoBranchesReadFailsWhereOneOfThemReadsIt() {
        assertEquals("""
            plan shared, scalar
              input   a : bool[1] in memory[0]
              input   b : bool[1] in memory[1]
              input   row : i32[1] in memory[2]
              output  y : i32[1] in memory[3]
              output  z : i32[1] in memory[4]
              working working0 : bool[1] in memory[5]

            kernel or at unknown place, loops
              for one number
                read a[0]
                read b[0]
                write or[0] = or(a, not(b))

            if or
              check 0 <= row < 2 at unknown place: row

            if a
              kernel y at unknown place, loops
                for one number
                  read row[0]
                  write y[0] = row

            if not a
              kernel y_2 at unknown place, loops
                for one number
                  read row[0]
                  write y[0] = row

            if b
              kernel z at unknown place, loops
                for one number
                  read row[0]
                  write z[0] = row

            if not b
              kernel z_2 at unknown place, loops
                for one number
                  read row[0]
                  write z[0] = neg(row)
            """, PlanText.print(PlannedRun.plan("""
                graph shared {
                  %0 = input("a") : bool[]
                  %1 = input("b") : bool[]
                  %2 = input("row") : i32[1]
                  %3 = check_index(%2, limit=2, what="row") : i32[1]
                  %4 = neg(%3) : i32[1]
                  %5 = if(%0, %3, %2) : i32[1]
                  %6 = if(%1, %2, %4) : i32[1]
                  output y = %5
                  output z = %6
                }
                """, 1)));
    }

    @Test
    void aStoredTensorThatKeepsItsValueOnOneSideIsCopiedWhenAllIsDone() {
        assertEquals("""
            plan update, scalar
              input   c : bool[1] in memory[0]
              working working0 : f32[3] in memory[1]

            if c
              kernel w_update at unknown place, loops
                for i<3
                  read w[i]
                  write _if[i] = neg(w)

            if not c
              kernel w_update_2 at unknown place, loops
                for i<3
                  read w[i]
                  write _if[i] = w

            kernel w_copy at unknown place, loops
              for i<3
                read _if[i]
                write w[i] = _if
            """, PlanText.print(PlannedRun.plan("""
                graph update {
                  %0 = input("c") : bool[]
                  %1 = stored(weights, "w") : f32[3]
                  %2 = neg(%1) : f32[3]
                  %3 = if(%0, %2, %1) : f32[3]
                  store weights "w" = %3
                }
                """, 1)));
    }
}
