package dev.sinter.frontend.ast;

import dev.sinter.frontend.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/** {@code package samples.tour}: the Java package of the generated classes. */
public record PackageName(Span span, List<Name> parts) implements Node {
    public PackageName {
        parts = List.copyOf(parts);
    }

    /** The dotted name, {@code samples.tour}. */
    public String text() {
        return parts.stream().map(Name::text).collect(Collectors.joining("."));
    }
}
