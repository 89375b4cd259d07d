package dev.sinter.frontend.syntax;

import dev.sinter.frontend.problem.Problem;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.syntax.mistake.Diagnosis;
import dev.sinter.frontend.syntax.mistake.Mistake;
import dev.sinter.frontend.syntax.token.Tokens;
import dev.sinter.frontend.syntax.token.Words;
import dev.sinter.grammar.ModelParser.BlockContext;
import dev.sinter.grammar.ModelParser.DeclarationContext;
import dev.sinter.grammar.ModelParser.FileContext;
import dev.sinter.grammar.ModelParser.ImportDeclContext;
import dev.sinter.grammar.ModelParser.PackageDeclContext;
import dev.sinter.grammar.ModelParser.StatementContext;
import java.util.Set;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/**
 * What the parser does where the text does not fit: report one problem, give up the whole statement or declaration, and
 * go on at the next one. No token is guessed but a missing {@code }}, so one mistake makes one problem.
 */
final class Recovery extends DefaultErrorStrategy {
    /** What can follow a declaration that failed; imports cannot. */
    private static final Set<String> DECLARATIONS = Set.of("const", "fn", "model");

    private final Tokens tokens;
    private final Problems problems;
    private boolean braceReported;

    Recovery(Tokens tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    @Override
    public void reportError(Parser parser, RecognitionException e) {
        if (!inErrorRecoveryMode(parser)) {
            beginErrorCondition(parser);
            Token token = e.getOffendingToken();
            if (e instanceof TooDeep) {
                problems.error(tokens.span(token), "nested too deeply", "name an inner part with `let`");
            } else {
                report(parser, token);
            }
        }
    }

    /** Called where a rule failed. A rule inside a statement fails the statement. */
    @Override
    public void recover(Parser parser, RecognitionException e) {
        switch (parser.getContext()) {
            case StatementContext statement -> skipToStatement(parser, e.getOffendingToken());
            case DeclarationContext declaration -> skipTo(DECLARATIONS, parser, e.getOffendingToken());
            case ImportDeclContext declaration -> skipTo(Words.TOP_LEVEL, parser, e.getOffendingToken());
            case PackageDeclContext declaration -> skipTo(Words.TOP_LEVEL, parser, e.getOffendingToken());
            default -> throw e;
        }
        endErrorCondition(parser);
    }

    /** Called before each turn of a loop: here the parser would leave a block at the first word that begins no statement. */
    @Override
    public void sync(Parser parser) {
        Token token = parser.getCurrentToken();
        if (parser.getContext() instanceof BlockContext) {
            boolean fits = Words.STATEMENTS.contains(token.getText()) || endsBlock(parser, token);
            if (!fits) {
                report(parser, token);
                skipToStatement(parser, token);
            }
        } else if (parser.getContext() instanceof FileContext file && !fitsTopLevel(file, token)) {
            report(parser, token);
            parser.consume();
            skipTo(DECLARATIONS, parser, token);
        }
    }

    /** Called where one certain token is missing. */
    @Override
    public Token recoverInline(Parser parser) {
        Token token = parser.getCurrentToken();
        boolean inBlock = parser.getContext() instanceof BlockContext block && block.getStart() != token;
        if (inBlock && endsBlock(parser, token)) {
            if (!braceReported) {
                braceReported = true;
                report(parser, token);
            }
            return getMissingSymbol(parser);
        }
        throw new InputMismatchException(parser);
    }

    private void report(Parser parser, Token token) {
        Problem problem = Diagnosis.of(new Mistake(tokens, parser.getContext(), token));
        problems.add(problem);
    }

    private boolean endsBlock(Parser parser, Token token) {
        return token.getText().equals("}")
                || token.getType() == Token.EOF
                || (Words.TOP_LEVEL.contains(token.getText()) && standsLikeDeclaration(parser, token));
    }

    /** A declaration's word that stands no further to the right than the declaration around: its brace is missing. */
    private boolean standsLikeDeclaration(Parser parser, Token token) {
        ParserRuleContext rule = parser.getContext();
        while (rule.getParent() != null && !(rule instanceof DeclarationContext)) {
            rule = rule.getParent();
        }
        return tokens.isFirstOnLine(token)
                && token.getCharPositionInLine() <= rule.getStart().getCharPositionInLine();
    }

    private static boolean fitsTopLevel(FileContext file, Token token) {
        boolean first = file.packageDecl() == null && file.importDecl().isEmpty() && file.declaration().isEmpty();
        return switch (token.getText()) {
            case "const", "fn", "model" -> true;
            case "import" -> file.declaration().isEmpty();
            case "package" -> first;
            default -> token.getType() == Token.EOF;
        };
    }

    private void skipToStatement(Parser parser, Token mistake) {
        int depth = 0;
        for (Token t = parser.getCurrentToken(); t.getType() != Token.EOF; t = parser.getCurrentToken()) {
            boolean past = t.getTokenIndex() >= mistake.getTokenIndex();
            boolean starts = Words.STATEMENTS.contains(t.getText()) && tokens.isFirstOnLine(t);
            if (past && depth == 0 && (starts || endsBlock(parser, t))) {
                return;
            }
            depth += braces(t);
            parser.consume();
        }
    }

    private void skipTo(Set<String> words, Parser parser, Token mistake) {
        int depth = 0;
        for (Token t = parser.getCurrentToken(); t.getType() != Token.EOF; t = parser.getCurrentToken()) {
            boolean past = t.getTokenIndex() >= mistake.getTokenIndex();
            boolean starts = words.contains(t.getText()) && tokens.isFirstOnLine(t);
            if (past && starts && (depth <= 0 || t.getCharPositionInLine() == 0)) {
                return;
            }
            depth += braces(t);
            parser.consume();
        }
    }

    private static int braces(Token token) {
        return switch (token.getText()) {
            case "{" -> 1;
            case "}" -> -1;
            default -> 0;
        };
    }
}
