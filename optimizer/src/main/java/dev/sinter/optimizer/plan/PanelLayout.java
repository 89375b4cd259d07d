package dev.sinter.optimizer.plan;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Reduction;
import dev.sinter.ir.kernel.Reduction.Combine;
import dev.sinter.ir.kernel.Reduction.Order;
import dev.sinter.ir.kernel.Schedule;
import dev.sinter.ir.kernel.Write;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.optimizer.plan.fuse.Program;
import dev.sinter.optimizer.plan.schedule.ChooseSchedule;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The layout of copies that are made for one contraction. Row-major, each step of a tile along the reduction is a whole row further, on
 * another page of memory; in panels as wide as a tile, {@code [columns / width, depth, width]}, it is the next line. The copying kernel
 * and the contraction get one loop more, over the panels; no element and no sum changes.
 */
final class PanelLayout {
    /** As many f32 numbers as a line of the cache holds. */
    private static final long LINE = 16;

    private final List<Action> actions;
    private final int lanes;
    /** Which actions read or write a buffer. */
    private final Map<Buffer, List<Integer>> users = new HashMap<>();

    private PanelLayout(List<Action> actions, int lanes) {
        this.actions = new ArrayList<>(actions);
        this.lanes = lanes;
        for (int i = 0; i < actions.size(); i++) {
            Set<Buffer> used = new HashSet<>(ActionBuffers.read(actions.get(i)));
            used.addAll(ActionBuffers.written(actions.get(i)));
            for (Buffer buffer : used) {
                users.computeIfAbsent(buffer, _ -> new ArrayList<>()).add(i);
            }
        }
    }

    static Program run(Program program, int lanes) {
        if (lanes == 1) {
            return program;
        }
        PanelLayout layout = new PanelLayout(program.actions(), lanes);
        for (int i = 0; i < layout.actions.size(); i++) {
            if (layout.actions.get(i) instanceof Kernel kernel && isCopy(kernel)) {
                layout.arrange(i, kernel);
            }
        }
        return new Program(program.name(), program.inputs(), program.outputs(), layout.actions, program.updates());
    }

    /** Whether a kernel stores one number as it was read. */
    private static boolean isCopy(Kernel kernel) {
        return kernel.reduction().isEmpty()
                && !kernel.loops().isEmpty()
                && kernel.writes().size() == 1
                && kernel.writes().getFirst().value() instanceof Scalar.In
                && kernel.writes().getFirst().target().buffer().dtype() == DType.F32;
    }

    private void arrange(int copying, Kernel copy) {
        Buffer buffer = copy.writes().getFirst().target().buffer();
        Optional<Integer> reader = onlyReader(buffer, copying);
        if (buffer.place().equals(Program.UNPLACED) && reader.isPresent()) {
            Kernel contraction = MergeLoops.run((Kernel) actions.get(reader.get()));
            Kernel from = MergeLoops.run(copy);
            long width = width(contraction, buffer);
            if (width > 0 && isRowMajor(from, buffer.size().fixed(), columns(contraction))) {
                actions.set(copying, inPanels(from, width));
                actions.set(reader.get(), overPanels(contraction, buffer, width));
            }
        }
    }

    /** The kernel that alone, and once, reads a buffer that nothing else writes. */
    private Optional<Integer> onlyReader(Buffer buffer, int writer) {
        List<Integer> others =
                users.get(buffer).stream().filter(i -> i != writer).toList();
        boolean fits = others.size() == 1
                && actions.get(others.getFirst()) instanceof Kernel kernel
                && kernel.reads().stream()
                                .filter(r -> r.buffer().equals(buffer))
                                .count()
                        == 1;
        return fits ? Optional.of(others.getFirst()) : Optional.empty();
    }

    private static long columns(Kernel contraction) {
        return contraction.loops().getLast().size().count();
    }

    /** How wide the panels of a contraction's operand are; 0 where it wants none. */
    private long width(Kernel kernel, Buffer buffer) {
        int rows = kernel.loops().size() - 2;
        boolean isContraction = rows >= 0
                && kernel.reduction().map(PanelLayout::isChain).orElse(false)
                && !kernel.loops().getLast().size().batch()
                && !usesIndexes(kernel);
        if (!isContraction) {
            return 0;
        }
        long columns = columns(kernel);
        Schedule schedule = ChooseSchedule.run(kernel, lanes).schedule();
        if (schedule.lanes(lanes) == 1) {
            return 0;
        }
        long width = (long) schedule.lanes(lanes) * schedule.vectors();
        Access read = read(kernel, buffer);
        boolean everyRow = read.offset().isZero()
                && read.strides().subList(0, rows + 1).stream().allMatch(Extent::isZero)
                && read.strides().get(rows + 1).isOne()
                && read.strides().stream()
                        .skip(rows + 2)
                        .allMatch(stride -> stride.isFixed() && stride.fixed() % columns == 0);
        return everyRow && columns > width && columns % width == 0 ? width : 0;
    }

    private static boolean isChain(Reduction reduction) {
        return reduction.combine() == Combine.FMA && reduction.order() == Order.CHAIN && reduction.type() == DType.F32;
    }

    private static boolean usesIndexes(Kernel kernel) {
        List<Scalar> formulas = new ArrayList<>(kernel.reduction().orElseThrow().elements());
        kernel.writes().forEach(write -> formulas.add(write.value()));
        return formulas.stream().anyMatch(PanelLayout::usesIndex);
    }

    private static boolean usesIndex(Scalar formula) {
        return switch (formula) {
            case Scalar.Index _ -> true;
            case Scalar.Call call -> call.args().stream().anyMatch(PanelLayout::usesIndex);
            case Scalar.In _, Scalar.Lit _ -> false;
        };
    }

    private static Access read(Kernel kernel, Buffer buffer) {
        return kernel.reads().stream()
                .filter(read -> read.buffer().equals(buffer))
                .findFirst()
                .orElseThrow();
    }

    /** Whether the last loop of a copy writes the columns, and the others whole rows. */
    private static boolean isRowMajor(Kernel copy, long size, long columns) {
        Access target = copy.writes().getFirst().target();
        return target.offset().isZero()
                && copy.loops().stream().noneMatch(loop -> loop.size().batch())
                && copy.loops().getLast().size().equals(Dim.of(columns))
                && target.strides().getLast().isOne()
                && target.strides().stream().limit(copy.loops().size() - 1).allMatch(s -> s.fixed() % columns == 0)
                && copy.loops().stream().mapToLong(l -> l.size().count()).reduce(1, Math::multiplyExact) == size;
    }

    /**
     * Panel by panel, a cache line of a panel at a time: the columns that it comes from, each on a page of its own perhaps, are few enough
     * to stay near for the rows that follow.
     */
    private static Kernel inPanels(Kernel copy, long width) {
        int last = copy.loops().size() - 1;
        long columns = copy.loops().getLast().size().count();
        Access target = copy.writes().getFirst().target();
        List<Extent> strides = new ArrayList<>();
        strides.add(Extent.of(target.buffer().size().fixed() / columns * width));
        target.strides().subList(0, last).forEach(s -> strides.add(Extent.of(s.fixed() / columns * width)));
        strides.add(Extent.ONE);
        Access panels = new Access(target.buffer(), Extent.ZERO, strides);
        List<Loop> loops = split(copy.loops(), 0, width);
        List<Access> reads =
                copy.reads().stream().map(read -> split(read, last, 0, width)).toList();
        if (width > LINE && width % LINE == 0) {
            loops = split(loops, 1, LINE);
            reads = reads.stream().map(read -> split(read, last + 1, 1, LINE)).toList();
            panels = split(panels, last + 1, 1, LINE);
        }
        return new Kernel(
                copy.name(),
                copy.origin(),
                loops,
                Optional.empty(),
                reads,
                List.of(new Write(panels, copy.writes().getFirst().value())),
                copy.schedule());
    }

    /** The loop over panels stands before the loop over rows, so that all rows pass while a panel is near. */
    private static Kernel overPanels(Kernel kernel, Buffer buffer, long width) {
        int last = kernel.loops().size() - 1;
        long columns = columns(kernel);
        List<Access> reads = new ArrayList<>();
        for (Access read : kernel.reads()) {
            reads.add(
                    read.buffer().equals(buffer)
                            ? panels(read, last, columns, width)
                            : split(read, last, last - 1, width));
        }
        return new Kernel(
                kernel.name(),
                kernel.origin(),
                split(kernel.loops(), last - 1, width),
                kernel.reduction(),
                reads,
                kernel.writes().stream()
                        .map(w -> new Write(split(w.target(), last, last - 1, width), w.value()))
                        .toList(),
                kernel.schedule());
    }

    private static Access panels(Access read, int last, long columns, long width) {
        List<Extent> strides =
                new ArrayList<>(split(read, last, last - 1, width).strides());
        strides.set(last - 1, Extent.of(read.buffer().size().fixed() / columns * width));
        for (int i = last + 2; i < strides.size(); i++) {
            strides.set(i, Extent.of(strides.get(i).fixed() / columns * width));
        }
        return new Access(read.buffer(), read.offset(), strides);
    }

    /** The last loop in two: one over panels, put at a place among the others, and one within a panel. */
    private static List<Loop> split(List<Loop> loops, int place, long width) {
        List<Loop> all = new ArrayList<>(loops);
        Loop columns = all.removeLast();
        all.add(place, new Loop("panel", Dim.of(columns.size().count() / width)));
        all.add(new Loop(columns.name(), Dim.of(width)));
        return all;
    }

    private static Access split(Access access, int last, int place, long width) {
        List<Extent> strides = new ArrayList<>(access.strides());
        Extent stride = strides.get(last);
        strides.add(place, stride.times(width));
        return new Access(access.buffer(), access.offset(), strides);
    }
}
