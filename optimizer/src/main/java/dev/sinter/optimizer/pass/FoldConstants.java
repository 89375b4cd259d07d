package dev.sinter.optimizer.pass;

import dev.sinter.ir.eval.Inputs;
import dev.sinter.ir.eval.Interpreter;
import dev.sinter.ir.eval.Tensor;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Result;
import dev.sinter.ir.op.Broadcast;
import dev.sinter.ir.op.Constant;
import dev.sinter.ir.op.Op;
import dev.sinter.optimizer.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code sub(constant(1.0), constant(0.999))  =>  constant(0.0010000467)}
 *
 * <p>The reference interpreter computes it, so the bits are those of the run. A broadcast number stays one number, and a result stays
 * uncomputed when it is a large table made from a few numbers. In the group, after DelayBroadcasts, which brings numbers together.
 */
public final class FoldConstants implements Pass {
    /** Results up to this size are kept as tables, even when they were made from less. */
    private static final long SMALL = 1024;
    /** What is not worth the time of the compiler. */
    private static final long MOST_WORK = 1 << 20;
    /** Constants are written as f64, which holds integers up to here. */
    private static final long EXACT = 1L << 53;

    @Override
    public Graph run(Graph graph) {
        return Rewrite.run(graph, FoldConstants::fold);
    }

    private static Optional<Node> fold(Term term) {
        return applies(term) ? constant(evaluate(term), term) : Optional.empty();
    }

    private static boolean applies(Term term) {
        return switch (term.op()) {
            case Op.Source _, Broadcast _ -> false;
            case Op.Pointwise op when op.indexLimit().isPresent() -> false;
            default ->
                !term.inputs().isEmpty()
                        && term.inputs().stream().allMatch(FoldConstants::isKnown)
                        && !term.shape().isBatched()
                        && isWorthIt(term);
        };
    }

    /** A constant, or one that is stretched to a known size. */
    private static boolean isKnown(Node node) {
        return switch (node.op()) {
            case Constant _ -> true;
            case Broadcast _ ->
                node.input(0).op() instanceof Constant && !node.shape().isBatched();
            default -> false;
        };
    }

    private static boolean isWorthIt(Term term) {
        long result = term.shape().size(1);
        long work = term.inputs().stream().mapToLong(x -> x.shape().size(1)).sum();
        long written = term.inputs().stream()
                .mapToLong(x ->
                        x.op() instanceof Constant constant ? constant.values().size() : 1)
                .sum();
        return result <= Math.max(SMALL, written) && work <= MOST_WORK;
    }

    private static Tensor evaluate(Term term) {
        GraphBuilder b = new GraphBuilder("fold");
        List<Node> inputs = new ArrayList<>();
        for (Node x : term.inputs()) {
            List<Node> below =
                    x.inputs().stream().map(constant -> b.add(constant.op())).toList();
            inputs.add(b.add(x.op(), below));
        }
        Graph graph = b.build(List.of(Result.output("y", b.add(term.op(), inputs))));
        return Interpreter.run(graph, Inputs.NONE, 1).output("y");
    }

    private static Optional<Node> constant(Tensor tensor, Term term) {
        boolean isExact = tensor.dtype().isFloat()
                || IntStream.range(0, tensor.size()).mapToLong(tensor::whole).allMatch(v -> Math.abs(v) < EXACT);
        if (!isExact) {
            return Optional.empty();
        }
        List<Double> values =
                IntStream.range(0, tensor.size()).mapToObj(tensor::real).toList();
        return Optional.of(term.add(new Constant(term.type(), values)));
    }
}
