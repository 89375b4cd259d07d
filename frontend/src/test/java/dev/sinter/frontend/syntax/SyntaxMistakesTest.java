package dev.sinter.frontend.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.frontend.CaseFile;
import dev.sinter.frontend.problem.Problems;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each file of {@code cases/syntax} gives exactly the problems it states. */
class SyntaxMistakesTest {
    @TestFactory
    Stream<DynamicTest> givesExactlyTheStatedProblems() throws IOException {
        return CaseFile.in("syntax").stream()
                .map(c -> DynamicTest.dynamicTest(c.path().getFileName() + " " + c.title(), () -> {
                    Problems problems = new Problems();
                    Parse.file(c.main(), problems);
                    String found = Problems.render(problems.sorted());
                    assertEquals(c.expectedGiven(found), found);
                }));
    }
}
