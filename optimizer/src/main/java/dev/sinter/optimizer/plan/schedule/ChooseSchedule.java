package dev.sinter.optimizer.plan.schedule;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Reduction;
import dev.sinter.ir.kernel.Reduction.Combine;
import dev.sinter.ir.kernel.Reduction.Order;
import dev.sinter.ir.kernel.Schedule;
import dev.sinter.ir.kernel.Schedule.Form;
import dev.sinter.ir.kernel.Write;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.optimizer.plan.access.Formula;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives a kernel the fastest schedule that fits its loops, accesses and types. */
public final class ChooseSchedule {
    /** The shortest inner loop of single numbers that the JIT makes vectors of. */
    private static final int SHORTEST_ROW = 8;
    /** As many virtual lanes as a sum of one row has. */
    private static final int SHORTEST_SUM = 16;
    /** Tiles of longer sums read more than the second cache holds, one tile after the other. */
    private static final long LONG_SUM = 3072;
    /** As many numbers of an operand stay in the second cache while all rows go by. */
    private static final long NEAR = 1 << 16;

    /** Columns too few for the vectors of the plan have narrower ones, but not of 4 lanes, which bytes do not fit. */
    private static final int FEWEST_LANES = 8;

    private final Kernel kernel;
    private final int lanes;

    private ChooseSchedule(Kernel kernel, int lanes) {
        this.kernel = kernel;
        this.lanes = lanes;
    }

    /** @param lanes f32 lanes of a vector; 1 for scalar code */
    public static Kernel run(Kernel kernel, int lanes) {
        Schedule wide = new ChooseSchedule(kernel, lanes).choose();
        for (int fewer = lanes / 2; !isVector(wide) && fewer >= FEWEST_LANES; fewer /= 2) {
            Schedule narrow = new ChooseSchedule(kernel, fewer).choose();
            if (isVector(narrow)) {
                return kernel.with(narrow.ofLanes(fewer));
            }
        }
        return kernel.with(wide);
    }

    private static boolean isVector(Schedule schedule) {
        return switch (schedule.form()) {
            case MAP, TILE, PASSES, LANES -> true;
            case LOOPS, ROWS -> false;
        };
    }

    private Schedule choose() {
        if (kernel.reduction().isEmpty()) {
            return lanes > 1 && isVector(innermost()) && runsAlong(innermost(), lanes) ? map() : Schedule.LOOPS;
        }
        Reduction reduction = kernel.reduction().get();
        return switch (reduction.combine()) {
            case SUM, FMA -> reduction.order() == Order.LANES ? sumOfRow(reduction) : chain(reduction);
            case PROD, MAX, MIN, ARGMAX, ARGMIN -> columns(reduction);
        };
    }

    private Schedule map() {
        int functions = Formula.size(formulas());
        long wanted = functions <= 8 ? 4 : functions <= 24 ? 2 : 1;
        Dim size = kernel.loops().getLast().size();
        return new Schedule(Form.MAP, 1, (int) (size.batch() ? wanted : Math.min(wanted, size.count() / lanes)));
    }

    private Schedule sumOfRow(Reduction reduction) {
        Loop row = reduction.loops().getLast();
        boolean fits = lanes > 1
                && isVector(kernel.loops().size())
                && isLong(row.size(), SHORTEST_SUM)
                && kernel.reads().stream()
                        .allMatch(read -> isStep(read.strides().getLast()));
        return fits ? new Schedule(Form.LANES, 1, 1) : Schedule.LOOPS;
    }

    private Schedule chain(Reduction reduction) {
        if (lanes > 1 && isVector(innermost()) && runsAlong(innermost(), lanes)) {
            int loops = kernel.loops().size();
            Optional<Dim> rows =
                    loops > 1 ? Optional.of(kernel.loops().get(loops - 2).size()) : Optional.empty();
            TileSize tile = TileSize.choose(rows, kernel.loops().getLast().size(), lanes);
            long steps = usualSize(reduction.loops());
            boolean passes = reduction.combine() == Combine.FMA && steps >= LONG_SUM;
            boolean rowByRow =
                    rows.isPresent() && steps * kernel.loops().getLast().size().count() <= NEAR;
            return new Schedule(passes ? Form.PASSES : Form.TILE, tile.rows(), tile.vectors(), rowByRow);
        }
        boolean isFloat = reduction.type() == DType.F32 || reduction.type() == DType.F64;
        boolean fixed = innermost() >= 0 && !kernel.loops().getLast().size().batch();
        boolean rows = isFloat && fixed && runsAlong(innermost(), SHORTEST_ROW);
        return rows ? new Schedule(Form.ROWS, 1, 1) : Schedule.LOOPS;
    }

    /** Without factors that rows share, a row at a time is as good as several. */
    private Schedule columns(Reduction reduction) {
        boolean fits = lanes > 1
                && reduction.elements().getFirst().type() == DType.F32
                && isVector(innermost())
                && runsAlong(innermost(), lanes);
        if (!fits) {
            return Schedule.LOOPS;
        }
        TileSize tile =
                TileSize.choose(Optional.empty(), kernel.loops().getLast().size(), lanes);
        return new Schedule(
                Form.TILE, tile.rows(), tile.vectors(), kernel.loops().size() > 1);
    }

    private static long usualSize(List<Loop> loops) {
        return loops.stream()
                .mapToLong(loop -> loop.size().at(TileSize.USUAL_BATCH))
                .reduce(1, Math::multiplyExact);
    }

    private int innermost() {
        return kernel.loops().size() - 1;
    }

    /** Whether a loop is long enough, stores neighbour after neighbour as they are, and reads neighbours or one and the same number. */
    private boolean runsAlong(int loop, int atLeast) {
        return loop >= 0
                && isLong(kernel.loops().get(loop).size(), atLeast)
                && kernel.writes().stream()
                        .allMatch(w -> w.target().strides().get(loop).isOne()
                                && !w.target().buffer().isHalved())
                && kernel.reads().stream()
                        .allMatch(read -> isStep(read.strides().get(loop)));
    }

    private static boolean isStep(Extent stride) {
        return stride.isOne() || stride.isZero();
    }

    private static boolean isLong(Dim size, long atLeast) {
        return size.batch() || size.count() >= atLeast;
    }

    private boolean isVector(int loop) {
        return loop >= 0 && VectorFormula.fits(formulas(), leaf -> differs(leaf, loop));
    }

    /** Whether a number is not the same for all turns of a loop. */
    private boolean differs(Scalar leaf, int loop) {
        return switch (leaf) {
            case Scalar.In in when in.position() == kernel.reads().size() -> true;
            case Scalar.In in ->
                !kernel.reads().get(in.position()).strides().get(loop).isZero();
            case Scalar.Index(int along) -> along == loop || along == Scalar.Index.FLAT;
            case Scalar.Lit _, Scalar.Call _ -> false;
        };
    }

    private List<Scalar> formulas() {
        List<Scalar> all =
                new ArrayList<>(kernel.writes().stream().map(Write::value).toList());
        kernel.reduction().ifPresent(r -> all.addAll(r.elements()));
        return all;
    }
}
