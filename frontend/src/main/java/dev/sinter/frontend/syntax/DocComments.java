package dev.sinter.frontend.syntax;

import dev.sinter.frontend.syntax.token.Tokens;
import dev.sinter.grammar.ModelLexer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** The {@code ///} lines straight above a declaration or statement, joined with \n; without them the empty text. */
final class DocComments {
    private final Tokens tokens;

    DocComments(Tokens tokens) {
        this.tokens = tokens;
    }

    String above(ParserRuleContext rule) {
        List<Token> all = tokens.all();
        List<String> lines = new ArrayList<>();
        int line = rule.getStart().getLine() - 1;
        for (int i = rule.getStart().getTokenIndex() - 1; i >= 0; i--) {
            Token token = all.get(i);
            if (token.getType() == ModelLexer.DOC && token.getLine() == line && standsAlone(i)) {
                lines.add(words(token.getText()));
                line--;
            } else if (token.getType() != ModelLexer.SPACE) {
                break;
            }
        }
        Collections.reverse(lines);
        return String.join("\n", lines);
    }

    /** A {@code ///} behind a statement does not document the one below. */
    private boolean standsAlone(int index) {
        for (int i = index - 1; i >= 0; i--) {
            Token token = tokens.all().get(i);
            if (token.getType() != ModelLexer.SPACE) {
                return token.getLine() < tokens.all().get(index).getLine();
            }
        }
        return true;
    }

    private static String words(String comment) {
        String text = comment.substring("///".length()).stripTrailing();
        return text.startsWith(" ") ? text.substring(1) : text;
    }
}
