package dev.sinter.frontend.syntax;

import dev.sinter.frontend.problem.Problem;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.syntax.mistake.Diagnosis;
import dev.sinter.frontend.syntax.mistake.Mistake;
import dev.sinter.frontend.syntax.token.Tokens;
import dev.sinter.frontend.syntax.token.Words;
import dev.sinter.grammar.ModelLexer;
import dev.sinter.grammar.ModelParser.BlockContext;
import dev.sinter.grammar.ModelParser.DeclarationContext;
import dev.sinter.grammar.ModelParser.FileContext;
import dev.sinter.grammar.ModelParser.ImportDeclContext;
import dev.sinter.grammar.ModelParser.PackageDeclContext;
import dev.sinter.grammar.ModelParser.StatementContext;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** What ends a statement that failed; a declaration inside a block is a mistake of its own. */
    private static final Set<String> STARTS =
            Stream.concat(Words.STATEMENTS.stream(), Words.TOP_LEVEL.stream()).collect(Collectors.toSet());

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
            case StatementContext statement -> {
                int open = openBrackets(statement.getStart(), parser.getCurrentToken());
                skipToStatement(parser, e.getOffendingToken(), open);
            }
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
        while (parser.getContext() instanceof BlockContext && !fitsBlock(parser, token)) {
            report(parser, token);
            parser.consume();
            skipToStatement(parser, token, brackets(token));
            token = parser.getCurrentToken();
        }
        while (parser.getContext() instanceof FileContext file && !fitsTopLevel(file, token)) {
            report(parser, token);
            parser.consume();
            skipTo(DECLARATIONS, parser, token);
            token = parser.getCurrentToken();
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

    private boolean fitsBlock(Parser parser, Token token) {
        return Words.STATEMENTS.contains(token.getText()) || endsBlock(parser, token);
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
        boolean first = file.packageDecl() == null
                && file.importDecl().isEmpty()
                && file.declaration().isEmpty();
        return switch (token.getText()) {
            case "const", "fn", "model" -> true;
            case "import" -> file.declaration().isEmpty();
            case "package" -> first;
            default -> token.getType() == Token.EOF;
        };
    }

    private void skipToStatement(Parser parser, Token mistake, int openBrackets) {
        int braces = 0;
        int brackets = openBrackets;
        for (Token t = parser.getCurrentToken(); t.getType() != Token.EOF; t = parser.getCurrentToken()) {
            boolean past = t.getTokenIndex() >= mistake.getTokenIndex();
            boolean keyword = isKeywordOf(STARTS, t) || (brackets <= 0 && looksLikeAssignment(t));
            if (past && braces == 0 && (keyword || endsBlock(parser, t))) {
                return;
            }
            braces += braces(t);
            brackets += brackets(t);
            parser.consume();
        }
    }

    private void skipTo(Set<String> words, Parser parser, Token mistake) {
        int depth = 0;
        for (Token t = parser.getCurrentToken(); t.getType() != Token.EOF; t = parser.getCurrentToken()) {
            boolean past = t.getTokenIndex() >= mistake.getTokenIndex();
            boolean outermost = t.getCharPositionInLine() == 0;
            boolean starts = isKeywordOf(words, t) || (outermost && looksLikeAssignment(t));
            if (past && starts && (depth <= 0 || outermost)) {
                return;
            }
            depth += braces(t);
            parser.consume();
        }
    }

    private boolean isKeywordOf(Set<String> words, Token token) {
        return words.contains(token.getText()) && tokens.isFirstOnLine(token);
    }

    /** {@code h = ...}, {@code h += ...} or {@code lett h = ...} at the start of a line: it has a problem of its own. */
    private boolean looksLikeAssignment(Token token) {
        boolean name = token.getType() == ModelLexer.NAME && tokens.isFirstOnLine(token);
        boolean gives = tokens.at(token, 1).getText().equals("=");
        boolean changes = tokens.at(token, 2).getText().equals("=");
        return name && (gives || changes);
    }

    private int openBrackets(Token first, Token end) {
        return tokens.visible().subList(tokens.position(first), tokens.position(end)).stream()
                .mapToInt(Recovery::brackets)
                .sum();
    }

    private static int brackets(Token token) {
        return switch (token.getText()) {
            case "(", "[" -> 1;
            case ")", "]" -> -1;
            default -> 0;
        };
    }

    private static int braces(Token token) {
        return switch (token.getText()) {
            case "{" -> 1;
            case "}" -> -1;
            default -> 0;
        };
    }
}
