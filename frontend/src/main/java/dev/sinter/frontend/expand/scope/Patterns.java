package dev.sinter.frontend.expand.scope;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code "*.kernel"}: a path in which {@code *} is any text. */
public final class Patterns {
    private Patterns() {}

    public static boolean matches(String pattern, String path) {
        String regex =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.matches(regex, path);
    }
}
