package dev.sinter.codegen.code;

import java.util.List;

/**
 * A public final class with a public constructor without arguments.
 *
 * @param type its name
 * @param sourceFile the {@code .model} file that its lines stand for
 * @param implemented the interface that it implements
 */
public record CodeClass(
        Type type, String sourceFile, Type implemented, List<CodeField> fields, List<CodeMethod> methods) {
    public CodeClass {
        fields = List.copyOf(fields);
        methods = List.copyOf(methods);
    }

    /** As Java-like text. */
    @Override
    public String toString() {
        return new CodeText().codeClass(this).toString();
    }
}
