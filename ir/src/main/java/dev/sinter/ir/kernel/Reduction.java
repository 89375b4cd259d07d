package dev.sinter.ir.kernel;

import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;

/**
 * How many numbers become one inside a kernel.
 *
 * @param loops the reduction loops, outermost first; the reduction index is their flat position
 * @param combine what is done with them
 * @param order the order in which it is done, which fixes the bits of a sum
 * @param elements the formula for one element over the kernel's reads; for {@link Combine#FMA} the two factors
 */
public record Reduction(List<Loop> loops, Combine combine, Order order, List<Scalar> elements) {
    public Reduction {
        loops = List.copyOf(loops);
        elements = List.copyOf(elements);
        if (elements.size() != (combine == Combine.FMA ? 2 : 1)) {
            throw new IllegalArgumentException(combine + " of " + elements.size() + " elements");
        }
    }

    /** What is done with the elements. */
    public enum Combine {
        /** From +0.0, added. */
        SUM,
        /** From +0.0, fma(first factor, second factor, so far). */
        FMA,
        /** From 1, multiplied. */
        PROD,
        /** As Math.max from the first element; over nothing -inf, or the lowest integer, or false. */
        MAX,
        /** As Math.min from the first element; over nothing +inf, or the highest integer, or true. */
        MIN,
        /** The index of the first largest, the first NaN winning; an i32. */
        ARGMAX,
        /** The index of the first smallest, the first NaN winning; an i32. */
        ARGMIN
    }

    /** The order of a sum (design section 7). PROD, MAX, MIN, ARGMAX and ARGMIN are always a chain, never blocked. */
    public enum Order {
        /** Ascending index, in blocks of 1024: each block starts afresh, block results are added in ascending order. */
        CHAIN,
        /**
         * The same blocks, but within a block 16 partial results (index mod 16) from +0.0, all 16 then added as a tree:
         * lane i with lane i + 8, then + 4, + 2, + 1. There is one reduction loop.
         */
        LANES
    }

    /** The type of the reduced value. */
    public DType type() {
        return combine == Combine.ARGMAX || combine == Combine.ARGMIN
                ? DType.I32
                : elements.get(0).type();
    }
}
