package dev.sinter.codegen.vector;

import static dev.sinter.codegen.code.Code.constant;

import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Relation;
import dev.sinter.codegen.vector.Region.Steps;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the output of a tiled kernel is cut. A kernel that does not write what it reads may compute some elements twice, so the last
 * tile just begins earlier; else what is left over has tiles of its own, and lanes that were stored before are kept.
 */
final class Regions {
    /** The part of a cut along the loop of vectors. */
    record Columns(Steps steps, List<Integer> starts, Optional<Integer> fresh) {}

    /**
     * The part of a cut along the loop of rows.
     *
     * @param vectors of a tile, side by side
     */
    private record Rows(Optional<Expr> when, Steps steps, int vectors) {}

    /** So many sums keep both multipliers of a core busy; the JIT boxes vectors where there are twice as many. */
    private static final int SIDE_BY_SIDE = 10;

    /** A tile of another width is a method more to compile, worth this share of the time. */
    private static final double ANOTHER_METHOD = 0.04;

    private final Kernel kernel;
    private final int lanes;
    private final boolean inPlace;

    Regions(Kernel kernel, int lanes) {
        this.kernel = kernel;
        this.lanes = lanes;
        this.inPlace = writesWhatItReads(kernel);
    }

    /** @param inPlace whether no element may be computed twice, whatever the kernel reads */
    Regions(Kernel kernel, int lanes, boolean inPlace) {
        this.kernel = kernel;
        this.lanes = lanes;
        this.inPlace = inPlace;
    }

    /** The parts; {@code rowCount} is the number of rows as an int, for a loop whose size is known only when it runs. */
    List<Region> all(Expr rowCount) {
        List<Region> regions = new ArrayList<>();
        for (Rows rows : rows(rowCount)) {
            for (Columns columns : columns(rows.vectors(), rows.steps().step())) {
                regions.add(new Region(rows.when(), rows.steps(), columns.steps(), columns.starts(), columns.fresh()));
            }
        }
        return regions;
    }

    /** Whether an element may not be computed twice. */
    static boolean writesWhatItReads(Kernel kernel) {
        return kernel.writes().stream()
                .anyMatch(w -> kernel.reads().stream()
                        .map(Access::buffer)
                        .anyMatch(b -> b.meets(w.target().buffer())));
    }

    /** The parts along the loop of vectors, as many side by side as the schedule says. */
    List<Columns> columns() {
        return columns(Math.max(1, kernel.schedule().vectors()), 1);
    }

    private List<Columns> columns(int vectors, int rows) {
        int size = Math.toIntExact(kernel.loops().getLast().size().count());
        int width = vectors * lanes;
        if (!inPlace && size >= width && !restIsMuch(size, vectors, rows)) {
            Steps steps = new Steps(constant(0), constant(size), width, size % width != 0);
            return List.of(new Columns(steps, starts(vectors), Optional.empty()));
        }
        List<Columns> columns = new ArrayList<>();
        int whole = size / width * width;
        if (whole > 0) {
            Steps steps = new Steps(constant(0), constant(whole), width, false);
            columns.add(new Columns(steps, starts(vectors), Optional.empty()));
        }
        if (whole < size) {
            columns.add(rest(whole, size));
        }
        return columns;
    }

    /** Whether a last tile as wide as the others would compute so much twice that a narrower one pays. */
    private boolean restIsMuch(int size, int vectors, int rows) {
        int tiles = Math.ceilDiv(size, vectors * lanes);
        int rest = Math.ceilDiv(size, lanes) - (tiles - 1) * vectors;
        int saved = rows * vectors - Math.max(SIDE_BY_SIDE, rows * rest);
        return saved > ANOTHER_METHOD * tiles * rows * vectors;
    }

    private List<Integer> starts(int vectors) {
        return IntStream.range(0, vectors).map(v -> v * lanes).boxed().toList();
    }

    /** The columns after the whole tiles: vectors side by side, but the last one ends at the end. */
    private Columns rest(int from, int size) {
        int vectors = (size - from + lanes - 1) / lanes;
        List<Integer> starts = new ArrayList<>(starts(vectors));
        starts.set(vectors - 1, size - lanes - from);
        int fresh = (size - from) % lanes;
        Steps steps = new Steps(constant(from), constant(size), size - from, false);
        return new Columns(steps, starts, fresh == 0 || !inPlace ? Optional.empty() : Optional.of(fresh));
    }

    private List<Rows> rows(Expr count) {
        int together = Math.max(1, kernel.schedule().rows());
        int vectors = Math.max(1, kernel.schedule().vectors());
        Optional<Loop> loop = rowLoop(kernel).map(kernel.loops()::get);
        if (loop.isEmpty() || together == 1) {
            return List.of(new Rows(Optional.empty(), new Steps(constant(0), count, 1, false), vectors));
        }
        Dim size = loop.get().size();
        return size.batch()
                ? openRows(count, together, vectors)
                : knownRows(Math.toIntExact(size.count()), together, vectors);
    }

    private List<Rows> knownRows(int size, int together, int vectors) {
        int step = Math.min(size, together);
        if (!inPlace || size % step == 0) {
            Steps steps = new Steps(constant(0), constant(size), step, size % step != 0);
            return List.of(new Rows(Optional.empty(), steps, vectors));
        }
        int whole = size / step * step;
        return List.of(
                new Rows(Optional.empty(), new Steps(constant(0), constant(whole), step, false), vectors),
                new Rows(Optional.empty(), new Steps(constant(whole), constant(size), size - whole, false), vectors));
    }

    /**
     * A single row cannot share what it reads of the other operand with other rows, and a tile of one row and few vectors waits for its
     * own sums. So where rows are too few for a tile, its sums stand side by side in one row.
     */
    private List<Rows> openRows(Expr count, int step, int vectors) {
        if (!inPlace) {
            Expr enough = Code.compare(Relation.GE, count, constant(step));
            Expr few = Code.compare(Relation.LT, count, constant(step));
            return List.of(
                    new Rows(Optional.of(enough), new Steps(constant(0), count, step, true), vectors),
                    new Rows(
                            Optional.of(few),
                            new Steps(constant(0), count, 1, false),
                            sideBySide(Math.min(SIDE_BY_SIDE, step * vectors))));
        }
        Expr whole = Code.wholeSteps(count, step);
        return List.of(
                new Rows(Optional.empty(), new Steps(constant(0), whole, step, false), vectors),
                new Rows(Optional.empty(), new Steps(whole, count, 1, false), vectors));
    }

    /** So many vectors at most that tiles of one width cover all columns. */
    private int sideBySide(int most) {
        int all = Math.toIntExact((kernel.loops().getLast().size().count() + lanes - 1) / lanes);
        int tiles = (all + most - 1) / most;
        return (all + tiles - 1) / tiles;
    }

    /** The last output loop but one, when it has several turns. */
    static Optional<Integer> rowLoop(Kernel kernel) {
        int loop = kernel.loops().size() - 2;
        return loop < 0 || kernel.loops().get(loop).size().isOne() ? Optional.empty() : Optional.of(loop);
    }
}
