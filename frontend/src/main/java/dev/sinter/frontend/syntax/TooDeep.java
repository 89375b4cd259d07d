package dev.sinter.frontend.syntax;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;

/** Thrown where brackets or blocks nest deeper than {@link BoundedParser} allows. */
final class TooDeep extends RecognitionException {
    private static final long serialVersionUID = 1L;

    TooDeep(Parser parser) {
        super(parser, parser.getInputStream(), parser.getContext());
        setOffendingToken(parser.getCurrentToken());
    }
}
