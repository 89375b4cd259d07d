package dev.sinter.frontend.expand.builtin;

import dev.sinter.frontend.expand.value.Callable;
import dev.sinter.frontend.expand.value.Formal;
import dev.sinter.frontend.expand.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A primitive.
 *
 * @param doc what it does, in the form of the text beside a library function: arguments, result, an example that compiles
 */
public record Builtin(String name, List<Formal> formals, String doc, Body body) implements Callable {
    /** What it does. */
    @FunctionalInterface
    public interface Body {
        Value apply(Request request);
    }

    /**
     * {@code Builtin.of("sum(x, axis=, keepdims=)", ...)}: {@code =} behind an argument that can be left out, {@code ?} behind one
     * that may be left out but needs no name, {@code fn} before one that wants a function.
     */
    static Builtin of(String signature, String doc, Body body) {
        int open = signature.indexOf('(');
        List<Formal> formals = new ArrayList<>();
        for (String text : signature.substring(open + 1, signature.length() - 1).split(", ")) {
            boolean function = text.startsWith("fn ");
            boolean optional = text.endsWith("=") || text.endsWith("?");
            String name = text.replace("fn ", "").replace("=", "").replace("?", "");
            if (!name.isEmpty()) {
                formals.add(new Formal(name, !optional, !text.endsWith("="), function));
            }
        }
        return new Builtin(signature.substring(0, open), List.copyOf(formals), doc, body);
    }
}
