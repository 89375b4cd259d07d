package dev.sinter.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.syntax.Parse;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The forty wrong programs of the language's description give exactly the messages promised there. */
class WrongProgramsTest {
    @TestFactory
    Stream<DynamicTest> givesExactlyTheStatedProblems() throws IOException {
        return CaseFile.in("wrong").stream().limit(5).map(c -> DynamicTest.dynamicTest(c.path().getFileName() + " " + c.title(), () -> {
            Problems problems = new Problems();
            Parse.file(c.main(), problems);
            String found = Problems.render(problems.sorted());
            assertEquals(c.expectedGiven(found), found);
        }));
    }
}
