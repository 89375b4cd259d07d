package dev.sinter.frontend.format;

import dev.sinter.grammar.ModelParser.AtContext;
import dev.sinter.grammar.ModelParser.ComparisonContext;
import dev.sinter.grammar.ModelParser.ConjunctionContext;
import dev.sinter.grammar.ModelParser.DisjunctionContext;
import dev.sinter.grammar.ModelParser.LetContext;
import dev.sinter.grammar.ModelParser.PostfixContext;
import dev.sinter.grammar.ModelParser.ProductContext;
import dev.sinter.grammar.ModelParser.SliceContext;
import dev.sinter.grammar.ModelParser.SumContext;
import dev.sinter.grammar.ModelParser.UnaryContext;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** What stands between two neighbours of a rule. */
enum Gap {
    NOTHING,
    SPACE,
    /** A space, or the end of the line. */
    BREAK;

    private static final Set<String> TIGHT_AFTER = Set.of("(", "[", ".", "..");
    private static final Set<String> TIGHT_BEFORE = Set.of("(", "[", ")", "]", ",", ":", ".");
    private static final Set<String> BREAK_BEFORE = Set.of("->", "|", "on");

    static Gap between(ParserRuleContext rule, ParseTree left, ParseTree right) {
        String before = word(left);
        String after = word(right);
        if (isTight(rule) || TIGHT_AFTER.contains(before) || TIGHT_BEFORE.contains(after)) {
            return NOTHING;
        }
        boolean comma = before.equals(",") && !(rule instanceof LetContext);
        boolean operator = isChain(rule) && !after.isEmpty();
        return comma || operator || BREAK_BEFORE.contains(after) ? BREAK : SPACE;
    }

    /** {@code f(x)[0].y}, {@code 1:-1}, {@code -x}. */
    private static boolean isTight(ParserRuleContext rule) {
        return rule instanceof PostfixContext
                || rule instanceof AtContext
                || rule instanceof SliceContext
                || rule instanceof UnaryContext;
    }

    /** Operands of operators that may begin a line. */
    private static boolean isChain(ParserRuleContext rule) {
        return rule instanceof DisjunctionContext
                || rule instanceof ConjunctionContext
                || rule instanceof ComparisonContext
                || rule instanceof SumContext
                || rule instanceof ProductContext;
    }

    private static String word(ParseTree node) {
        return node instanceof TerminalNode word ? word.getText() : "";
    }
}
