package dev.sinter.frontend.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.frontend.Checked;
import dev.sinter.frontend.Frontend;
import dev.sinter.frontend.Models;
import dev.sinter.frontend.check.NameCheck;
import dev.sinter.frontend.expand.unit.FileUnit;
import dev.sinter.frontend.expand.unit.StandardLibrary;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.reference.Reference;
import dev.sinter.frontend.source.FilesBeside;
import dev.sinter.frontend.source.SourceFiles;
import dev.sinter.frontend.syntax.Parse;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.Verifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StandardLibraryTest {
    private static final Path EVERY = Path.of("src/test/resources/library/Every.model");

    @TestFactory
    Stream<DynamicTest> everyNameMeansSomethingAndIsUsed() {
        return StandardLibrary.sources().stream()
                .map(source -> DynamicTest.dynamicTest(source.name(), () -> {
                    Problems problems = new Problems();
                    NameCheck names = new NameCheck(new StandardLibrary(), problems);
                    Parse.file(source, problems).ifPresent(tree -> names.check(new FileUnit(source, tree, Map.of())));
                    names.checkUse();
                    assertEquals("", Problems.render(problems.sorted()));
                }));
    }

    @Test
    void everyFunctionExpandsToVerifiedGraphs() throws IOException {
        Checked checked = Frontend.check(FilesBeside.read(EVERY), SourceFiles.none(), Map.of());
        assertEquals("", Problems.render(checked.problems()));
        for (var model : checked.models()) {
            for (Graph graph : model.graphs()) {
                Verifier.verify(graph, Verifier.Stage.WRITTEN);
            }
        }
    }

    /** {@link Reference#gaps} sees that each function has an example. */
    @TestFactory
    Stream<DynamicTest> everyExampleExpandsToVerifiedGraphs() {
        return Reference.examples().entrySet().stream()
                .map(example -> DynamicTest.dynamicTest(example.getKey(), () -> {
                    for (Graph graph : Models.of(example.getValue()).graphs()) {
                        Verifier.verify(graph, Verifier.Stage.WRITTEN);
                    }
                }));
    }
}
