package dev.sinter.optimizer.plan;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.text.GraphText;
import org.junit.jupiter.api.Test;

class RandomProgramsTest {
    private static final int PROGRAMS = Integer.getInteger("sinter.programs", 400);
    private static final long FIRST = Long.getLong("sinter.first", 1);

    @Test
    void plansKeepTheirRules() {
        for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
            PlanRules.check(new PlannedRun(RandomProgram.of(seed)).plan(8));
        }
    }

    @Test
    void plansGiveTheBitsOfTheInterpreter() {
        for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
            Graph graph = RandomProgram.of(seed);
            for (int batch : new int[] {1, 3, 0}) {
                try {
                    new PlannedRun(graph).agrees(batch == 1 ? 1 : 8, batch, seed);
                } catch (RuntimeException e) {
                    throw new AssertionError("program " + seed + ", batch " + batch + "\n" + GraphText.print(graph), e);
                }
            }
        }
    }
}
