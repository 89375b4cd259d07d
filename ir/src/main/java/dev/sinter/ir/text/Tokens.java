package dev.sinter.ir.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a text one after the other, spaces and comments ({@code # ..}) left out. */
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("(?<skip>\\s+|#[^\\n]*)"
            + "|%\\d+"
            + "|\"(?:[^\"\\\\\\n]|\\\\.)*\""
            + "|-?(?:\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?|Infinity)"
            + "|[A-Za-z_][A-Za-z0-9_.]*"
            + "|[(){}\\[\\],=:*]");

    private record Token(String text, int start) {}

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    Tokens(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw error(at, "unexpected character " + text.charAt(at));
            }
            if (matcher.group("skip") == null) {
                tokens.add(new Token(matcher.group(), at));
            }
            at = matcher.end();
        }
        tokens.add(new Token("", text.length()));
    }

    /** The next word, or an empty one at the end. */
    String peek() {
        return tokens.get(next).text();
    }

    String take() {
        String word = peek();
        next = Math.min(next + 1, tokens.size() - 1);
        return word;
    }

    /** Takes the next word when it is this one. */
    boolean takeIf(String word) {
        boolean found = peek().equals(word);
        if (found) {
            take();
        }
        return found;
    }

    void expect(String word) {
        if (!takeIf(word)) {
            throw error("expected " + word + ", found " + found());
        }
    }

    /** Takes a word of a kind given by its first character. */
    String expect(String firstCharacters, String kind) {
        if (peek().isEmpty() || !peek().substring(0, 1).matches(firstCharacters)) {
            throw error("expected " + kind + ", found " + found());
        }
        return take();
    }

    String name() {
        return expect("[A-Za-z_]", "a name");
    }

    String value() {
        return expect("%", "a value like %0");
    }

    long whole() {
        String word = expect("[-0-9]", "a whole number");
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw previous("expected a whole number, found " + word);
        }
    }

    double number() {
        String word = expect("[-0-9NI]", "a number");
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw previous("expected a number, found " + word);
        }
    }

    String string() {
        String word = expect("\"", "a string");
        return word.substring(1, word.length() - 1).translateEscapes();
    }

    private String found() {
        return peek().isEmpty() ? "the end" : peek();
    }

    /** An error at the next word. */
    InvalidText error(String message) {
        return error(tokens.get(next).start(), message);
    }

    /** An error at the word taken last. */
    InvalidText previous(String message) {
        return error(tokens.get(Math.max(0, next - 1)).start(), message);
    }

    private InvalidText error(int at, String message) {
        String before = text.substring(0, at);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new InvalidText(line, at - before.lastIndexOf('\n'), message);
    }
}
