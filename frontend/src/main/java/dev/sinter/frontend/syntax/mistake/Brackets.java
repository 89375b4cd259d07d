package dev.sinter.frontend.syntax.mistake;

import dev.sinter.frontend.problem.Problem;
import dev.sinter.frontend.syntax.token.Words;
import dev.sinter.grammar.ModelParser.BlockContext;
import dev.sinter.grammar.ModelParser.FileContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Brackets and braces that have no partner. */
final class Brackets {
    private Brackets() {}

    static Optional<Problem> find(Mistake m) {
        if (m.rule() instanceof FileContext && m.is("}")) {
            return m.problem("no `{` belongs to this `}`", "delete it, or look for a `}` too many above");
        }
        if (m.rule() instanceof BlockContext block && block.getStart() != m.token() && endsFile(m)) {
            return openBrace(m);
        }
        Optional<Token> open = openBracket(m);
        boolean wrongPartner = m.is("}")
                || m.is(open.map(t -> t.getText().equals("(") ? "]" : ")").orElse(""));
        boolean nextBegins = m.isEnd() || (m.isFirstOnLine(0) && isStart(m));
        if (open.isPresent() && (wrongPartner || nextBegins) && m.endsValue(-1)) {
            String closing = open.get().getText().equals("(") ? ")" : "]";
            String hint = "add `" + closing + "` after `" + m.text(-1) + "`";
            return m.problem(m.tokens().span(open.get()), "`" + open.get().getText() + "` is never closed", hint);
        }
        if (open.isEmpty() && (m.is(")") || m.is("]"))) {
            String partner = m.is(")") ? "(" : "[";
            return m.problem("no `" + partner + "` belongs to this `" + m.text(0) + "`", "delete it");
        }
        return Optional.empty();
    }

    private static boolean endsFile(Mistake m) {
        return m.isEnd() || (Words.TOP_LEVEL.contains(m.text(0)) && m.isFirstOnLine(0) && column(m.token()) == 0);
    }

    private static boolean isStart(Mistake m) {
        return Words.STATEMENTS.contains(m.text(0)) || Words.TOP_LEVEL.contains(m.text(0));
    }

    private static int column(Token token) {
        return token.getCharPositionInLine();
    }

    /** The last bracket of this statement that is open before the mistake. */
    private static Optional<Token> openBracket(Mistake m) {
        Deque<Token> open = new ArrayDeque<>();
        for (int i = m.text(-1).isEmpty() ? 0 : m.stepsBefore(); i < 0; i++) {
            switch (m.text(i)) {
                case "(", "[" -> open.push(m.at(i));
                case ")", "]" -> open.poll();
                case "{", "}" -> open.clear();
                default -> {}
            }
        }
        return Optional.ofNullable(open.peek());
    }

    /**
     * A brace is missing, and only the end of the file or the next declaration shows it. The indentation tells which one:
     * a brace that is closed further to the left than its own line begins.
     */
    private static Optional<Problem> openBrace(Mistake m) {
        List<Token> all = m.tokens().visible();
        Deque<Token> open = new ArrayDeque<>();
        Optional<Token> suspect = Optional.empty();
        for (Token t : all.subList(0, m.tokens().position(m.token()))) {
            if (t.getText().equals("{")) {
                open.push(t);
            } else if (t.getText().equals("}") && !open.isEmpty()) {
                Token partner = open.pop();
                boolean slanted = m.tokens().isFirstOnLine(t) && column(t) < column(firstOfLine(m, partner));
                if (slanted && suspect.isEmpty()) {
                    suspect = Optional.of(partner);
                }
            }
        }
        Token brace = suspect.orElseGet(() -> open.isEmpty() ? m.token() : open.peek());
        String before = m.isEnd() ? "the end of the file" : "`" + m.text(0) + " " + m.text(1) + "`";
        return m.problem(m.tokens().span(brace), "`{` is never closed", "add `}` before " + before);
    }

    private static Token firstOfLine(Mistake m, Token token) {
        Token first = token;
        while (!m.tokens().isFirstOnLine(first)) {
            first = m.tokens().at(first, -1);
        }
        return first;
    }
}
