package dev.sinter.ir.kernel;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.Precision;

/**
 * A named run of numbers that kernels read and write, row-major.
 *
 * @param name unique in its plan
 * @param size how many numbers
 * @param place where it stands while a program runs
 */
public record Buffer(String name, DType dtype, Extent size, Place place) {
    /** Whether its f32 numbers are kept in half the bits. */
    public boolean isHalved() {
        return place instanceof Place.Stored stored && stored.kept() == Precision.BF16;
    }

    /** How many bytes of memory a number takes. */
    public int width() {
        return isHalved() ? Short.BYTES : dtype.bytes();
    }

    /** Whether some of its numbers stand where some of the other's do. */
    public boolean meets(Buffer other) {
        return switch (place) {
            case Place.Stored(var store, int at, var kept)
            when other.place instanceof Place.Stored(var otherStore, int otherAt, var otherKept) ->
                store == otherStore
                        && dtype == other.dtype
                        && kept == otherKept
                        && at < otherAt + other.size.fixed()
                        && otherAt < at + size.fixed();
            case Place.Array _, Place.Stored _, Place.Table _, Place.Seed _, Place.Step _ -> place.equals(other.place);
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
