package dev.sinter.codegen.kernel;

import dev.sinter.codegen.code.Type;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Place;
import dev.sinter.ir.op.Store;
import dev.sinter.runtime.DType;

/** Where a program finds what it hands to a kernel's method. */
public sealed interface Source {
    /** An array of the memory. */
    record OfMemory(int index, DType dtype) implements Source {}

    /**
     * A flat array of a store.
     *
     * @param field its name among the tensors
     */
    record OfStore(Store store, String field, Type type) implements Source {
        static OfStore of(Buffer buffer, Place.Stored place) {
            return buffer.isHalved()
                    ? new OfStore(place.store(), place.kept().toString(), Kept.HALVES)
                    : new OfStore(place.store(), buffer.dtype().text(), Types.array(buffer.dtype()));
        }
    }

    /** Where a tensor begins in the flat array of its store. */
    record Start(Place.Stored place, DType dtype) implements Source {}

    /**
     * An f32 array of the memory in which a kernel may write as it likes, after the plan's own arrays; each thread has its own.
     *
     * @param slot which one; kernels with the same slot share the array
     * @param size how many numbers the kernel needs
     */
    record Scratch(int slot, int size) implements Source {}

    /** One of the numbers that the program was called with. */
    enum Argument implements Source {
        BATCH,
        SEED,
        STEP,
        /** What this thread does of a kernel that is split. */
        SHARE
    }
}
