package dev.sinter.frontend.syntax.mistake;

import dev.sinter.frontend.problem.Problem;
import dev.sinter.frontend.source.Span;
import dev.sinter.frontend.syntax.token.Tokens;
import dev.sinter.frontend.syntax.token.Words;
import dev.sinter.grammar.ModelLexer;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * The token where the parser stopped, the rule it was in, and the tokens around: {@code text(0)} is the token itself,
 * {@code text(-1)} the one before, {@code text(1)} the one behind.
 */
public record Mistake(Tokens tokens, ParserRuleContext rule, Token token) {

    public Token at(int steps) {
        return tokens.at(token, steps);
    }

    /** The text of a token, empty before the file and behind it. */
    String text(int steps) {
        int position = tokens.position(token) + steps;
        boolean inside = position >= 0 && position < tokens.visible().size() - 1;
        return inside ? tokens.visible().get(position).getText() : "";
    }

    boolean is(String... texts) {
        for (int i = 0; i < texts.length; i++) {
            if (!text(i).equals(texts[i])) {
                return false;
            }
        }
        return true;
    }

    boolean isName(int steps) {
        return at(steps).getType() == ModelLexer.NAME;
    }

    boolean isText(int steps) {
        return at(steps).getType() == ModelLexer.STRING;
    }

    boolean isNumber(int steps) {
        return at(steps).getType() == ModelLexer.NUMBER;
    }

    boolean isKeyword(int steps) {
        return Words.isKeyword(text(steps));
    }

    boolean isEnd() {
        return token.getType() == Token.EOF;
    }

    boolean isFirstOnLine(int steps) {
        return tokens.isFirstOnLine(at(steps));
    }

    /** No space between this place and the next. */
    boolean touchesNext(int steps) {
        return at(steps).getStopIndex() + 1 == at(steps + 1).getStartIndex();
    }

    /** Whether an expression can end with this token. */
    boolean endsValue(int steps) {
        return switch (at(steps).getType()) {
            case ModelLexer.NAME, ModelLexer.NUMBER, ModelLexer.STRING -> true;
            default ->
                switch (text(steps)) {
                    case ")", "]", "true", "false", "training" -> true;
                    default -> false;
                };
        };
    }

    Span span() {
        return tokens.span(token);
    }

    Span span(int first, int last) {
        return tokens.span(at(first), at(last));
    }

    /** The place just behind the token before: where something is missing. */
    Span behindPrevious() {
        Span before = tokens.span(at(-1));
        return before.source().span(before.end(), before.end());
    }

    /** Whether the parser was somewhere inside such a rule. */
    boolean within(Class<? extends ParserRuleContext> kind) {
        return enclosing(kind).isPresent();
    }

    /** The innermost such rule around the place. */
    <R extends ParserRuleContext> Optional<R> enclosing(Class<R> kind) {
        for (ParserRuleContext r = rule; r != null; r = r.getParent()) {
            if (kind.isInstance(r)) {
                return Optional.of(kind.cast(r));
            }
        }
        return Optional.empty();
    }

    /** How many steps (0 or less) lead back to the beginning of the statement or declaration before this token. */
    int stepsBefore() {
        int steps = -1;
        while (!text(steps).isEmpty() && !(isFirstOnLine(steps) && isStart(steps))) {
            steps--;
        }
        return text(steps).isEmpty() ? steps + 1 : steps;
    }

    private boolean isStart(int steps) {
        return Words.STATEMENTS.contains(text(steps)) || Words.TOP_LEVEL.contains(text(steps));
    }

    /**
     * The source from the given place up to the comma or bracket that ends the argument there; shortened to `...` where it
     * is long or runs over the line's end.
     */
    String argumentText(int from) {
        int depth = 0;
        int last = from - 1;
        for (int i = from; !text(i).isEmpty() && !(i > from && isFirstOnLine(i)); i++) {
            depth += depthChange(text(i));
            if (depth < 0 || (depth == 0 && text(i).equals(","))) {
                break;
            }
            last = i;
        }
        String text = last < from ? "" : tokens.text(at(from), at(last));
        return text.isEmpty() || text.length() > 60 ? "..." : text;
    }

    private static int depthChange(String text) {
        return switch (text) {
            case "(", "[", "{" -> 1;
            case ")", "]", "}" -> -1;
            default -> 0;
        };
    }

    Optional<Problem> problem(String message, String hint) {
        return Optional.of(Problem.error(span(), message, hint));
    }

    Optional<Problem> problem(Span where, String message, String hint) {
        return Optional.of(Problem.error(where, message, hint));
    }
}
