package dev.sinter.ir.text;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.op.Store;
import dev.sinter.runtime.DType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The value of one attribute as text and back: {@code [1, 2]}, {@code f32}, {@code "x"}, {@code [batch, 10]}. */
final class AttributeText {
    private AttributeText() {}

    static String print(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(AttributeText::print).collect(Collectors.joining(", ", "[", "]"));
            case String string -> quote(string);
            case Store store -> store.name().toLowerCase(Locale.ROOT);
            default -> value.toString();
        };
    }

    /** A string in quotes, such that {@link String#translateEscapes} gives it back. */
    static String quote(String string) {
        String escaped = string.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
        return "\"" + escaped + "\"";
    }

    static Object parse(Type type, Tokens tokens) {
        if (type instanceof ParameterizedType list) {
            return list(list.getActualTypeArguments()[0], tokens);
        } else if (type == int.class || type == Integer.class) {
            return Math.toIntExact(tokens.whole());
        } else if (type == long.class || type == Long.class) {
            return tokens.whole();
        } else if (type == double.class || type == Double.class) {
            return tokens.number();
        } else if (type == boolean.class) {
            return bool(tokens);
        } else if (type == String.class) {
            return tokens.string();
        } else if (type == DType.class) {
            return dtype(tokens);
        } else if (type == Shape.class) {
            return shape(tokens);
        } else if (type == Dim.class) {
            return dim(tokens);
        } else if (type == Store.class) {
            return store(tokens);
        }
        throw new IllegalStateException("attributes of " + type + " have no text");
    }

    private static List<Object> list(Type element, Tokens tokens) {
        List<Object> values = new ArrayList<>();
        tokens.expect("[");
        while (!tokens.takeIf("]")) {
            if (!values.isEmpty()) {
                tokens.expect(",");
            }
            values.add(parse(element, tokens));
        }
        return values;
    }

    static Shape shape(Tokens tokens) {
        return new Shape(list(Dim.class, tokens).stream().map(Dim.class::cast).toList());
    }

    private static Dim dim(Tokens tokens) {
        if (tokens.takeIf("batch")) {
            return Dim.BATCH;
        }
        long count = tokens.whole();
        if (!tokens.takeIf("*")) {
            return Dim.of(count);
        }
        tokens.expect("batch");
        return new Dim(count, true);
    }

    private static boolean bool(Tokens tokens) {
        String word = tokens.name();
        if (!word.equals("true") && !word.equals("false")) {
            throw tokens.previous("expected true or false, found " + word);
        }
        return word.equals("true");
    }

    static DType dtype(Tokens tokens) {
        String word = tokens.name();
        try {
            return DType.parse(word);
        } catch (IllegalArgumentException e) {
            throw tokens.previous(e.getMessage());
        }
    }

    static Store store(Tokens tokens) {
        String word = tokens.name();
        for (Store store : Store.values()) {
            if (print(store).equals(word)) {
                return store;
            }
        }
        throw tokens.previous("no store " + word + "; there are weights, optimizer and metrics");
    }
}
