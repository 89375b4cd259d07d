package dev.sinter.runtime;

import java.util.ArrayList;
import java.util.List;

/** Reads what {@link Kernels#working} says. */
final class Working {
    private Working() {}

    /** The working arrays of a program, for those kernels. */
    static List<TensorSpec> of(Kernels kernels, int program) {
        List<TensorSpec> working = new ArrayList<>();
        for (String word : kernels.working(program).split(" ")) {
            if (!word.isEmpty()) {
                int colon = word.indexOf(':');
                boolean batched = word.endsWith("b");
                int size = Integer.parseInt(word, colon + 1, batched ? word.length() - 1 : word.length(), 10);
                working.add(TensorSpec.of("working", DType.parse(word.substring(0, colon)), batched ? -size : size));
            }
        }
        return working;
    }
}
