package dev.sinter.frontend.expand.unit;

import dev.sinter.frontend.ast.Declaration;
import java.util.Collection;
import java.util.Optional;

/** A namespace of functions and constants: one file, or the whole standard library. */
public interface Unit {
    /** What messages call it, {@code blocks.model}. */
    String name();

    /** Whether mistakes in it are shown at the call instead. */
    boolean isLibrary();

    Optional<Declaration.Function> function(String name);

    Optional<Declaration.Constant> constant(String name);

    /** The unit imported under that prefix. */
    Optional<Unit> imported(String prefix);

    Collection<String> functionNames();

    Collection<String> constantNames();
}
