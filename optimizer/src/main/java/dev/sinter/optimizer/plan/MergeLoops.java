package dev.sinter.optimizer.plan;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Reduction;
import dev.sinter.ir.kernel.Write;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.optimizer.plan.access.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Fewer and longer loops: loops of one turn go, and two neighbours whose accesses run on without a gap become one
 * ({@code i<batch, j<784 => i<784*batch}). No element and no order of a sum changes.
 */
final class MergeLoops {
    private static final List<String> OUTPUT_NAMES = List.of("i", "j", "m", "n", "p", "q");
    private static final List<String> REDUCTION_NAMES = List.of("k", "l", "u", "v");

    private final List<Dim> sizes = new ArrayList<>();
    /** For each loop as it is now, its place in the kernel as it was; merged loops stand at the place of their inner one. */
    private final List<Integer> origin = new ArrayList<>();

    private int outputs;
    private final List<List<Extent>> strides = new ArrayList<>();
    private final Set<Integer> indexed = new TreeSet<>();

    private MergeLoops(Kernel kernel) {
        outputs = kernel.loops().size();
        kernel.loops().forEach(loop -> sizes.add(loop.size()));
        kernel.reduction().ifPresent(r -> r.loops().forEach(loop -> sizes.add(loop.size())));
        for (int i = 0; i < sizes.size(); i++) {
            origin.add(i);
        }
        kernel.reads().forEach(read -> strides.add(new ArrayList<>(read.strides())));
        kernel.writes().forEach(write -> strides.add(padded(write.target().strides())));
        kernel.writes().forEach(write -> note(write.value()));
        kernel.reduction().ifPresent(r -> r.elements().forEach(this::note));
    }

    static Kernel run(Kernel kernel) {
        MergeLoops merge = new MergeLoops(kernel);
        merge.dropSingleTurns();
        merge.mergeNeighbours();
        return merge.apply(kernel);
    }

    private List<Extent> padded(List<Extent> outputStrides) {
        List<Extent> all = new ArrayList<>(outputStrides);
        while (all.size() < sizes.size()) {
            all.add(Extent.ZERO);
        }
        return all;
    }

    private void note(Scalar formula) {
        Formula.rewrite(formula, leaf -> {
            if (leaf instanceof Scalar.Index index) {
                indexed.add(index.loop());
            }
            return leaf;
        });
    }

    private void dropSingleTurns() {
        for (int i = sizes.size() - 1; i >= 0; i--) {
            boolean lastReduction = i >= outputs && sizes.size() - outputs == 1;
            if (sizes.get(i).isOne() && !lastReduction && !indexed.contains(origin.get(i))) {
                remove(i);
            }
        }
    }

    private void mergeNeighbours() {
        for (int i = sizes.size() - 2; i >= 0; i--) {
            if (i != outputs - 1 && runsOn(i)) {
                sizes.set(i + 1, sizes.get(i).times(sizes.get(i + 1)));
                remove(i);
            }
        }
    }

    private boolean runsOn(int outer) {
        if (indexed.contains(origin.get(outer)) || indexed.contains(origin.get(outer + 1))) {
            return false;
        }
        Dim inner = sizes.get(outer + 1);
        return strides.stream().allMatch(s -> {
            Extent stride = s.get(outer + 1);
            boolean expressible = !inner.batch() || stride.isFixed();
            return expressible && s.get(outer).equals(stride.times(inner));
        });
    }

    private void remove(int loop) {
        sizes.remove(loop);
        origin.remove(loop);
        strides.forEach(s -> s.remove(loop));
        outputs -= loop < outputs ? 1 : 0;
    }

    private Kernel apply(Kernel kernel) {
        List<Loop> loops = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            String name = i < outputs ? name(OUTPUT_NAMES, i) : name(REDUCTION_NAMES, i - outputs);
            loops.add(new Loop(name, sizes.get(i)));
        }
        List<Access> reads = new ArrayList<>();
        for (Access read : kernel.reads()) {
            reads.add(new Access(read.buffer(), read.offset(), strides.get(reads.size())));
        }
        UnaryOperator<Scalar> renumbering = renumbering();
        List<Write> writes = new ArrayList<>();
        for (Write write : kernel.writes()) {
            List<Extent> own = strides.get(reads.size() + writes.size()).subList(0, outputs);
            Access target = new Access(write.target().buffer(), write.target().offset(), own);
            writes.add(new Write(target, renumbering.apply(write.value())));
        }
        UnaryOperator<Reduction> fold = r -> new Reduction(
                loops.subList(outputs, loops.size()),
                r.combine(),
                r.order(),
                r.elements().stream().map(renumbering).toList());
        return new Kernel(
                kernel.name(),
                kernel.origin(),
                loops.subList(0, outputs),
                kernel.reduction().map(fold),
                reads,
                writes,
                kernel.schedule());
    }

    private static String name(List<String> names, int i) {
        return i < names.size() ? names.get(i) : names.getFirst() + i;
    }

    /** Leaves by their places among the loops as they are now. */
    private UnaryOperator<Scalar> renumbering() {
        return Formula.rewriting(leaf -> leaf instanceof Scalar.Index index && index.loop() != Scalar.Index.FLAT
                ? new Scalar.Index(origin.indexOf(index.loop()))
                : leaf);
    }
}
