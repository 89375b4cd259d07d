package dev.sinter.frontend.syntax;

import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.syntax.token.Tokens;
import org.antlr.v4.runtime.Token;

/** Names, numbers and texts from their tokens. */
final class Literals {
    private final Tokens tokens;
    private final Problems problems;

    Literals(Tokens tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    Name name(Token token) {
        return new Name(tokens.span(token), token.getText());
    }

    Expr.Number number(Token token) {
        double value = Double.parseDouble(token.getText());
        if (Double.isInfinite(value)) {
            problems.error(tokens.span(token), "this number is larger than any f64", "infinity is `inf`");
        }
        return new Expr.Number(tokens.span(token), token.getText(), value);
    }

    Expr.Text text(Token token) {
        String inside = token.getText().substring(1, token.getText().length() - 1);
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            value.append(c == '\\' ? escaped(inside.charAt(++i)) : c);
        }
        return new Expr.Text(tokens.span(token), value.toString());
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> c;
        };
    }
}
