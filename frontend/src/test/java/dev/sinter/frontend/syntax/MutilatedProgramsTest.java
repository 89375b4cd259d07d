package dev.sinter.frontend.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sinter.frontend.problem.Problem;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.Source;
import dev.sinter.frontend.syntax.token.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;

/** Whatever happens to a program, the parser gives a tree or a problem in words, and ends. */
class MutilatedProgramsTest {
    private static final int ROUNDS = 1500;

    @Test
    void givesATreeOrAProblemThatCanBeShown() throws IOException {
        Source whole = new Source("m.model", Files.readString(Path.of("src/test/resources/programs/Tour.model")));
        Random random = new Random(20);
        for (int i = 0; i < ROUNDS; i++) {
            Source source = new Source("m.model", mutilated(whole, random));
            Problems problems = new Problems();
            boolean parsed = Parse.file(source, problems).isPresent();
            assertEquals(parsed, !problems.hasErrors(), source::text);
            for (Problem problem : problems.sorted()) {
                assertFalse(problem.message().isBlank(), source::text);
                assertFalse(problem.render().contains("<EOF>"), source::text);
            }
        }
    }

    /** One to three tokens are lost, doubled or replaced by another of the file. */
    private static String mutilated(Source whole, Random random) {
        List<String> texts = new ArrayList<>(
                Tokens.of(whole).all().stream().map(Token::getText).toList());
        texts.removeLast();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(texts.size());
            switch (random.nextInt(4)) {
                case 0 -> texts.remove(at);
                case 1 -> texts.add(at, texts.get(at));
                case 2 -> texts.set(at, texts.get(random.nextInt(texts.size())));
                default -> texts.subList(at, texts.size()).clear();
            }
            if (texts.isEmpty()) {
                return "";
            }
        }
        return String.join("", texts);
    }
}
