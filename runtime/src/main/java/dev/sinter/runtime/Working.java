package dev.sinter.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads what {@link Kernels#working} says. */
final class Working {
    private Working() {}

    /** The working arrays of a program, for those kernels and so many threads. */
    static List<TensorSpec> of(Kernels kernels, int program, int threads) {
        List<TensorSpec> working = new ArrayList<>();
        for (String word : kernels.working(program).split(" ")) {
            if (!word.isEmpty()) {
                int colon = word.indexOf(':');
                boolean batched = word.endsWith("b");
                boolean own = word.endsWith("t");
                int end = word.length() - (batched || own ? 1 : 0);
                int size = Integer.parseInt(word, colon + 1, end, 10);
                DType dtype = DType.parse(word.substring(0, colon));
                TensorSpec array = TensorSpec.of("working", dtype, batched ? -size : size);
                working.addAll(Collections.nCopies(own ? threads : 1, array));
            }
        }
        return working;
    }
}
