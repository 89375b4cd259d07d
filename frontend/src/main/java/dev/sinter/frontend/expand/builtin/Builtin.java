package dev.sinter.frontend.expand.builtin;

import dev.sinter.frontend.expand.value.Callable;
import dev.sinter.frontend.expand.value.Formal;
import dev.sinter.frontend.expand.value.Value;
import java.util.ArrayList;
import java.util.List;

/** A primitive. {@code Builtin.of("sum(x, axis=, keepdims=)", ...)}: {@code =} behind an argument that can be left out. */
public record Builtin(String name, List<Formal> formals, Body body) implements Callable {
    /** What it does. */
    @FunctionalInterface
    public interface Body {
        Value apply(Request request);
    }

    /** {@code fn} before an argument that wants a function, {@code ?} behind one that may be left out but needs no name. */
    static Builtin of(String signature, Body body) {
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
        return new Builtin(signature.substring(0, open), List.copyOf(formals), body);
    }
}
