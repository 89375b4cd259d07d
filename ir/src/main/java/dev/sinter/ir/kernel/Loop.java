package dev.sinter.ir.kernel;

import dev.sinter.ir.graph.Dim;

/** One loop of a kernel, from 0 up to its size. */
public record Loop(String name, Dim size) {
    @Override
    public String toString() {
        return name + "<" + size;
    }
}
