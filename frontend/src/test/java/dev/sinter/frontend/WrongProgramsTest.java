package dev.sinter.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.frontend.problem.Problems;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The forty wrong programs of the language's description give exactly the messages promised there. */
class WrongProgramsTest {
    @TestFactory
    Stream<DynamicTest> givesExactlyTheStatedProblems() throws IOException {
        return CaseFile.in("wrong").stream()
                .map(c -> DynamicTest.dynamicTest(c.path().getFileName() + " " + c.title(), () -> check(c)));
    }

    private static void check(CaseFile c) throws IOException {
        String found =
                Problems.render(Frontend.check(c.main(), c.files(), Map.of()).problems());
        assertEquals(LibraryLines.hidden(c.expectedGiven(found)), LibraryLines.hidden(found));
    }
}
