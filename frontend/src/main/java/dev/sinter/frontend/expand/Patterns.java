package dev.sinter.frontend.expand;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code "*.kernel"}: a path in which {@code *} is any text. */
final class Patterns {
    private Patterns() {}

    static boolean matches(String pattern, String path) {
        String regex = Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.matches(regex, path);
    }
}
