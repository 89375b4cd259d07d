package dev.sinter.frontend.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.frontend.CaseFile;
import dev.sinter.frontend.Frontend;
import dev.sinter.frontend.LibraryLines;
import dev.sinter.frontend.problem.Problems;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Mistakes in names, shapes and training blocks, beside the forty of the language's description; and those of a newcomer, who
 * knows Keras, PyTorch or NumPy.
 */
class ProblemCasesTest {
    @TestFactory
    Stream<DynamicTest> givesTheStatedProblems() throws IOException {
        return Stream.concat(CaseFile.in("problems").stream(), CaseFile.in("newcomers").stream())
                .map(c -> DynamicTest.dynamicTest(c.path().getFileName().toString(), () -> check(c)));
    }

    private static void check(CaseFile c) throws IOException {
        String found =
                Problems.render(Frontend.check(c.main(), c.files(), Map.of()).problems());
        assertEquals(LibraryLines.hidden(c.expectedGiven(found)), LibraryLines.hidden(found));
    }
}
