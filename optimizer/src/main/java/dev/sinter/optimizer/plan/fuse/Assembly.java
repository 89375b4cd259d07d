package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Concat;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.Pad;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.optimizer.plan.access.Affine;
import dev.sinter.optimizer.plan.access.Position;
import dev.sinter.optimizer.plan.access.Reader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kernels that put a tensor together: one for each part or side, and first one for what lies around. */
final class Assembly {
    private Assembly() {}

    static List<Draft> of(Node node, Set<Node> kept) {
        return switch ((Op.Assemble) node.op()) {
            case Concat op -> concat(node, op, kept);
            case Pad op -> pad(node, op, kept);
        };
    }

    /** One kernel for each side, of which one runs. */
    static List<Draft> branch(Node node, Set<Node> kept) {
        List<Long> starts = Collections.nCopies(node.shape().rank(), 0L);
        List<Long> ones = Collections.nCopies(node.shape().rank(), 1L);
        return node.inputs().stream()
                .skip(1)
                .map(side -> part(node, side, starts, ones, kept))
                .toList();
    }

    private static List<Draft> concat(Node node, Concat op, Set<Node> kept) {
        List<Draft> drafts = new ArrayList<>();
        List<Long> ones = Collections.nCopies(node.shape().rank(), 1L);
        List<Long> starts = new ArrayList<>(Collections.nCopies(node.shape().rank(), 0L));
        for (Node part : node.inputs()) {
            drafts.add(part(node, part, starts, ones, kept));
            starts.set(
                    op.axis(),
                    starts.get(op.axis()) + part.shape().dim(op.axis()).count());
        }
        return drafts;
    }

    private static List<Draft> pad(Node node, Pad op, Set<Node> kept) {
        List<Dim> loops = node.shape().dims();
        Scalar around = Scalar.lit(op.value(), node.type().dtype());
        Affine everywhere = Position.identity(loops, loops.size()).flat(loops.size());
        Draft fill =
                new Draft(loops, Optional.empty(), List.of(), List.of(), Map.of(node, around), everywhere, Set.of());
        List<Long> steps = op.interior().stream().map(between -> between + 1).toList();
        return List.of(fill, part(node, node.input(0), op.low(), steps, kept));
    }

    /** Writes all elements of a part to the places start, start + step, ... along each axis. */
    private static Draft part(Node node, Node part, List<Long> starts, List<Long> steps, Set<Node> kept) {
        List<Dim> loops = part.shape().dims();
        Reader reader = new Reader(loops, loops.size(), kept);
        Scalar value = reader.own(part);
        List<Affine> own = Position.identity(loops, loops.size()).coords();
        List<Affine> coords = new ArrayList<>();
        for (int axis = 0; axis < loops.size(); axis++) {
            coords.add(own.get(axis).times(steps.get(axis)).plus(starts.get(axis)));
        }
        Affine target = new Position(node.shape().dims(), coords).flat(loops.size());
        return new Draft(
                loops, Optional.empty(), List.of(), reader.reads(), Map.of(node, value), target, reader.unreachable());
    }
}
