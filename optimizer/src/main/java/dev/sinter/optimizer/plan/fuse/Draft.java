package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.optimizer.plan.access.Affine;
import dev.sinter.optimizer.plan.access.Formula;
import dev.sinter.optimizer.plan.access.Position;
import dev.sinter.optimizer.plan.access.Read;
import dev.sinter.optimizer.plan.access.Reader;
import dev.sinter.optimizer.plan.schedule.VectorFormula;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A kernel over nodes: the formulas of a group, before it is known which buffers there are.
 *
 * @param loops the sizes of all loops, output loops first
 * @param elements what is folded, empty when nothing is
 * @param reads the numbers {@code In(0)}, {@code In(1)}... of the formulas
 * @param values a formula for each node of the group; {@code In(reads.size())} is the folded number
 * @param target which element of these nodes a turn of the output loops computes
 * @param unreachable nodes that must be stored before this kernel can be written
 */
record Draft(
        List<Dim> loops,
        Optional<Fold> fold,
        List<Scalar> elements,
        List<Read> reads,
        Map<Node, Scalar> values,
        Affine target,
        Set<Node> unreachable) {
    private static final int FOLDED = -1;

    /** The kernel of a group, or the kernels that put a tensor together or copy the sides of a branch; values that are not kept are recomputed inside. */
    static List<Draft> of(Group group, Set<Node> kept) {
        Node lead = group.nodes().getFirst();
        return switch (lead.op()) {
            case Op.Assemble _ -> Assembly.of(lead, kept);
            case Op.Branch _ -> Assembly.branch(lead, kept);
            case Op.Ordered _ -> List.of(swept(lead, kept));
            default -> List.of(computed(group, kept));
        };
    }

    private static Draft computed(Group group, Set<Node> kept) {
        Node lead = group.nodes().getFirst();
        Optional<Fold> fold = Fold.of(lead);
        List<Dim> outputs = lead.shape().dims();
        List<Dim> loops = fold.map(Fold::loops).orElse(outputs);
        Reader reader = new Reader(loops, outputs.size(), kept);
        List<Scalar> elements = new ArrayList<>();
        if (fold.isPresent()) {
            for (int i = 0; i < lead.inputs().size(); i++) {
                elements.add(reader.read(lead.input(i), fold.get().positions().get(i)));
            }
        }
        Map<Node, Scalar> values = new LinkedHashMap<>();
        for (Node node : group.nodes()) {
            boolean folded = fold.isPresent() && node == lead;
            Scalar value = folded ? new Scalar.In(FOLDED, node.type().dtype()) : reader.compute(node);
            values.put(node, value);
            reader.define(node, value);
        }
        List<Read> reads = reader.reads();
        UnaryOperator<Scalar> numbered = Formula.rewriting(leaf -> number(leaf, reads.size()));
        values.replaceAll((_, value) -> numbered.apply(value));
        Affine target = Position.identity(outputs, loops.size()).flat(loops.size());
        return new Draft(loops, fold, elements, reads, values, target, reader.unreachable());
    }

    /** A node that is no kernel; it reads whole values that stand in memory as they are. */
    private static Draft swept(Node node, Set<Node> kept) {
        List<Dim> loops = node.shape().dims();
        Set<Node> unreachable = new LinkedHashSet<>();
        List<Read> reads = new ArrayList<>();
        for (Node input : node.inputs()) {
            reads.add(new Read(input, Position.identity(List.of(), 0).flat(0)));
            if (!kept.contains(input) && !(input.op() instanceof Op.Source)) {
                unreachable.add(input);
            }
        }
        Affine target = Position.identity(loops, loops.size()).flat(loops.size());
        return new Draft(loops, Optional.empty(), List.of(), reads, Map.of(), target, unreachable);
    }

    /** How many functions all formulas apply. */
    int size() {
        return Scalar.functions(
                Stream.concat(values.values().stream(), elements.stream()).toList());
    }

    /** Whether all that is computed are numbers that vectors along the innermost loop can hold. */
    boolean isVector() {
        List<List<Extent>> strides =
                reads.stream().map(read -> read.at().strides()).toList();
        int loop = innermost();
        return VectorFormula.fits(values.values(), strides, loop) && VectorFormula.fits(elements, strides, loop);
    }

    /** The last output loop of several turns, or -1. */
    private int innermost() {
        int loop = fold.map(f -> f.outputs().size()).orElse(loops.size()) - 1;
        while (loop >= 0 && loops.get(loop).isOne()) {
            loop--;
        }
        return loop;
    }

    private static Scalar number(Scalar leaf, int folded) {
        return leaf instanceof Scalar.In in && in.position() == FOLDED ? new Scalar.In(folded, in.type()) : leaf;
    }
}
