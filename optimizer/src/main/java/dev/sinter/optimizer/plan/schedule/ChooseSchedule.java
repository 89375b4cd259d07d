package dev.sinter.optimizer.plan.schedule;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Access;
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

    /** Sums of single numbers that 16 registers hold beside what they are made of. */
    private static final int NUMBERS = 12;
    /** As many samples at least does a batch have that is worth the trouble. */
    private static final int NUMBERS_OF_A_COLUMN = 4;

    private static final String SCALAR = "scalar code";
    private static final String NO_FORM = "a formula that vectors have no form of";

    private final Kernel kernel;
    private final int lanes;

    private ChooseSchedule(Kernel kernel, int lanes) {
        this.kernel = kernel;
        this.lanes = lanes;
    }

    /**
     * A schedule, and why it is the one.
     *
     * @param reason for the reader of {@code sinter explain}
     */
    public record Choice(Schedule schedule, String reason) {}

    /** @param lanes f32 lanes of a vector; 1 for scalar code */
    public static Kernel run(Kernel kernel, int lanes) {
        return kernel.with(choose(kernel, lanes).schedule());
    }

    /** The schedule for vectors of so many lanes, or narrower ones. */
    public static Choice choose(Kernel kernel, int lanes) {
        Choice wide = new ChooseSchedule(kernel, lanes).choose();
        for (int fewer = lanes / 2; !isVector(wide.schedule()) && fewer >= FEWEST_LANES; fewer /= 2) {
            Choice narrow = new ChooseSchedule(kernel, fewer).choose();
            if (isVector(narrow.schedule())) {
                return new Choice(
                        narrow.schedule().ofLanes(fewer),
                        narrow.reason() + "; too few columns for " + lanes + " lanes");
            }
        }
        return wide;
    }

    private static boolean isVector(Schedule schedule) {
        return switch (schedule.form()) {
            case TILE -> schedule.lanes() != 1;
            case MAP, PASSES, ACROSS, LANES -> true;
            case LOOPS, ROWS -> false;
        };
    }

    private Choice choose() {
        if (kernel.reduction().isEmpty()) {
            return obstacle(innermost(), lanes).map(ChooseSchedule::loops).orElseGet(this::map);
        }
        Reduction reduction = kernel.reduction().get();
        return switch (reduction.combine()) {
            case SUM, FMA -> reduction.order() == Order.LANES ? sumOfRow(reduction) : chain(reduction);
            case PROD, MAX, MIN, ARGMAX, ARGMIN -> columns(reduction);
        };
    }

    private static Choice loops(String obstacle) {
        return new Choice(Schedule.LOOPS, obstacle);
    }

    private Choice map() {
        int functions = Scalar.functions(formulas());
        long wanted = functions <= 8 ? 4 : functions <= 24 ? 2 : 1;
        Dim size = kernel.loops().getLast().size();
        long vectors = size.batch() ? wanted : Math.min(wanted, size.count() / lanes);
        return new Choice(
                new Schedule(Form.MAP, 1, (int) vectors),
                "as many vectors as registers hold for a formula of " + functions
                        + (functions == 1 ? " function" : " functions"));
    }

    private Choice sumOfRow(Reduction reduction) {
        Loop row = reduction.loops().getLast();
        int loop = kernel.loops().size();
        if (lanes == 1) {
            return loops(SCALAR);
        }
        if (!isLong(row.size(), SHORTEST_SUM)) {
            return loops("a sum of " + row.size() + " does not fill " + SHORTEST_SUM + " lanes");
        }
        if (!isVector(loop)) {
            return loops(NO_FORM);
        }
        return kernel.reads().stream()
                .filter(read -> !isStep(read.strides().getLast()))
                .findFirst()
                .map(read -> loops(apart("reads", read, row)))
                .orElseGet(() -> new Choice(
                        new Schedule(Form.LANES, 1, 1), "the lanes of a sum of neighbours are those of vectors"));
    }

    private Choice chain(Reduction reduction) {
        if (lanes > 1 && AcrossRows.fits(kernel, lanes)) {
            return new Choice(
                    new Schedule(Form.ACROSS, 1, 1),
                    kernel.loops().getLast().size() + " columns would leave lanes idle, and rows fill vectors");
        }
        Optional<String> obstacle = obstacle(innermost(), lanes);
        if (obstacle.isEmpty()) {
            int loops = kernel.loops().size();
            Optional<Dim> rows =
                    loops > 1 ? Optional.of(kernel.loops().get(loops - 2).size()) : Optional.empty();
            Dim columns = kernel.loops().getLast().size();
            long steps = usualSize(reduction.loops());
            boolean passes = reduction.combine() == Combine.FMA && steps >= LONG_SUM;
            TileSize tile = TileSize.choose(rows, columns, lanes, passes);
            boolean rowByRow = rows.isPresent() && steps * columns.count() <= NEAR;
            String reason = tile.reason(rows, columns, lanes)
                    + (passes ? "; passes, since " + steps + " steps read more than caches hold" : "")
                    + (rowByRow
                            ? "; row by row, since " + steps + " x " + columns + " numbers stay in the second cache"
                            : "");
            return new Choice(
                    new Schedule(passes ? Form.PASSES : Form.TILE, tile.rows(), tile.vectors(), rowByRow), reason);
        }
        boolean isFloat = reduction.type() == DType.F32 || reduction.type() == DType.F64;
        boolean fixed = innermost() >= 0 && !kernel.loops().getLast().size().batch();
        boolean rows =
                isFloat && fixed && apartOrShort(innermost(), SHORTEST_ROW).isEmpty();
        return rows
                ? new Choice(new Schedule(Form.ROWS, 1, 1), obstacle.get() + "; the JIT makes vectors of a row")
                : isFloat && innermost() >= 0 ? numbers(obstacle.get()) : loops(obstacle.get());
    }

    /** Sums of single numbers side by side; where the last loop is long, it is that of the rows. */
    private Choice numbers(String obstacle) {
        Dim last = kernel.loops().getLast().size();
        boolean narrow = !last.batch() && last.count() < SHORTEST_ROW;
        int columns = narrow ? (int) last.count() : 1;
        int rowLoop = innermost() - (narrow ? 1 : 0);
        int most = Math.max(1, (narrow ? NUMBERS : NUMBERS_OF_A_COLUMN) / columns);
        int rows = rowLoop < 0
                ? 1
                : (int) Math.min(most, usualSize(List.of(kernel.loops().get(rowLoop))));
        if (rows * columns <= 1) {
            return loops(obstacle);
        }
        return new Choice(
                new Schedule(Form.TILE, rows, columns).ofLanes(1),
                obstacle + "; " + rows * columns + " sums do not wait for one another");
    }

    /** Without factors that rows share, a row at a time is as good as several. */
    private Choice columns(Reduction reduction) {
        Optional<String> obstacle = reduction.elements().getFirst().type() == DType.F32
                ? obstacle(innermost(), lanes)
                : Optional.of(NO_FORM);
        if (obstacle.isPresent()) {
            return loops(obstacle.get());
        }
        Dim columns = kernel.loops().getLast().size();
        TileSize tile = TileSize.choose(Optional.empty(), columns, lanes, false);
        return new Choice(
                new Schedule(
                        Form.TILE, tile.rows(), tile.vectors(), kernel.loops().size() > 1),
                "rows share nothing");
    }

    private static long usualSize(List<Loop> loops) {
        return loops.stream()
                .mapToLong(loop -> loop.size().at(TileSize.USUAL_BATCH))
                .reduce(1, Math::multiplyExact);
    }

    private int innermost() {
        return kernel.loops().size() - 1;
    }

    /** What keeps vectors of that many lanes from a loop; nothing when they can run along it. */
    private Optional<String> obstacle(int loop, int atLeast) {
        if (lanes == 1) {
            return Optional.of(SCALAR);
        }
        if (loop < 0) {
            return Optional.of("one number");
        }
        return isVector(loop) ? apartOrShort(loop, atLeast) : Optional.of(NO_FORM);
    }

    /** Why a loop is too short, stores other than neighbour after neighbour, or reads other than neighbours or one number. */
    private Optional<String> apartOrShort(int loop, int atLeast) {
        Loop along = kernel.loops().get(loop);
        if (!isLong(along.size(), atLeast)) {
            return Optional.of(along.size() + " columns are fewer than " + atLeast + " lanes");
        }
        for (Write write : kernel.writes()) {
            if (!write.target().strides().get(loop).isOne()) {
                return Optional.of(apart("writes", write.target(), along));
            }
            if (write.target().buffer().isHalved()) {
                return Optional.of("it writes numbers of 16 bits");
            }
        }
        return kernel.reads().stream()
                .filter(read -> !isStep(read.strides().get(loop)))
                .findFirst()
                .map(read -> apart("reads", read, along));
    }

    private String apart(String does, Access access, Loop along) {
        int loop = kernel.loops().indexOf(along);
        Extent stride = loop < 0 ? access.strides().getLast() : access.strides().get(loop);
        return "it " + does + " " + access.buffer().name() + " " + stride + " apart along " + along.name();
    }

    /** Whether neighbours are read, or one and the same number. */
    static boolean isStep(Extent stride) {
        return stride.isOne() || stride.isZero();
    }

    private static boolean isLong(Dim size, long atLeast) {
        return size.batch() || size.count() >= atLeast;
    }

    private boolean isVector(int loop) {
        return VectorFormula.fits(
                formulas(), kernel.reads().stream().map(Access::strides).toList(), loop);
    }

    private List<Scalar> formulas() {
        List<Scalar> all =
                new ArrayList<>(kernel.writes().stream().map(Write::value).toList());
        kernel.reduction().ifPresent(r -> all.addAll(r.elements()));
        return all;
    }
}
