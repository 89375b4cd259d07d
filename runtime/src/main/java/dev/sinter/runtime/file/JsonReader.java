package dev.sinter.runtime.file;

import dev.sinter.runtime.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one JSON text as RFC 8259 defines it. Nothing is more than 100 arrays and objects deep. */
final class JsonReader {
    private static final int DEEPEST = 100;
    private static final String DIGITS = "0123456789";

    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    Object whole() {
        Object value = value();
        if (peek() != 0 || at < text.length()) {
            throw wrong("the end of the text");
        }
        return value;
    }

    private Object value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", Optional.empty());
            default -> number();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> map = new LinkedHashMap<>();
        open();
        for (boolean more = !accept('}'); more; more = more('}')) {
            if (peek() != '"') {
                throw wrong("a key in double quotes");
            }
            int start = at;
            String key = string();
            if (map.containsKey(key)) {
                at = start;
                throw wrong("each key once, and '" + key + "' was there before");
            }
            if (!accept(':')) {
                throw wrong("':'");
            }
            map.put(key, value());
        }
        depth--;
        return Collections.unmodifiableMap(map);
    }

    private List<Object> array() {
        List<Object> list = new ArrayList<>();
        open();
        for (boolean more = !accept(']'); more; more = more(']')) {
            list.add(value());
        }
        depth--;
        return Collections.unmodifiableList(list);
    }

    private void open() {
        if (++depth > DEEPEST) {
            throw wrong("at most " + DEEPEST + " arrays and objects inside each other");
        }
        at++;
    }

    private boolean more(char close) {
        if (accept(',')) {
            return true;
        }
        if (!accept(close)) {
            throw wrong("',' or '" + close + "'");
        }
        return false;
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong("a JSON value");
        }
        at += word.length();
        return value;
    }

    private Double number() {
        int minus = is("-", at) ? at + 1 : at;
        int whole = is("0", minus) ? minus + 1 : digits(minus);
        if (whole == minus) {
            throw wrong("a JSON value");
        }
        int fraction = is(".", whole) && is(DIGITS, whole + 1) ? digits(whole + 1) : whole;
        int power = is("+-", fraction + 1) ? fraction + 2 : fraction + 1;
        int end = is("eE", fraction) && is(DIGITS, power) ? digits(power) : fraction;
        double value = Double.parseDouble(text.substring(at, end));
        if (Double.isInfinite(value)) {
            throw wrong("a number less than 1.8e308");
        }
        at = end;
        return value;
    }

    /** Where the digits end that begin there. */
    private int digits(int from) {
        int end = from;
        while (is(DIGITS, end)) {
            end++;
        }
        return end;
    }

    /** Whether one of these characters stands there. */
    private boolean is(String characters, int place) {
        return place < text.length() && characters.indexOf(text.charAt(place)) >= 0;
    }

    private String string() {
        StringBuilder value = new StringBuilder();
        at++;
        while (true) {
            char c = at < text.length() ? text.charAt(at) : 0;
            if (c < ' ') {
                throw wrong("a closing quote (write line ends and tabs as \\n and \\t)");
            }
            at++;
            if (c == '"') {
                return value.toString();
            }
            value.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        int letter = at < text.length() ? "\"\\/bfnrtu".indexOf(text.charAt(at)) : -1;
        if (letter < 0) {
            throw wrong("one of \" \\ / b f n r t u after a backslash");
        }
        at++;
        return letter < 8 ? "\"\\/\b\f\n\r\t".charAt(letter) : unicode();
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char c = at < text.length() ? text.charAt(at) : 0;
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw wrong("four hexadecimal digits");
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    private boolean accept(char c) {
        boolean found = peek() == c;
        at += found ? 1 : 0;
        return found;
    }

    /** The next character that is not blank, or 0 at the end. */
    private char peek() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private InvalidInputException wrong(String expected) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < at; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        String found = at < text.length() ? "'" + text.substring(at, text.offsetByCodePoints(at, 1)) + "'" : "the end";
        return new InvalidInputException(line + ":" + (at - lineStart + 1) + ": expected " + expected + ", found "
                + found + " in the JSON text");
    }
}
