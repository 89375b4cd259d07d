package dev.sinter.frontend.source;

import java.util.Comparator;

/** The characters from {@code start} up to, not including, {@code end} of a source. */
public record Span(Source source, int start, int end) {
    /** By file name, then place. */
    public static final Comparator<Span> IN_ORDER = Comparator.comparing(
                    (Span s) -> s.source().name())
            .thenComparingInt(Span::start)
            .thenComparingInt(Span::end);

    public Span {
        if (start < 0 || end < start || end > source.text().length()) {
            throw new IllegalArgumentException("no span " + start + ".." + end + " in " + source);
        }
    }

    /** The text as written. */
    public String text() {
        return source.text().substring(start, end);
    }

    public int line() {
        return source.lineAt(start);
    }

    public int column() {
        return source.columnAt(start);
    }

    /** From the start of this to the end of {@code last}. */
    public Span to(Span last) {
        return new Span(source, start, last.end);
    }

    /** {@code digits.model:12:9}. */
    @Override
    public String toString() {
        return source.name() + ":" + line() + ":" + column();
    }
}
