package dev.sinter.frontend.format;

import dev.sinter.frontend.syntax.token.Tokens;
import dev.sinter.grammar.ModelParser.BlockContext;
import dev.sinter.grammar.ModelParser.DeclarationContext;
import dev.sinter.grammar.ModelParser.ExprContext;
import dev.sinter.grammar.ModelParser.FileContext;
import dev.sinter.grammar.ModelParser.ForContext;
import dev.sinter.grammar.ModelParser.FunctionContext;
import dev.sinter.grammar.ModelParser.IfContext;
import dev.sinter.grammar.ModelParser.ModelContext;
import dev.sinter.grammar.ModelParser.StatementContext;
import dev.sinter.grammar.ModelParser.TrainingContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;

/** The layout of files, functions and blocks. */
final class Layout {
    private final Comments comments;
    private final Phrases phrases;

    Layout(Tokens tokens) {
        this.comments = new Comments(tokens);
        this.phrases = new Phrases(comments);
    }

    Doc file(FileContext file) {
        List<ParserRuleContext> parts = file.getRuleContexts(ParserRuleContext.class);
        List<Doc> docs = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                docs.add(areApart(parts.get(i - 1), parts.get(i)) ? Doc.BLANK : Doc.HARD);
            }
            docs.add(of(parts.get(i)));
        }
        docs.add(comments.atEnd(file.EOF().getSymbol(), parts.isEmpty()));
        return Doc.row(docs);
    }

    /** A blank line stands where the author left one, before comments, and where another kind of declaration begins. */
    private boolean areApart(ParserRuleContext one, ParserRuleContext next) {
        return comments.isApart(next.getStart()) || comments.hasAbove(next.getStart()) || kind(one) != kind(next);
    }

    private static Class<?> kind(ParserRuleContext part) {
        return part instanceof DeclarationContext ? part.getChild(0).getClass() : part.getClass();
    }

    private Doc of(ParseTree node) {
        return switch (node) {
            case DeclarationContext declaration -> of(declaration.getChild(0));
            case FunctionContext function -> function(function);
            case ModelContext _, TrainingContext _, IfContext _, ForContext _ -> withBlocks((ParserRuleContext) node);
            case BlockContext block -> block(block);
            default -> phrases.of(node);
        };
    }

    private Doc function(FunctionContext function) {
        Doc block = block(function.block());
        return phrases.group(function, Doc.row(phrases.signature(function), Doc.SPACE, block));
    }

    /** Conditions go on two steps further in, so that they do not look like the block. */
    private Doc withBlocks(ParserRuleContext rule) {
        List<Doc> docs = new ArrayList<>();
        for (ParseTree part : rule.children) {
            if (!docs.isEmpty()) {
                docs.add(Doc.SPACE);
            }
            docs.add(part instanceof ExprContext ? Doc.nest(of(part)) : of(part));
        }
        return phrases.group(rule, Doc.row(docs));
    }

    /** A block of one simple statement stays on one line if the author wrote it so and it fits. */
    private Doc block(BlockContext block) {
        Token open = block.getStart();
        Token close = block.getStop();
        List<StatementContext> statements = block.statement();
        if (statements.isEmpty() && !comments.areInside(block)) {
            return Doc.row(phrases.word(open), Doc.SPACE, phrases.bare(close));
        }
        boolean isSimple = statements.size() == 1
                && statements.getFirst().getRuleContexts(BlockContext.class).isEmpty();
        Doc edge = isSimple && open.getLine() == close.getLine() ? Doc.LINE : Doc.HARD;
        List<Doc> inside = new ArrayList<>();
        for (StatementContext statement : statements) {
            inside.add(inside.isEmpty() ? edge : comments.newLine(statement.getStart()));
            inside.add(of(statement));
        }
        inside.add(comments.atEnd(close, inside.isEmpty()));
        return Doc.row(phrases.word(open), Doc.nest(Doc.row(inside)), edge, phrases.bare(close));
    }
}
