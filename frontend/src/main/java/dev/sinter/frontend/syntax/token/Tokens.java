package dev.sinter.frontend.syntax.token;

import dev.sinter.frontend.source.Source;
import dev.sinter.frontend.source.Span;
import dev.sinter.grammar.ModelLexer;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** All tokens of one source, the hidden ones (spaces and comments) too, with their places. */
public final class Tokens {
    private final Source source;
    private final CommonTokenStream stream;
    private final List<Token> visible;
    private final int[] offsets;

    private Tokens(Source source, CommonTokenStream stream) {
        this.source = source;
        this.stream = stream;
        this.visible = stream.getTokens().stream()
                .filter(t -> t.getChannel() == Token.DEFAULT_CHANNEL)
                .toList();
        this.offsets = offsetsOfCodePoints(source.text());
    }

    public static Tokens of(Source source) {
        ModelLexer lexer = new ModelLexer(CharStreams.fromString(source.text(), source.name()));
        lexer.removeErrorListeners();
        CommonTokenStream stream = new CommonTokenStream(lexer);
        stream.fill();
        return new Tokens(source, stream);
    }

    public Source source() {
        return source;
    }

    /** The stream for a parser, at its beginning. */
    public CommonTokenStream stream() {
        stream.seek(0);
        return stream;
    }

    public List<Token> all() {
        return stream.getTokens();
    }

    /** The tokens that the grammar sees; the last one is the end of the file. */
    public List<Token> visible() {
        return visible;
    }

    /** The place of a token among the visible ones. */
    public int position(Token token) {
        int low = 0;
        int high = visible.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (visible.get(middle).getTokenIndex() < token.getTokenIndex()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The visible token {@code steps} behind or, if negative, before; never outside the file. */
    public Token at(Token token, int steps) {
        return visible.get(Math.clamp(position(token) + steps, 0, visible.size() - 1));
    }

    public boolean isFirstOnLine(Token token) {
        int position = position(token);
        return position == 0 || visible.get(position - 1).getLine() < token.getLine();
    }

    public Span span(Token token) {
        return token.getType() == Token.EOF
                ? source.span(source.text().length(), source.text().length())
                : span(token, token);
    }

    public Span span(Token first, Token last) {
        return source.span(offset(first.getStartIndex()), offset(last.getStopIndex() + 1));
    }

    /** The place of a parsed rule; one that matched nothing stands before the next token. */
    public Span span(ParserRuleContext rule) {
        Token first = rule.getStart();
        Token last = rule.getStop();
        return last == null || last.getTokenIndex() < first.getTokenIndex() || last.getType() == Token.EOF
                ? source.span(0, source.text().length())
                : span(first, last);
    }

    /** The source text from one token to another. */
    public String text(Token first, Token last) {
        return span(first, last).text();
    }

    private int offset(int codePointIndex) {
        return offsets.length == 0 ? codePointIndex : offsets[codePointIndex];
    }

    /** The lexer counts code points, places count UTF-16 units; empty where that is the same. */
    private static int[] offsetsOfCodePoints(String text) {
        int count = text.codePointCount(0, text.length());
        if (count == text.length()) {
            return new int[0];
        }
        int[] offsets = new int[count + 1];
        for (int i = 0, at = 0; i < count; i++) {
            offsets[i] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        offsets[count] = text.length();
        return offsets;
    }
}
