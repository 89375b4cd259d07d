package dev.sinter.maven;

import java.util.regex.Pattern;

/**
 * A file pattern as Maven's users write it, matched against a path with forward slashes.
 *
 * <p>{@code ?} is one character and {@code *} any number of them inside one name; {@code **} is any number of folders,
 * none included. So {@code **}{@code /*.model} matches {@code a.model} and {@code x/y/a.model}.
 */
record AntPattern(String text) {

    boolean matches(String path) {
        return Pattern.matches(expression(), path);
    }

    private String expression() {
        String pattern = text.replace('\\', '/');
        if (pattern.endsWith("/")) {
            pattern += "**";
        }
        StringBuilder expression = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            if (pattern.startsWith("**/", at)) {
                expression.append("(?:.*/)?");
                at += 3;
            } else if (pattern.startsWith("**", at)) {
                expression.append(".*");
                at += 2;
            } else {
                expression.append(oneCharacter(pattern.charAt(at)));
                at++;
            }
        }
        return expression.toString();
    }

    private static String oneCharacter(char character) {
        if (character == '*') {
            return "[^/]*";
        }
        return character == '?' ? "[^/]" : Pattern.quote(String.valueOf(character));
    }
}
