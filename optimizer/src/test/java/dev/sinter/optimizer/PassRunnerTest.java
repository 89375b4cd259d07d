package dev.sinter.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.Result;
import dev.sinter.ir.text.GraphParser;
import dev.sinter.optimizer.pass.RemoveUnused;
import dev.sinter.optimizer.pass.Simplify;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PassRunnerTest {
    private static final Graph TWICE_NEGATED = GraphParser.parse("""
        graph g {
          %0 = input("x") : f32[2]
          %1 = neg(%0) : f32[2]
          %2 = neg(%1) : f32[2]
          output y = %2
        }
        """);

    private final List<String> heard = new ArrayList<>();
    private final PassRunner runner =
            new PassRunner((pass, graph) -> heard.add(pass + " " + graph.nodes().size()));

    @Test
    void tellsOfPassesThatChangedSomething() {
        runner.run(Pipelines.OPTIMIZED, TWICE_NEGATED);
        assertEquals(List.of("simplify 2", "remove-unused 1"), heard);
    }

    @Test
    void leavesOutDisabledPasses() {
        PassRunner lazy = new PassRunner((_, _) -> {}, Set.of("simplify", "remove-unused"));
        assertSame(TWICE_NEGATED, lazy.run(Pipelines.OPTIMIZED, TWICE_NEGATED));
    }

    /** A pass that forgets the nodes it puts into results. */
    private static final class LoseNodes implements Pass {
        @Override
        public Graph run(Graph graph) {
            return new Graph(graph.name(), graph.nodes().subList(0, 2), graph.results());
        }
    }

    @Test
    void namesThePassThatBreaksAGraphAndShowsThePlace() {
        PassFailure failure =
                assertThrows(PassFailure.class, () -> runner.run(List.of(new LoseNodes()), TWICE_NEGATED));
        assertEquals("""
            after lose-nodes: graph g: %2 is the result y but is not in the graph
              %0 = input("x") : f32[2]
              %1 = neg(%0) : f32[2]
            """, failure.getMessage());
        assertSame(TWICE_NEGATED, failure.before());
    }

    /** A pass that never has enough. */
    private static final class CopyResults implements Pass {
        @Override
        public Graph run(Graph graph) {
            List<Result> results =
                    graph.results().stream().map(r -> r.with(r.value())).toList();
            return new Graph(graph.name(), graph.nodes(), results);
        }
    }

    @Test
    void namesThePassesThatNeverEnd() {
        List<Pass> endless = List.of(UntilStable.untilStable(new Simplify(), new CopyResults()));
        PassFailure failure = assertThrows(PassFailure.class, () -> runner.run(endless, TWICE_NEGATED));
        assertEquals("copy-results: still changing the graph after 100 rounds", failure.getMessage());
    }

    @Test
    void allowsNoChangeBeforeDerivativesAreSpelledOut() {
        Graph graph = GraphParser.parse("""
            graph g {
              %0 = input("x") : f32[]
              %1 = input("unused") : f32[]
              %2 = gradient(%0, %0) : f32[]
              output y = %2
            }
            """);
        PassFailure failure = assertThrows(PassFailure.class, () -> runner.run(List.of(new RemoveUnused()), graph));
        assertEquals(
                "after remove-unused: graph g: %1 gradient may not appear once a graph is differentiated",
                failure.getMessage().lines().findFirst().orElseThrow());
    }
}
