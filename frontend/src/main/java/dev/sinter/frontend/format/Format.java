package dev.sinter.frontend.format;

import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.Source;
import dev.sinter.frontend.syntax.Parse;
import java.util.Optional;

/**
 * The door of the formatter: the text of a file in the one layout. Words stay as they are, comments stay where they are, of blank
 * lines one is left; formatting a second time changes nothing.
 */
public final class Format {
    private Format() {}

    /** The text anew, or empty with at least one error added to {@code problems}. */
    public static Optional<String> text(Source source, Problems problems) {
        Source plain = new Source(source.name(), source.text().replaceAll("\r\n?", "\n"));
        return Parse.asWritten(plain, problems)
                .map(parsed -> Printer.print(new Layout(parsed.tokens()).file(parsed.words())));
    }
}
