package dev.sinter.frontend.ast;

import dev.sinter.frontend.source.Span;
import java.util.Optional;

/** {@code import "blocks.model" as b}; without {@code as} the functions are {@code blocks.name}. */
public record Import(Span span, Expr.Text path, Optional<Name> alias) implements Node {

    /** The word before the dot: the alias, else the file's name without folders and {@code .model}. */
    public String prefix() {
        return alias.map(Name::text).orElseGet(() -> {
            String file = path.value().substring(path.value().lastIndexOf('/') + 1);
            return file.endsWith(".model") ? file.substring(0, file.length() - ".model".length()) : file;
        });
    }
}
