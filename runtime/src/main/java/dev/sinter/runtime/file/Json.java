package dev.sinter.runtime.file;

import dev.sinter.runtime.InvalidInputException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON as values of the JDK: an object is a {@link Map} in the order of the text, an array a {@link List}, then {@link String},
 * {@link Double}, {@link Boolean}, and {@link Optional#empty()} for null.
 *
 * <p>Example: {@code Json.write(Json.parse("{\"a\": [1, 2.50]}"))} is {@code {"a":[1,2.5]}}.
 */
public final class Json {
    private static final double MOST_EXACT = 0x1p53;

    private Json() {}

    /**
     * The value of a text that is one JSON value and nothing more. No key may come twice in an object.
     *
     * @throws InvalidInputException whose message begins with line and column
     */
    public static Object parse(String text) {
        return new JsonReader(text).whole();
    }

    /**
     * The one text, without blanks, of a value as {@link #parse} gives it; any {@link Number} will do. A number has the fewest
     * digits that lead back to it; NaN and the infinities, which JSON lacks, become the texts "NaN", "Infinity", "-Infinity".
     */
    public static String write(Object value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            String before = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                string((String) entry.getKey(), out.append(before));
                write(entry.getValue(), out.append(':'));
                before = ",";
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String before = "[";
            for (Object element : list) {
                write(element, out.append(before));
                before = ",";
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof String string) {
            string(string, out);
        } else if (value instanceof Number number) {
            out.append(number(number));
        } else if (value instanceof Boolean) {
            out.append(value);
        } else if (value.equals(Optional.empty())) {
            out.append("null");
        } else {
            throw new IllegalArgumentException(
                    "JSON has no value for a " + value.getClass().getName());
        }
    }

    private static void string(String string, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static String number(Number number) {
        double value = number.doubleValue();
        if (!Double.isFinite(value)) {
            return '"' + number.toString() + '"';
        }
        if (!(number instanceof Double || number instanceof Float)) {
            return number.toString();
        }
        return value == Math.rint(value) && Math.abs(value) < MOST_EXACT && (value != 0 || 1 / value > 0)
                ? Long.toString((long) value)
                : shortest(number);
    }

    /** Found by trying, since the digits of Double.toString changed with JDK 19. */
    private static String shortest(Number number) {
        if (number.doubleValue() == 0) {
            return "-0.0";
        }
        BigDecimal enough = new BigDecimal(number.doubleValue(), new MathContext(17, RoundingMode.HALF_EVEN));
        for (int digits = 1; ; digits++) {
            BigDecimal rounded = enough.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            boolean same = number instanceof Float
                    ? rounded.floatValue() == number.floatValue()
                    : rounded.doubleValue() == number.doubleValue();
            if (same) {
                return rounded.toString();
            }
        }
    }
}
