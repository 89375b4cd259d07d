package dev.sinter.frontend.syntax;

import dev.sinter.frontend.ast.ModelFile;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.Source;
import dev.sinter.frontend.syntax.token.Tokens;
import dev.sinter.grammar.ModelParser.FileContext;
import java.util.Optional;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** The door of the parser: a source goes in, its syntax tree or its problems come out. */
public final class Parse {
    private Parse() {}

    /** The tree of the file, or empty with at least one error added to {@code problems}. */
    public static Optional<ModelFile> file(Source source, Problems problems) {
        return asWritten(source, problems).map(ParsedFile::file);
    }

    /** The tree of the file and the words that it was made of, or empty with at least one error added to {@code problems}. */
    public static Optional<ParsedFile> asWritten(Source source, Problems problems) {
        Problems own = new Problems();
        Tokens tokens = Tokens.of(source);
        FileContext words = tree(tokens, own);
        Optional<ParsedFile> parsed = Optional.empty();
        if (!own.hasErrors()) {
            parsed = Optional.of(new ParsedFile(tokens, words, new FileBuilder(tokens, own).file(words)));
            DivisionComments.check(tokens, words, own);
        }
        problems.addAll(own.sorted());
        return own.hasErrors() ? Optional.empty() : parsed;
    }

    /** Right files take the quick way; only a file with a mistake is read again, slowly, to word it. */
    private static FileContext tree(Tokens tokens, Problems problems) {
        try {
            BoundedParser quick = new BoundedParser(tokens.stream());
            quick.removeErrorListeners();
            quick.getInterpreter().setPredictionMode(PredictionMode.SLL);
            quick.setErrorHandler(new GiveUp());
            return quick.file();
        } catch (ParseCancellationException wrong) {
            BoundedParser careful = new BoundedParser(tokens.stream());
            careful.removeErrorListeners();
            careful.setErrorHandler(new Recovery(tokens, problems));
            return careful.file();
        }
    }

    /** Leaves the parser at the first mistake, in silence. */
    private static final class GiveUp extends BailErrorStrategy {
        @Override
        public void reportError(Parser parser, RecognitionException e) {}
    }
}
