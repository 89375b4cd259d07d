package dev.sinter.codegen.kernel;

import dev.sinter.codegen.code.Expr;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Reduction;

/** How the canonical order of a sum cuts it into blocks. */
public final class Blocks {
    /** So many elements of a sum are added before the block is added to the blocks before it. */
    public static final int SIZE = 1024;

    private Blocks() {}

    /** True when the order of the reduction can be seen in the bits: sums of floats. */
    public static boolean isOrdered(Reduction reduction) {
        boolean sum = reduction.combine() == Reduction.Combine.SUM || reduction.combine() == Reduction.Combine.FMA;
        return sum && reduction.type().isFloat();
    }

    /** True when there is never more than one block. */
    public static boolean fitsOne(Reduction reduction) {
        Dim length = reduction.loops().stream().map(Loop::size).reduce(Dim.ONE, Dim::times);
        return !length.batch() && length.count() <= SIZE;
    }

    /** What can be added to any number, +0 and -0 too, and leaves it as it is. */
    public static Expr nothing(Reduction reduction) {
        return ScalarCode.literal(-0.0, reduction.type());
    }
}
