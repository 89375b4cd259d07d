package dev.sinter.frontend.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.frontend.ast.AstText;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.Source;
import dev.sinter.frontend.syntax.Parse;
import dev.sinter.frontend.syntax.ParsedFile;
import dev.sinter.frontend.syntax.token.Tokens;
import dev.sinter.grammar.ModelParser;
import java.util.List;
import java.util.function.Supplier;
import org.antlr.v4.runtime.Token;

/** What formatting promises for every text: nothing but blanks and line ends changes, and the second time nothing at all. */
final class Kept {
    private Kept() {}

    /** The text anew, with all promises checked. */
    static String formatted(Source source) {
        Problems problems = new Problems();
        String text = Format.text(source, problems).orElse("");
        Supplier<String> where = () -> source.name() + "\n" + source.text() + "\n=>\n" + text;
        assertEquals("", Problems.render(problems.sorted()), where);
        Source anew = new Source(source.name(), text);
        Source before = new Source(source.name(), source.text().replace("\r\n", "\n"));
        assertEquals(words(before), words(anew), where);
        assertEquals(tree(before), tree(anew), where);
        assertEquals(text, Format.text(anew, problems).orElse("no text"), where);
        assertTrue(text.isEmpty() || text.endsWith("\n"), where);
        assertTrue(text.lines().allMatch(line -> line.equals(line.stripTrailing())), where);
        assertTrue(!text.contains("\r") && !text.contains("\n\n\n") && !text.startsWith("\n"), where);
        return text;
    }

    /** The tree by the grammar, and the syntax tree with its documentation; the latter shows types as they are written. */
    private static String tree(Source source) {
        ParsedFile parsed = Parse.asWritten(source, new Problems()).orElseThrow();
        // with names: without, each node prints the way to it, and deep trees take minutes
        String words = parsed.words().toStringTree(List.of(ModelParser.ruleNames));
        return words + AstText.of(parsed.file()).replaceAll("\\s", "");
    }

    /** Words and comments in their order. */
    private static List<String> words(Source source) {
        return Tokens.of(source).all().stream()
                .map(Token::getText)
                .map(String::stripTrailing)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
