package dev.sinter.frontend.format;

import dev.sinter.grammar.ModelParser.CallContext;
import dev.sinter.grammar.ModelParser.ConditionalContext;
import dev.sinter.grammar.ModelParser.ExprContext;
import dev.sinter.grammar.ModelParser.FunctionContext;
import dev.sinter.grammar.ModelParser.ListOfContext;
import dev.sinter.grammar.ModelParser.SubscriptContext;
import dev.sinter.grammar.ModelParser.TensorTypeContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** The layout of what has no block: most rules are their parts side by side, as {@link Gap} says. */
final class Phrases {
    private final Comments comments;

    Phrases(Comments comments) {
        this.comments = comments;
    }

    Doc of(ParseTree node) {
        return switch (node) {
            case TerminalNode word -> word(word.getSymbol());
            case ConditionalContext choice -> choice(choice);
            case CallContext _, SubscriptContext _, ListOfContext _, TensorTypeContext _ ->
                bracketed((ParserRuleContext) node);
            case ParserRuleContext rule -> row(rule, rule.children);
            default -> throw new IllegalStateException(node.getText());
        };
    }

    Doc word(Token word) {
        return Doc.row(comments.above(word), bare(word));
    }

    /** A word and the comment behind it, without the comments above it. */
    Doc bare(Token word) {
        return Doc.row(new Doc.Text(word.getText()), comments.behind(word));
    }

    /** A part that stays on one line if it can. */
    Doc group(ParserRuleContext rule, Doc body) {
        return new Doc.Group(body, body.isTall() || comments.areInside(rule));
    }

    /** What stands before the block of a function. */
    Doc signature(FunctionContext function) {
        List<ParseTree> parts = function.children.subList(0, function.children.size() - 1);
        return endsWithComma(parts) ? column(function, parts) : row(function, parts);
    }

    /** Parts side by side; where a line ends, what follows is nested. */
    private Doc row(ParserRuleContext rule, List<ParseTree> parts) {
        List<Doc> first = new ArrayList<>();
        List<Doc> others = new ArrayList<>();
        List<Doc> docs = first;
        for (int i = 0; i < parts.size(); i++) {
            Doc doc = of(parts.get(i));
            Gap gap = i == 0 ? Gap.NOTHING : Gap.between(rule, parts.get(i - 1), parts.get(i));
            if (gap == Gap.BREAK) {
                docs = others;
                docs.add(Doc.SOFT);
            } else if (gap == Gap.SPACE) {
                docs.add(Doc.SPACE);
            }
            boolean isOnNextLine = i > 0 && comments.areBetween(parts.get(i - 1), parts.get(i));
            boolean isNested = docs == first && (isOnNextLine || (i > 0 && rule instanceof FunctionContext));
            docs.add(isNested ? nest(rule, doc) : doc);
        }
        first.add(nest(rule, Doc.row(others)));
        return others.isEmpty() ? Doc.row(first) : group(rule, Doc.row(first));
    }

    /** Arguments of a function go on two steps further in, so that they do not look like its body. */
    private static Doc nest(ParserRuleContext rule, Doc doc) {
        return rule instanceof FunctionContext ? Doc.nest(Doc.nest(doc)) : Doc.nest(doc);
    }

    /** A list in brackets fills its lines; one that ends with a comma is a column. */
    private Doc bracketed(ParserRuleContext rule) {
        return endsWithComma(rule.children) ? column(rule, rule.children) : filled(rule);
    }

    private Doc filled(ParserRuleContext rule) {
        List<Doc> docs = new ArrayList<>();
        for (int i = 0; i < rule.children.size(); i++) {
            ParseTree part = rule.children.get(i);
            if (i > 0 && Gap.between(rule, rule.children.get(i - 1), part) == Gap.BREAK) {
                docs.add(Doc.nest(Doc.SOFT));
            }
            docs.add(inBrackets(part));
        }
        return group(rule, Doc.row(docs));
    }

    /** A column as an element has brackets of its own, which need no step more. */
    private Doc inBrackets(ParseTree part) {
        if (part instanceof TerminalNode word) {
            return Doc.row(Doc.nest(comments.above(word.getSymbol())), bare(word.getSymbol()));
        }
        Doc doc = of(part);
        return doc.isTall() ? doc : Doc.nest(doc);
    }

    private static boolean endsWithComma(List<ParseTree> parts) {
        return closing(parts) > 0 && parts.get(closing(parts) - 1).getText().equals(",");
    }

    /** Each element on a line of its own, the brackets around them. */
    private Doc column(ParserRuleContext rule, List<ParseTree> parts) {
        int close = closing(parts);
        int open = 0;
        while (!isOneOf("([", parts.get(open))) {
            open++;
        }
        List<Doc> inside = new ArrayList<>();
        for (int i = open + 1; i < close; i += 2) {
            ParserRuleContext element = (ParserRuleContext) parts.get(i);
            Doc comma = of(parts.get(i + 1));
            inside.add(Doc.row(i == open + 1 ? Doc.HARD : comments.newLine(element.getStart()), of(element), comma));
        }
        Token bracket = ((TerminalNode) parts.get(close)).getSymbol();
        inside.add(comments.atEnd(bracket, false));
        Doc before = row(rule, parts.subList(0, open + 1));
        Doc behind = row(rule, parts.subList(close + 1, parts.size()));
        Doc gap = close + 1 < parts.size() ? Doc.SPACE : Doc.NOTHING;
        return Doc.row(before, Doc.nest(Doc.row(inside)), Doc.HARD, bare(bracket), gap, behind);
    }

    /** Where the bracket stands that closes the list, or -1. */
    private static int closing(List<ParseTree> parts) {
        int close = parts.size() - 1;
        while (close >= 0 && !isOneOf(")]", parts.get(close))) {
            close--;
        }
        return close;
    }

    private static boolean isOneOf(String brackets, ParseTree part) {
        return part instanceof TerminalNode && part.getText().length() == 1 && brackets.contains(part.getText());
    }

    /** {@code if a then x else y}; of several in a row each has a line. */
    private Doc choice(ConditionalContext choice) {
        boolean several = choice.whenFalse instanceof ConditionalContext;
        List<Doc> docs = new ArrayList<>();
        ExprContext rest = choice;
        while (rest instanceof ConditionalContext arm) {
            docs.add(arm == choice ? arm(arm, several) : Doc.nest(arm(arm, several)));
            docs.add(Doc.nest(Doc.row(Doc.LINE, of(arm.getChild(4)), Doc.SPACE)));
            rest = arm.whenFalse;
        }
        docs.add(Doc.nest(of(rest)));
        return group(choice, Doc.row(docs));
    }

    /** {@code if a then x}, without what comes after it. */
    private Doc arm(ConditionalContext arm, boolean several) {
        Doc condition = row(arm, arm.children.subList(0, 2));
        Doc value = Doc.nest(Doc.row(Doc.LINE, row(arm, arm.children.subList(2, 4))));
        Doc both = Doc.row(condition, value);
        return several ? group(arm, both) : both;
    }
}
