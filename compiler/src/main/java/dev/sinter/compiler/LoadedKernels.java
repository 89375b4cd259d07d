package dev.sinter.compiler;

import dev.sinter.runtime.Kernels;
import java.lang.invoke.MethodHandles;

/** A generated class made to run in this process, without files. */
final class LoadedKernels {
    private LoadedKernels() {}

    /**
     * An instance of a class that {@code KernelClass} wrote.
     *
     * @param bytes a class of the package {@code dev.sinter.compiler}, which is where a hidden class must live
     */
    static Kernels of(byte[] bytes) {
        try {
            Class<?> type =
                    MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass();
            return (Kernels) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a generated class does not load", e);
        }
    }
}
