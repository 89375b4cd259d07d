package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Result;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.kernel.SumOrder;
import dev.sinter.ir.op.Reshape;
import dev.sinter.ir.op.Sum;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sums that take one pass each, so that each fits one kernel. {@code sum(x, axes=[0, 1])} of a matrix is the sum of one long row;
 * a sum over the last and other axes is one of rows, then one of their results. The order of every addition stays the same.
 */
final class SplitSums {
    private SplitSums() {}

    static Graph run(Graph graph) {
        GraphBuilder b = new GraphBuilder(graph.name());
        Map<Node, Node> now = new HashMap<>();
        for (Node node : graph.nodes()) {
            b.at(node.origin());
            List<Node> inputs = node.inputs().stream().map(now::get).toList();
            boolean splits = node.op() instanceof Sum sum && !isOnePass(node, sum);
            now.put(node, splits ? split(b, inputs.getFirst(), ((Sum) node.op()).axes()) : b.add(node.op(), inputs));
        }
        return b.build(graph.results().stream()
                .map(r -> new Result(r.store(), r.name(), now.get(r.value())))
                .toList());
    }

    private static boolean isOnePass(Node node, Sum sum) {
        Shape from = node.input(0).shape();
        return SumOrder.passes(from, sum.axes()).size() == 1
                && (sum.axes().size() == 1 || from.rank() > sum.axes().size());
    }

    private static Node split(GraphBuilder b, Node x, List<Integer> axes) {
        Shape shape = x.shape();
        if (axes.size() == shape.rank()) {
            return b.add(new Sum(List.of(0)), b.add(new Reshape(Shape.of(shape.size())), x));
        }
        int last = shape.rank() - 1;
        Node rows = b.add(new Sum(List.of(last)), x);
        // An axis of size 1 keeps the second pass from becoming a sum of rows itself.
        List<Dim> dims = new ArrayList<>(rows.shape().dims());
        dims.add(Dim.ONE);
        List<Integer> outer = axes.stream().filter(axis -> axis != last).toList();
        Node sum = b.add(new Sum(outer), b.add(new Reshape(new Shape(dims)), rows));
        return b.add(new Reshape(shape.without(axes)), sum);
    }
}
