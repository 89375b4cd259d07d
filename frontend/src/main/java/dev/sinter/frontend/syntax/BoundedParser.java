package dev.sinter.frontend.syntax;

import dev.sinter.grammar.ModelParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.TokenStream;

/** The generated parser with a bound on nesting, so that no text can exhaust the stack of the parser or a later stage. */
final class BoundedParser extends ModelParser {
    /** Rules inside each other. A pair of brackets takes about eleven. */
    private static final int MAX_DEPTH = 1000;

    private int depth;

    BoundedParser(TokenStream tokens) {
        super(tokens);
    }

    @Override
    public void enterRule(ParserRuleContext rule, int state, int ruleIndex) {
        if (depth >= MAX_DEPTH) {
            throw new TooDeep(this);
        }
        depth++;
        super.enterRule(rule, state, ruleIndex);
    }

    @Override
    public void exitRule() {
        depth--;
        super.exitRule();
    }
}
