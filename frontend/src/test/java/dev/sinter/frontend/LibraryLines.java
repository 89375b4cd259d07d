package dev.sinter.frontend;

import java.util.regex.Pattern;

/** Lines of the library in messages, which move whenever someone adds a function above them. */
public final class LibraryLines {
    private static final Pattern LINE = Pattern.compile(
            "\\b(arrays|activations|initializers|layers|losses|metrics|optimizers|schedules)\\.model:\\d+");

    private LibraryLines() {}

    /** {@code layers.model:112} becomes {@code layers.model:*}. */
    public static String hidden(String messages) {
        return LINE.matcher(messages).replaceAll("$1.model:*");
    }
}
