package dev.sinter.codegen.code;

import java.util.List;
import java.util.stream.Collectors;

/** A method: public unless static. */
public record CodeMethod(
        String name, boolean isStatic, List<Expr.Local> parameters, Type result, List<Statement> body) {
    public CodeMethod {
        parameters = List.copyOf(parameters);
        body = List.copyOf(body);
    }

    public CodeMethod named(String other) {
        return new CodeMethod(other, isStatic, parameters, result, body);
    }

    /** {@code ([FI)V}. */
    public String descriptor() {
        return parameters.stream().map(p -> p.type().descriptor()).collect(Collectors.joining("", "(", ")"))
                + result.descriptor();
    }

    /** As Java-like text. */
    @Override
    public String toString() {
        return new CodeText().method(this).toString();
    }
}
