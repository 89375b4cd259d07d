package dev.sinter.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.text.GraphText;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Random graphs give the same bits optimised as plain. {@code -Dsinter.fuzz.from=1000 -Dsinter.fuzz.count=100000} looks further. */
final class RandomGraphTest {
    private static final PassRunner RUNNER = new PassRunner((_, _) -> {});

    private static LongStream seeds() {
        long from = Long.getLong("sinter.fuzz.from", 0);
        return LongStream.range(from, from + Long.getLong("sinter.fuzz.count", 400));
    }

    @Test
    void optimizedGraphsGiveTheBitsOfPlainOnes() {
        seeds().forEach(seed -> {
            Graph graph = RandomGraph.of(seed);
            SameBits.check(RUNNER.run(Pipelines.PLAIN, graph), RUNNER.run(Pipelines.OPTIMIZED, graph), seed);
        });
    }

    @Test
    void optimizedGraphsHaveNothingLeftToOptimize() {
        seeds().forEach(seed -> {
            Graph once = RUNNER.run(Pipelines.OPTIMIZED, RandomGraph.of(seed));
            assertSame(
                    once, RUNNER.run(Pipelines.OPTIMIZED, once), () -> "seed " + seed + "\n" + GraphText.print(once));
        });
    }

    @Test
    void theSameGraphIsOptimizedInTheSameWay() {
        seeds().limit(20)
                .forEach(seed -> assertEquals(
                        GraphText.print(RUNNER.run(Pipelines.OPTIMIZED, RandomGraph.of(seed))),
                        GraphText.print(RUNNER.run(Pipelines.OPTIMIZED, RandomGraph.of(seed)))));
    }
}
