package dev.sinter.ir.kernel;

import dev.sinter.runtime.DType;

/**
 * A named run of numbers that kernels read and write, row-major.
 *
 * @param name unique in its plan
 * @param size how many numbers
 * @param place where it stands while a program runs
 */
public record Buffer(String name, DType dtype, Extent size, Place place) {
    @Override
    public String toString() {
        return name;
    }
}
