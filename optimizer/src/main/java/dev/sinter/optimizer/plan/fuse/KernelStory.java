package dev.sinter.optimizer.plan.fuse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What fusion made of a kernel, and why, for a reader.
 *
 * @param operations what it computes, in the order of the graph; a reduction or contraction stands where it is
 * @param written the values that it puts into memory, and why they must be there
 * @param apart the values that it reads from other kernels, and why it is not one with those
 */
public record KernelStory(List<String> operations, Map<String, InMemory> written, Map<String, Apart> apart) {
    public KernelStory {
        operations = List.copyOf(operations);
        written = Collections.unmodifiableMap(new LinkedHashMap<>(written));
        apart = Collections.unmodifiableMap(new LinkedHashMap<>(apart));
    }
}
