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
    /** Whether some of its numbers stand where some of the other's do. */
    public boolean meets(Buffer other) {
        return switch (place) {
            case Place.Stored(var store, int at)
            when other.place instanceof Place.Stored(var otherStore, int otherAt) ->
                store == otherStore
                        && dtype == other.dtype
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
