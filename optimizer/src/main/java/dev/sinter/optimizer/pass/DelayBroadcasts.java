package dev.sinter.optimizer.pass;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.op.Broadcast;
import dev.sinter.ir.op.Op;
import dev.sinter.optimizer.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code mul(broadcast(%0), broadcast(%1))  =>  broadcast(mul(%0, %1))}, for every pointwise operation
 *
 * <p>What is the same for all elements is computed once: the step size of an optimizer, the logarithm of a row's sum. Inputs of
 * different shapes are stretched to their common shape first. In the group, as it brings constants together for FoldConstants, and
 * nested broadcasts for Simplify.
 */
public final class DelayBroadcasts implements Pass {
    @Override
    public Graph run(Graph graph) {
        return Rewrite.run(graph, DelayBroadcasts::delay);
    }

    private static Optional<Node> delay(Term term) {
        boolean applies =
                term.op() instanceof Op.Pointwise && term.inputs().stream().allMatch(x -> x.op() instanceof Broadcast);
        if (!applies) {
            return Optional.empty();
        }
        List<Node> sources = term.inputs().stream().map(x -> x.input(0)).toList();
        Shape common = sources.stream().map(Node::shape).reduce(Shape.SCALAR, DelayBroadcasts::common);
        if (common.size().equals(term.shape().size())) {
            return Optional.empty();
        }
        List<Node> operands =
                sources.stream().map(x -> stretch(term, x, common)).toList();
        return Optional.of(term.add(new Broadcast(term.shape()), term.b().add(term.op(), operands)));
    }

    private static Node stretch(Term term, Node x, Shape shape) {
        return x.shape().equals(shape) ? x : term.add(new Broadcast(shape), x);
    }

    /** The smallest shape that both can be stretched to; both fit one larger shape, so there is one. */
    private static Shape common(Shape a, Shape b) {
        int rank = Math.max(a.rank(), b.rank());
        List<Dim> dims = new ArrayList<>();
        for (int back = rank; back > 0; back--) {
            Dim dim = fromEnd(a, back);
            dims.add(dim.isOne() ? fromEnd(b, back) : dim);
        }
        return new Shape(dims);
    }

    private static Dim fromEnd(Shape shape, int back) {
        return back <= shape.rank() ? shape.dim(shape.rank() - back) : Dim.ONE;
    }
}
