package dev.sinter.codegen.kernel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Names of methods that are unique in their class. */
public final class Names {
    private final Set<String> taken = new HashSet<>(Set.of("run", "working", "lanes"));
    /** The number that was tried last for a name. */
    private final Map<String, Integer> numbers = new HashMap<>();

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
        while (!taken.add(unused)) {
            unused = name + "_" + numbers.merge(name, 2, (tried, _) -> tried + 1);
        }
        return unused;
    }
}
