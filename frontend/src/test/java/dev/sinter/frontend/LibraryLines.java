package dev.sinter.frontend;

import dev.sinter.frontend.expand.unit.StandardLibrary;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines of the library in messages, which move whenever someone adds a function above them. */
public final class LibraryLines {
    private static final Pattern LINE = Pattern.compile(StandardLibrary.sources().stream()
            .map(source -> Pattern.quote(source.name()))
            .collect(Collectors.joining("|", "\\b(", "):\\d+")));

    private LibraryLines() {}

    /** {@code layers.model:112} becomes {@code layers.model:*}. */
    public static String hidden(String messages) {
        return LINE.matcher(messages).replaceAll("$1:*");
    }
}
