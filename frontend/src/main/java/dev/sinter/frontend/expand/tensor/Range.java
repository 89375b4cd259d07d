package dev.sinter.frontend.expand.tensor;

import java.util.OptionalLong;

/**
 * {@code from:to:step} on a size, as Python counts: negative numbers are from the end, numbers outside are cut off.
 *
 * @param start the first place
 * @param count how many places
 * @param step from one place to the next; may be negative
 */
public record Range(long start, long count, long step) {
    /** The range that a slice means; the step is not 0. */
    public static Range of(OptionalLong from, OptionalLong to, long step, long size) {
        boolean up = step > 0;
        long first = from.isPresent() ? clipped(from.getAsLong(), size, up) : up ? 0 : size - 1;
        long end = to.isPresent() ? clipped(to.getAsLong(), size, up) : up ? size : -1;
        long distance = up ? end - first : first - end;
        return new Range(first, Math.max(0, Math.ceilDiv(distance, Math.abs(step))), step);
    }

    private static long clipped(long place, long size, boolean up) {
        long at = place < 0 ? place + size : place;
        return up ? Math.clamp(at, 0, size) : Math.clamp(at, -1, size - 1);
    }
}
