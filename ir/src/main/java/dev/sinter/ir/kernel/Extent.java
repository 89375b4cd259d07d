package dev.sinter.ir.kernel;

import dev.sinter.ir.graph.Dim;

/**
 * A number of elements that may grow with the batch: {@code fixed + perBatch * batch}. Offsets, strides and sizes of
 * buffers.
 */
public record Extent(long fixed, long perBatch) {
    public static final Extent ZERO = new Extent(0, 0);
    public static final Extent ONE = new Extent(1, 0);

    public static Extent of(long fixed) {
        return new Extent(fixed, 0);
    }

    public static Extent of(Dim dim) {
        return dim.batch() ? new Extent(0, dim.count()) : new Extent(dim.count(), 0);
    }

    public boolean isZero() {
        return equals(ZERO);
    }

    public boolean isOne() {
        return equals(ONE);
    }

    public boolean isFixed() {
        return perBatch == 0;
    }

    public Extent plus(Extent other) {
        return new Extent(Math.addExact(fixed, other.fixed), Math.addExact(perBatch, other.perBatch));
    }

    public Extent times(long factor) {
        return new Extent(Math.multiplyExact(fixed, factor), Math.multiplyExact(perBatch, factor));
    }

    public Extent times(Dim dim) {
        if (!dim.batch()) {
            return times(dim.count());
        }
        if (perBatch != 0) {
            throw new ArithmeticException("batch lands twice in " + this + " * " + dim);
        }
        return new Extent(0, Math.multiplyExact(fixed, dim.count()));
    }

    public long at(long batch) {
        return Math.addExact(fixed, Math.multiplyExact(perBatch, batch));
    }

    @Override
    public String toString() {
        if (perBatch == 0) {
            return Long.toString(fixed);
        }
        String open = perBatch == 1 ? "batch" : perBatch + "*batch";
        return fixed == 0 ? open : fixed + "+" + open;
    }
}
