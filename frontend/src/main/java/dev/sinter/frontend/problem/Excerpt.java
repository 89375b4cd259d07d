package dev.sinter.frontend.problem;

import dev.sinter.frontend.source.Source;
import dev.sinter.frontend.source.Span;
import java.lang.Character.UnicodeScript;

/** The source line of a span with four spaces for its own indentation, and carets under the span's part of it. */
final class Excerpt {
    private static final String INDENT = "    ";

    private Excerpt() {}

    static String of(Span where, String hint) {
        Source source = where.source();
        String line = source.line(where.line());
        int lineStart = source.lineStart(where.line());
        int from = Math.min(where.start() - lineStart, line.length());
        int to = Math.min(where.end() - lineStart, line.length());
        int indentation = Math.min(indentation(line), from);
        int before = width(line.substring(indentation, from));
        int carets = Math.max(1, width(line.substring(from, to).stripTrailing()));
        String shown = line.substring(indentation).stripTrailing().replace('\t', ' ');
        String under = " ".repeat(before) + "^".repeat(carets) + (hint.isEmpty() ? "" : " " + hint);
        return INDENT + shown + "\n" + INDENT + under + "\n";
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** Columns of a terminal: letters of East Asia take two, marks on another letter none. */
    private static int width(String text) {
        return text.codePoints().map(Excerpt::width).sum();
    }

    private static int width(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default ->
                switch (UnicodeScript.of(c)) {
                    case HAN, HANGUL, HIRAGANA, KATAKANA -> 2;
                    default -> 1;
                };
        };
    }
}
