package dev.sinter.frontend.expand.program;

import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Item;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Flag;
import dev.sinter.frontend.expand.value.Value.ListOf;
import dev.sinter.frontend.expand.value.Value.Num;
import dev.sinter.frontend.expand.value.Value.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a literal constant holds, and how such a value is written on a command line: {@code 64}, {@code 512,128}. */
record DefinedKind(Part part, boolean isList) {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private enum Part {
        NUMBER("a number", "numbers", "64"),
        FLAG("true or false", "true and false", "true"),
        TEXT("a text", "texts", "word");

        private final String one;
        private final String many;
        private final String example;

        Part(String one, String many, String example) {
            this.one = one;
            this.many = many;
            this.example = example;
        }

        private Optional<Value> parse(String text) {
            return switch (this) {
                case NUMBER ->
                    DefinedKind.NUMBER.matcher(text).matches()
                            ? Optional.of(Num.of(Double.parseDouble(text)))
                            : Optional.empty();
                case FLAG ->
                    text.equals("true") || text.equals("false")
                            ? Optional.of(new Flag(text.equals("true")))
                            : Optional.empty();
                case TEXT -> Optional.of(new Text(text));
            };
        }
    }

    /** The kind of a constant's value as written, or empty where nothing can replace it. */
    static Optional<DefinedKind> of(Expr written) {
        if (!Literals.isLiteral(written)) {
            return Optional.empty();
        }
        if (!(written instanceof Expr.ListOf list)) {
            return part(written).map(part -> new DefinedKind(part, false));
        }
        return list.items().isEmpty()
                ? Optional.empty()
                : part(list.items().get(0)).map(part -> new DefinedKind(part, true));
    }

    private static Optional<Part> part(Item item) {
        return item instanceof Item.One one ? part(one.value()) : Optional.empty();
    }

    private static Optional<Part> part(Expr literal) {
        return switch (literal) {
            case Expr.Number _, Expr.Unary _ -> Optional.of(Part.NUMBER);
            case Expr.Bool _ -> Optional.of(Part.FLAG);
            case Expr.Text _ -> Optional.of(Part.TEXT);
            default -> Optional.empty();
        };
    }

    Optional<Value> parse(String text) {
        if (!isList) {
            return part.parse(text.strip());
        }
        List<String> parts = Arrays.asList(text.split(",", -1));
        List<Value> items = parts.stream()
                .flatMap(item -> part.parse(item.strip()).stream())
                .toList();
        return items.size() == parts.size() ? Optional.of(new ListOf(items)) : Optional.empty();
    }

    /** What it is, with an article. */
    String words() {
        return isList ? "a list of " + part.many : part.one;
    }

    String example() {
        return isList ? part.example + "," + part.example : part.example;
    }
}
