package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Reduction.Order;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.scalar.Scalar;
import java.util.ArrayList;
import java.util.List;

/**
 * Operands of a contraction that are copied to another arrangement first. Every row of the result reads the whole operand, one column
 * beside the other, so its columns must be neighbours: {@code dy @ transpose(w)} reads w across its rows and wants the transposed copy.
 */
final class PackOperands {
    /** Fewer columns make no vectors; fewer rows do not pay for the copy. */
    private static final int FEW = 4;

    private PackOperands() {}

    /** The views among the operands of a group's contraction that must be stored. */
    static List<Node> of(Group group, Draft draft) {
        Node lead = group.nodes().getFirst();
        List<Node> packed = new ArrayList<>();
        if (lead.op() instanceof Op.Contract && lead.shape().rank() > 1) {
            Fold fold = draft.fold().orElseThrow();
            int column = lead.shape().rank() - 1;
            for (int i = 0; i < lead.inputs().size(); i++) {
                if (draft.elements().get(i) instanceof Scalar.In in) {
                    List<Extent> strides = draft.reads().get(in.position()).at().strides();
                    boolean apart = !strides.get(column).isZero()
                            && !strides.get(column).isOne();
                    if (apart && isWorthIt(fold, strides)) {
                        packed.add(lead.input(i));
                    }
                }
            }
        }
        return packed;
    }

    /** Whether there are columns enough, and rows enough that read the same numbers. */
    private static boolean isWorthIt(Fold fold, List<Extent> strides) {
        Dim rows = Dim.ONE;
        for (int loop = 0; loop < fold.outputs().size() - 1; loop++) {
            rows = strides.get(loop).isZero() ? rows.times(fold.outputs().get(loop)) : rows;
        }
        return fold.order() == Order.CHAIN
                && isMany(rows)
                && isMany(fold.outputs().getLast());
    }

    private static boolean isMany(Dim dim) {
        return dim.batch() || dim.count() > FEW;
    }
}
