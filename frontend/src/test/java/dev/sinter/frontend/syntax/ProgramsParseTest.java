package dev.sinter.frontend.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.Source;
import dev.sinter.frontend.syntax.token.Tokens;
import dev.sinter.grammar.ModelParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whole programs and the standard library parse, in one way only. */
class ProgramsParseTest {
    private static final Path PROGRAMS = Path.of("src/test/resources/programs");
    private static final Path STANDARD = Path.of("src/main/resources");

    @TestFactory
    Stream<DynamicTest> parsesWithoutAmbiguity() throws IOException {
        return programs()
                .map(path -> DynamicTest.dynamicTest(path.toString(), () -> {
                    Source source = new Source(path.getFileName().toString(), Files.readString(path));
                    ModelParser picky = new ModelParser(Tokens.of(source).stream());
                    picky.removeErrorListeners();
                    picky.addErrorListener(new Picky());
                    picky.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
                    picky.file();
                }));
    }

    @TestFactory
    Stream<DynamicTest> givesATreeAndNoProblem() throws IOException {
        return programs()
                .map(path -> DynamicTest.dynamicTest(path.toString(), () -> {
                    Problems problems = new Problems();
                    boolean parsed = Parse.file(new Source(path.toString(), Files.readString(path)), problems)
                            .isPresent();
                    assertEquals("", Problems.render(problems.sorted()));
                    assertTrue(parsed);
                }));
    }

    private static Stream<Path> programs() throws IOException {
        return Stream.concat(models(PROGRAMS), models(STANDARD));
    }

    private static Stream<Path> models(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(p -> p.toString().endsWith(".model")).sorted().toList().stream();
        }
    }

    private static final class Picky extends BaseErrorListener {
        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object symbol,
                int line,
                int column,
                String message,
                RecognitionException e) {
            fail(line + ":" + column + " " + message);
        }

        @Override
        public void reportAmbiguity(
                Parser parser, DFA dfa, int start, int stop, boolean exact, BitSet alternatives, ATNConfigSet configs) {
            String rule = parser.getRuleNames()[dfa.atnStartState.ruleIndex];
            fail("rule " + rule + " reads `" + parser.getTokenStream().getText() + "` in several ways: "
                    + alternatives);
        }
    }
}
