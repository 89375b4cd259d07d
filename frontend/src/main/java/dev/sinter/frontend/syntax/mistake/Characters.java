package dev.sinter.frontend.syntax.mistake;

import dev.sinter.frontend.problem.Problem;
import dev.sinter.frontend.source.Span;
import dev.sinter.grammar.ModelLexer;
import dev.sinter.grammar.ModelParser.TensorTypeContext;
import java.util.Map;
import java.util.Optional;

/** Characters that no token begins with: {@code %}, a lone quote, signs of a word processor. */
final class Characters {
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("×", "*"),
            Map.entry("·", "*"),
            Map.entry("÷", "/"),
            Map.entry("−", "-"),
            Map.entry("–", "-"),
            Map.entry("“", "\""),
            Map.entry("”", "\""),
            Map.entry("„", "\""),
            Map.entry("‘", "\""),
            Map.entry("’", "\""),
            Map.entry("≤", "<="),
            Map.entry("≥", ">="),
            Map.entry("≠", "!="),
            Map.entry("→", "->"),
            Map.entry("…", ".."),
            Map.entry("，", ","),
            Map.entry("：", ":"),
            Map.entry("（", "("),
            Map.entry("）", ")"),
            Map.entry("²", "^ 2"),
            Map.entry("∧", "and"),
            Map.entry("∨", "or"),
            Map.entry("¬", "not"),
            Map.entry("←", "="));

    private Characters() {}

    static Optional<Problem> find(Mistake m) {
        if (m.at(0).getType() != ModelLexer.OTHER) {
            return Optional.empty();
        }
        String c = m.text(0);
        return switch (c) {
            case "\"" -> unfinishedText(m);
            case "'" -> m.problem("text stands in double quotes", "write `\"...\"`");
            case "#" -> m.problem("a comment begins with `//`", "write `//` instead of `#`");
            case ";" -> m.problem("a statement needs no `;`", "delete it");
            case "%" -> m.problem("there is no operator `%`", "the rest of a division is `mod(a, b)`");
            case "&" -> m.problem(twice(m, "&"), "there is no operator `&`", "write `and`");
            case "!" -> m.problem("there is no operator `!`", "write `not`");
            case "~" -> m.problem("there is no operator `~`", "write `not`");
            case "?" ->
                m.within(TensorTypeContext.class)
                        ? m.problem("a dimension is a number or a name", "the size known at run time is `batch`")
                        : m.problem("there is no `?:`", "write `if a then b else c`");
            default -> other(m, c);
        };
    }

    private static Optional<Problem> other(Mistake m, String c) {
        if (MEANT.containsKey(c)) {
            return m.problem("`" + c + "` means nothing here", "write `" + MEANT.get(c) + "`");
        }
        int codePoint = c.codePointAt(0);
        boolean visible = switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR, Character.CONTROL, Character.FORMAT, Character.UNASSIGNED -> false;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
        return visible
                ? m.problem("`" + c + "` means nothing here", "delete it")
                : m.problem("a character that cannot be seen, U+%04X".formatted(codePoint), "type a space instead");
    }

    /** The quote is no text because it does not end on its line, or has a backslash that means nothing. */
    private static Optional<Problem> unfinishedText(Mistake m) {
        Span quote = m.span();
        String line = quote.source().line(quote.line());
        String rest = line.substring(quote.start() - quote.source().lineStart(quote.line()) + 1);
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (c == '"') {
                break;
            }
            if (c == '\\') {
                i++;
                if (i == rest.length() || "\"\\nt".indexOf(rest.charAt(i)) < 0) {
                    int end = quote.end() + Math.min(i + 1, rest.length());
                    Span escape = quote.source().span(quote.end() + i - 1, end);
                    return m.problem(
                            escape,
                            "`\\` in a text begins `\\\\`, `\\\"`, `\\n` or `\\t`",
                            "write `\\\\` for the character itself");
                }
            }
        }
        Span whole = quote.source()
                .span(quote.start(), quote.end() + rest.stripTrailing().length());
        return m.problem(whole, "this text does not end", "close it with `\"` on the same line");
    }

    private static Span twice(Mistake m, String c) {
        return m.is(c, c) && m.touchesNext(0) ? m.span(0, 1) : m.span();
    }
}
