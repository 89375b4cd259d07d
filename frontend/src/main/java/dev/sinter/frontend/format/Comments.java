package dev.sinter.frontend.format;

import dev.sinter.frontend.syntax.token.Tokens;
import dev.sinter.grammar.ModelLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;

/** Which comments stand where: behind a word on its line, or above the next word. Each has exactly one place. */
final class Comments {
    private static final Set<String> CLOSING = Set.of("}", ")", "]", "<EOF>");

    /** All tokens but the spaces. */
    private final List<Token> tokens;
    /** The place of each token there, by its place among all. */
    private final int[] places;

    Comments(Tokens all) {
        this.tokens = all.all().stream()
                .filter(token -> token.getType() != ModelLexer.SPACE)
                .toList();
        this.places = new int[all.all().size()];
        for (int place = 0; place < tokens.size(); place++) {
            places[tokens.get(place).getTokenIndex()] = place;
        }
    }

    /** The comments on lines of their own above a word, with the blank lines below them. */
    Doc above(Token word) {
        List<Doc> above = new ArrayList<>();
        for (Token comment : commentsAbove(word)) {
            Token next = tokens.get(place(comment) + 1);
            boolean blankBelow = isAfterBlank(next) && !CLOSING.contains(next.getText());
            above.add(new Doc.Above(comment.getText().stripTrailing(), blankBelow));
        }
        return Doc.row(above);
    }

    /** The comment behind a word, if there is one. */
    Doc behind(Token word) {
        int next = place(word) + 1;
        return next < tokens.size() && isBehind(next)
                ? new Doc.Behind(tokens.get(next).getText().stripTrailing())
                : Doc.NOTHING;
    }

    boolean hasAbove(Token word) {
        return !commentsAbove(word).isEmpty();
    }

    /** Whether the author left a blank line before a word and the comments above it. */
    boolean isApart(Token word) {
        List<Token> above = commentsAbove(word);
        return isAfterBlank(above.isEmpty() ? word : above.getFirst());
    }

    boolean areInside(ParserRuleContext rule) {
        return areBetween(rule.getSourceInterval().a, rule.getSourceInterval().b);
    }

    boolean areBetween(ParseTree left, ParseTree right) {
        return areBetween(left.getSourceInterval().b, right.getSourceInterval().a);
    }

    private boolean areBetween(int first, int last) {
        return tokens.subList(places[first], places[last]).stream().anyMatch(Comments::isComment);
    }

    /** The new line before a word and the comments above it. */
    Doc newLine(Token next) {
        return isApart(next) ? Doc.BLANK : Doc.HARD;
    }

    /** The comments between the last part of a whole and what closes it. */
    Doc atEnd(Token close, boolean isFirst) {
        if (!hasAbove(close)) {
            return Doc.NOTHING;
        }
        return Doc.row(isFirst ? Doc.NOTHING : newLine(close), above(close));
    }

    private List<Token> commentsAbove(Token word) {
        int end = place(word);
        int start = end;
        while (start > 0 && isComment(tokens.get(start - 1)) && !isBehind(start - 1)) {
            start--;
        }
        return tokens.subList(start, end);
    }

    private boolean isBehind(int place) {
        return place > 0
                && isComment(tokens.get(place))
                && tokens.get(place).getLine() == tokens.get(place - 1).getLine();
    }

    private boolean isAfterBlank(Token token) {
        int place = place(token);
        return place > 0 && token.getLine() > tokens.get(place - 1).getLine() + 1;
    }

    private int place(Token token) {
        return places[token.getTokenIndex()];
    }

    private static boolean isComment(Token token) {
        return token.getType() == ModelLexer.COMMENT || token.getType() == ModelLexer.DOC;
    }
}
