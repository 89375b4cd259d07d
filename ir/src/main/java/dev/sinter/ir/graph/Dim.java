package dev.sinter.ir.graph;

/**
 * One dimension of a shape: a number, or a number times {@code batch}, the one size that is open until a program runs.
 *
 * @param count the number
 * @param batch whether it is times the number of samples
 */
public record Dim(long count, boolean batch) {
    /** The number of samples. */
    public static final Dim BATCH = new Dim(1, true);

    public static final Dim ONE = new Dim(1, false);

    public Dim {
        if (count < 0) {
            throw new IllegalArgumentException("dimension " + count + " is negative");
        }
    }

    public static Dim of(long count) {
        return new Dim(count, false);
    }

    /** The size for so many samples. */
    public long at(long samples) {
        return batch ? Math.multiplyExact(count, samples) : count;
    }

    public boolean isOne() {
        return equals(ONE);
    }

    /** The product, which may be times {@code batch} once only. */
    public Dim times(Dim other) {
        if (batch && other.batch) {
            throw new Mismatch("batch lands twice in one product: " + this + " * " + other);
        }
        return new Dim(Math.multiplyExact(count, other.count), batch || other.batch);
    }

    @Override
    public String toString() {
        return !batch ? Long.toString(count) : count == 1 ? "batch" : count + "*batch";
    }
}
