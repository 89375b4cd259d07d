package dev.sinter.optimizer.plan.schedule;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Schedule;
import dev.sinter.ir.kernel.Schedule.Form;
import dev.sinter.ir.kernel.Work;
import java.util.stream.IntStream;

/**
 * Chooses which output loop of a kernel the threads of a team share: the one whose turns part most evenly among two and four threads,
 * for the usual batch and for one sample; of equal ones the outermost. A kernel that is done before threads have met twice is left to
 * one of them.
 */
public final class ChooseSplit {
    /** Threads that spin meet in less than half a microsecond, but they come to the meeting apart. */
    private static final double LEAST_NANOS = 10_000;
    /** A shorter stretch of neighbours for each thread would let two of them write into one cache line again and again. */
    private static final int LEAST_NEIGHBOURS = 128;
    /** The same for a kernel of one loop, which has no other choice. */
    private static final int LEAST_OF_ONE_LOOP = 32;
    /** Of two threads the slower one has at most so much of the work; else the split gains too little. */
    private static final double MOST_OF_TWO = 0.7;

    private static final int BATCH = (int) TileSize.USUAL_BATCH;

    private final Kernel kernel;
    private final int lanes;

    private ChooseSplit(Kernel kernel, int lanes) {
        this.kernel = kernel;
        this.lanes = lanes;
    }

    /**
     * The kernel with the split in its schedule, or as it is.
     *
     * @param lanes f32 lanes of a vector; 1 for scalar code
     */
    public static Kernel run(Kernel kernel, int lanes) {
        return new ChooseSplit(kernel, kernel.schedule().lanes(lanes)).split();
    }

    private Kernel split() {
        if (nanos() < LEAST_NANOS) {
            return kernel;
        }
        int best = -1;
        double most = 0;
        for (int loop = 0; loop < kernel.loops().size(); loop++) {
            double evenness = evenness(loop);
            if (canSplit(loop) && evenness > most) {
                best = loop;
                most = evenness;
            }
        }
        return best < 0 ? kernel : kernel.with(kernel.schedule().splitAlong(best));
    }

    /**
     * About how long one thread takes. Single numbers take a nanosecond each, or an eighth where the JIT makes vectors of them; tiles
     * do five multiply-adds for each lane in one.
     */
    private double nanos() {
        Work work = Work.of(kernel, BATCH);
        Form form = kernel.schedule().form();
        double functions = work.others()
                / switch (form) {
                    case TILE, PASSES, ACROSS, MAP, LANES -> (double) lanes;
                    case ROWS -> 8.0;
                    case LOOPS -> 1.0;
                };
        double multiplyAdds = work.multiplyAdds()
                / switch (form) {
                    case TILE, PASSES, ACROSS -> 5.0 * lanes;
                    case ROWS -> 10.0;
                    case LANES -> (double) lanes;
                    case MAP, LOOPS -> 1.0;
                };
        return Math.max(functions + multiplyAdds, work.bytes() / 20.0);
    }

    private boolean canSplit(int loop) {
        boolean innermost = loop == kernel.loops().size() - 1;
        return (!innermost || canSplitInnermost(kernel.loops().get(loop).size()))
                && slowest(steps(loop, BATCH), 2) <= MOST_OF_TWO;
    }

    private boolean canSplitInnermost(Dim size) {
        boolean plain =
                kernel.schedule().form() == Form.LOOPS && kernel.reduction().isEmpty();
        if (kernel.schedule().form() == Form.ACROSS) {
            return false;
        }
        // the JIT makes vectors of plain loops whose number of turns it knows
        boolean known = !size.batch() && (plain || kernel.schedule().form() == Form.ROWS);
        int least = kernel.loops().size() == 1 ? LEAST_OF_ONE_LOOP : LEAST_NEIGHBOURS;
        return !known && size.at(BATCH) >= 2 * least;
    }

    private double evenness(int loop) {
        return IntStream.of(1, BATCH)
                .mapToLong(batch -> steps(loop, batch))
                .mapToDouble(steps -> 1 / (2 * slowest(steps, 2)) + 1 / (4 * slowest(steps, 4)))
                .sum();
    }

    /** The share of the work that the slowest thread has. */
    private static double slowest(long steps, int threads) {
        return steps == 0 ? 1 : Math.ceilDiv(steps, threads) / (double) steps;
    }

    private long steps(int loop, int batch) {
        Schedule schedule = kernel.schedule();
        boolean inTiles = schedule.form() == Form.TILE || schedule.form() == Form.PASSES;
        int step = 1;
        if (loop == kernel.loops().size() - 1 && (inTiles || schedule.form() == Form.MAP)) {
            step = schedule.vectors() * lanes;
        } else if (loop == kernel.loops().size() - 2 && inTiles) {
            step = schedule.rows();
        } else if (loop == kernel.loops().size() - 2 && schedule.form() == Form.ACROSS) {
            step = lanes;
        }
        return Math.ceilDiv(kernel.loops().get(loop).size().at(batch), (long) Math.max(1, step));
    }
}
