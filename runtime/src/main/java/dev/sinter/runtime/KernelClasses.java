package dev.sinter.runtime;

/** The generated kernel classes of one model, of which only those are loaded that are asked for. */
@FunctionalInterface
public interface KernelClasses {
    /**
     * The code for one instruction set.
     *
     * @param lanes 1 for scalar code; 4, 8 or 16 for vectors of so many f32 lanes
     */
    Kernels load(int lanes);
}
