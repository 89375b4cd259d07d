package dev.sinter.ir.kernel;

import dev.sinter.ir.graph.Origin;
import java.util.List;

/**
 * One generated method that goes through its buffers from the first element to the last, for what is no loop nest over
 * affine accesses.
 *
 * <pre>
 * GATHER       for row, i: target[row, i] = reads[0][reads[1][row], i]
 * SCATTER_ADD  target = 0; for row, i: target[reads[1][row], i] += reads[0][row, i]
 * CUM_SUM      for row, k, i: target[row, k, i] = (k == 0 ? 0 : target[row, k - 1, i]) + reads[0][row, k, i]
 * ARG_SORT     for row: target[row, ..] = places of reads[0][row, ..], smallest number first, NaN last, equals in order
 * </pre>
 *
 * @param name unique in its plan, like that of a {@link Kernel}
 * @param rows how many rows
 * @param count how many steps a row has, below k; 1 where there is no k
 * @param width how many numbers a step has, below i
 */
public record Sweep(
        String name, Origin origin, Kind kind, List<Buffer> reads, Buffer target, Extent rows, long count, Extent width)
        implements Action {
    /** What is done. */
    public enum Kind {
        GATHER,
        SCATTER_ADD,
        CUM_SUM,
        ARG_SORT,
        /** The same with the largest number first. */
        ARG_SORT_DESCENDING
    }

    public Sweep {
        reads = List.copyOf(reads);
    }
}
