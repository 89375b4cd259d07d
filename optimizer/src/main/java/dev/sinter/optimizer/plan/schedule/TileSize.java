package dev.sinter.optimizer.plan.schedule;

import dev.sinter.ir.graph.Dim;
import java.util.List;
import java.util.Optional;

/**
 * How many rows and vectors of accumulators a tile has. All of them, one row's operand and the vectors of the other operand must stay
 * in registers: 16 where vectors have 4 or 8 lanes, 32 where they have 16. As measured with 8 lanes, 5 or 6 rows of 2 vectors reach 95%
 * of a core's peak and 4 rows 89%; with 16 lanes, 4 or 5 rows of 4 vectors reach 97%, 10 rows of 2 vectors 92%, and 14 rows 90 to 95%.
 * But of a batch that 10 rows do not divide, more rows are computed twice.
 *
 * @param rows of accumulators
 * @param vectors in each row
 */
record TileSize(int rows, int vectors) {
    /** A batch of unknown size counts as this many rows, which the usual round sizes share a divisor with. */
    static final long USUAL_BATCH = 50;
    /** What people choose, which the rows of a tile should divide where the batch is not known. */
    private static final List<Long> BATCHES = List.of(32L, 50L, 64L, 100L, 128L, 256L);
    /** So few sums wait for themselves. */
    private static final int FEW_SUMS = 8;
    /** So few rows wait for the vectors that they share, where these come from the second cache. */
    private static final int FEW_ROWS = 4;
    /** Rows that are left over take as long as this many rows at least: a small tile waits for its own sums. */
    private static final long LEFT_OVER = 4;
    /** A tile of another height is a method more to compile, worth this share of the time. */
    private static final double ANOTHER_METHOD = 1.1;

    /**
     * A tile for so many columns, and rows unless there is but one.
     *
     * @param passes whether tiles read the other operand from the second cache, which few rows wait for
     */
    static TileSize choose(Optional<Dim> rows, Dim columns, int lanes, boolean passes) {
        boolean tall = rows.isPresent() && (lanes < 16 || !rows.get().batch());
        int most = tall ? 2 : 4;
        int vectors = columns.batch() ? most : (int) Math.min(most, (columns.count() + lanes - 1) / lanes);
        return new TileSize(rows.map(dim -> rows(dim, vectors, lanes, passes)).orElse(1), vectors);
    }

    /** Why it is so large, in words: how much stays in registers, and what is left over. */
    String reason(Optional<Dim> height, Dim columns, int lanes) {
        String sums = rows * vectors + " sums of " + (lanes == 16 ? 32 : 16) + " registers";
        String across = columns.batch() ? "" : "; " + cut("columns", columns.count(), (long) vectors * lanes);
        return sums
                + across
                + height.filter(dim -> rows > 1).map(dim -> "; " + down(dim)).orElse("");
    }

    private String down(Dim height) {
        return height.batch()
                ? rows + " rows divide batches of " + BATCHES.getFirst() + " to " + BATCHES.getLast() + " best"
                : cut("rows", height.count(), rows);
    }

    private static String cut(String what, long count, long width) {
        if (count <= width) {
            return count + " " + what + " in one tile";
        }
        long rest = count % width;
        return count + " " + what + " = " + count / width + " x " + width + (rest == 0 ? "" : " + " + rest);
    }

    private static int rows(Dim rows, int vectors, int lanes, boolean passes) {
        int best = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int candidate : candidates(vectors, lanes)) {
            boolean waits = passes ? candidate <= FEW_ROWS : candidate * vectors <= FEW_SUMS;
            double efficiency = waits ? 0.89 : 0.95;
            double time =
                    (rows.batch() ? ofBatches(rows.count(), candidate) : ofKnown(rows.count(), candidate)) / efficiency;
            if (time < least) {
                least = time;
                best = candidate;
            }
        }
        return (int) Math.min(best, rows.at(USUAL_BATCH));
    }

    /** The last tile of a batch begins earlier, so that it has as many rows as the others. */
    private static double ofBatches(long rowsOfSample, int height) {
        return BATCHES.stream()
                .mapToDouble(batch -> {
                    long count = batch * rowsOfSample;
                    return (double) Math.ceilDiv(count, height) * height / count;
                })
                .sum();
    }

    private static double ofKnown(long count, int height) {
        long rest = count % height;
        return rest == 0 ? count : (count - rest + Math.max(rest, LEFT_OVER) + 1) * ANOTHER_METHOD;
    }

    private static List<Integer> candidates(int vectors, int lanes) {
        return switch (vectors) {
            case 1 -> lanes == 16 ? List.of(14, 8, 4) : List.of(8, 4);
            case 2 -> lanes == 16 ? List.of(14, 10, 8, 4) : lanes == 8 ? List.of(6, 5, 4) : List.of(4);
            case 3 -> List.of(6, 5, 4);
            default -> lanes == 16 ? List.of(6, 5, 4) : List.of(2);
        };
    }
}
