package dev.sinter.frontend.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.frontend.CaseFile;
import dev.sinter.frontend.Checked;
import dev.sinter.frontend.Frontend;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.Verifier;
import dev.sinter.ir.text.GraphText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A model above, the graphs of the programs that the title names below. */
class ExpansionCasesTest {
    @TestFactory
    Stream<DynamicTest> expandsToTheStatedGraphs() throws IOException {
        return CaseFile.in("expand").stream()
                .map(c -> DynamicTest.dynamicTest(c.path().getFileName() + " " + c.title(), () -> check(c)));
    }

    private static void check(CaseFile c) throws IOException {
        Checked checked = Frontend.check(c.main(), c.files(), Map.of());
        String found = Problems.render(checked.problems());
        if (!checked.hasErrors()) {
            List<Graph> graphs = checked.models().get(0).graphs();
            graphs.forEach(graph -> Verifier.verify(graph, Verifier.Stage.WRITTEN));
            List<String> wanted =
                    List.of(c.title().substring(c.title().indexOf(": ") + 2).split(", "));
            found += graphs.stream()
                    .filter(graph -> wanted.contains(graph.name()))
                    .map(GraphText::print)
                    .collect(Collectors.joining());
        }
        assertEquals(c.expectedGiven(found), found);
    }
}
