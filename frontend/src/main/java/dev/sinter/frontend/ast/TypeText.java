package dev.sinter.frontend.ast;

import java.util.stream.Collectors;

/** A type as one line, {@code float[..s, 4 * units]}: sizes as the author wrote them. */
public final class TypeText {
    private TypeText() {}

    public static String of(TypeExpr type) {
        return switch (type) {
            case TypeExpr.Tensor t ->
                t.dims().stream()
                        .map(TypeText::of)
                        .collect(Collectors.joining(", ", t.dtype().text() + "[", "]"));
            case TypeExpr.Named n -> n.name().text();
            case TypeExpr.Function f -> "fn";
            case TypeExpr.Words w ->
                w.words().stream().map(t -> AstText.quoted(t.value())).collect(Collectors.joining(" | "));
        };
    }

    private static String of(Dim dim) {
        return switch (dim) {
            case Dim.Size s -> s.value().span().text();
            case Dim.Rest r -> ".." + r.sizes().map(s -> s.span().text()).orElse("");
        };
    }
}
