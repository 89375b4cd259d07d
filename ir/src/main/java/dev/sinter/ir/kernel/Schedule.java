package dev.sinter.ir.kernel;

import java.util.OptionalInt;

/**
 * How a kernel's loops are run. A choice of speed only: no schedule changes a bit.
 *
 * @param form the shape of the generated loops
 * @param rows for {@link Form#TILE}: how many turns of the last output loop but one are done together
 * @param vectors for {@link Form#TILE} and {@link Form#MAP}: how many vectors along the last output loop are done
 * together
 * @param rowByRow for {@link Form#TILE}: whether all tiles of some rows come one after the other, so that what is written passes through
 * memory in one stream; else all tiles of some columns do, so that the columns of an operand stay near
 * @param lanes of the vectors, where columns are too few for those of the plan, 1 for tiles of single numbers; else
 * {@link #LANES_OF_PLAN}
 * @param split which output loop the threads of a team share, each taking some of its turns; none when one thread does it all
 */
public record Schedule(Form form, int rows, int vectors, boolean rowByRow, int lanes, OptionalInt split) {
    /** Vectors are as wide as the plan says. */
    public static final int LANES_OF_PLAN = 0;

    /** The shapes of generated loops. */
    public enum Form {
        /** Plain loops over single numbers, in the order of the kernel. Always possible. */
        LOOPS,
        /** No reduction; vectors along the innermost output loop. */
        MAP,
        /** Vectors along the innermost output loop, a tile of accumulators, the reduction inside. */
        TILE,
        /**
         * The same for a chain reduction over more than the caches hold: the sums stand in memory, and each pass over them takes some
         * steps of the reduction.
         */
        PASSES,
        /** Vectors along the last output loop but one, all of the few turns of the last one side by side, the reduction inside. */
        ACROSS,
        /**
         * A chain reduction with single numbers along the innermost output loop, so arranged that the JIT makes vectors
         * of it.
         */
        ROWS,
        /** Vectors along the one reduction loop, 16 virtual lanes. */
        LANES
    }

    public static final Schedule LOOPS = new Schedule(Form.LOOPS, 1, 1);

    /** Tiles column by column. */
    public Schedule(Form form, int rows, int vectors) {
        this(form, rows, vectors, false);
    }

    /** Vectors as wide as the plan says, done by one thread. */
    public Schedule(Form form, int rows, int vectors, boolean rowByRow) {
        this(form, rows, vectors, rowByRow, LANES_OF_PLAN, OptionalInt.empty());
    }

    /** The same with so many rows and vectors. */
    public Schedule with(int otherRows, int otherVectors) {
        return new Schedule(form, otherRows, otherVectors, rowByRow, lanes, split);
    }

    /** The same with vectors of so many lanes. */
    public Schedule ofLanes(int narrower) {
        return new Schedule(form, rows, vectors, rowByRow, narrower, split);
    }

    /** How many lanes the vectors have in a plan for so many. */
    public int lanes(int plan) {
        return lanes == LANES_OF_PLAN ? plan : lanes;
    }

    /** The same with an output loop that threads share. */
    public Schedule splitAlong(int loop) {
        return new Schedule(form, rows, vectors, rowByRow, lanes, OptionalInt.of(loop));
    }

    /** The same threads with plain loops. */
    public Schedule asLoops() {
        return new Schedule(Form.LOOPS, 1, 1, false, LANES_OF_PLAN, split);
    }

    /** Whether threads share that output loop. */
    public boolean splits(int loop) {
        return split.isPresent() && split.getAsInt() == loop;
    }

    @Override
    public String toString() {
        String wide = switch (lanes) {
            case LANES_OF_PLAN -> " vectors";
            case 1 -> " numbers";
            default -> " vectors of " + lanes + " lanes";
        };
        return switch (form) {
            case LOOPS -> "loops";
            case MAP -> "map " + vectors + wide;
            case TILE -> "tile " + rows + " rows x " + vectors + wide + (rowByRow ? ", row by row" : "");
            case PASSES -> "passes of tiles, " + rows + " rows x " + vectors + wide;
            case ACROSS -> "across rows," + wide;
            case ROWS -> "rows";
            case LANES -> "lanes";
        };
    }
}
