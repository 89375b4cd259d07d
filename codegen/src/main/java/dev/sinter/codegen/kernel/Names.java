package dev.sinter.codegen.kernel;

import java.util.HashSet;
import java.util.Set;

/** Names of methods that are unique in their class. */
public final class Names {
    private final Set<String> taken = new HashSet<>(Set.of("run", "working", "lanes"));

    /** The name as Java allows it: {@code training.step} becomes {@code training_step}. */
    public static String identifier(String name) {
        StringBuilder out = new StringBuilder();
        name.codePoints().forEach(c -> out.appendCodePoint(Character.isJavaIdentifierPart(c) ? c : '_'));
        if (out.isEmpty() || !Character.isJavaIdentifierStart(out.codePointAt(0))) {
            out.insert(0, '_');
        }
        return out.toString();
    }

    /** That name, or with a number when it is taken; taken from now on. */
    public String take(String name) {
        String unused = name;
        for (int i = 2; !taken.add(unused); i++) {
            unused = name + "_" + i;
        }
        return unused;
    }
}
