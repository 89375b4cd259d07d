package dev.sinter.optimizer.plan.access;

import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What can be said about, and done with, the formulas of nodes. */
public final class Formula {
    private Formula() {}

    /** The formula of a pointwise node, {@code In(i)} being its input i. */
    public static Scalar of(Node node, Op.Pointwise op) {
        List<Scalar> operands = new ArrayList<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            operands.add(new Scalar.In(i, node.input(i).type().dtype()));
        }
        return op.body(operands);
    }

    /** The inputs that a node's value depends on; a pointwise formula may ignore some. */
    public static List<Node> operands(Node node) {
        if (node.op() instanceof Op.Pointwise op) {
            TreeSet<Integer> used = new TreeSet<>();
            rewrite(of(node, op), leaf -> {
                if (leaf instanceof Scalar.In in) {
                    used.add(in.position());
                }
                return leaf;
            });
            return used.stream().map(node::input).toList();
        }
        return node.inputs();
    }

    /** True for a node that passes its one operand on as it is. */
    public static boolean isAlias(Node node) {
        return node.op() instanceof Op.Pointwise op && of(node, op) instanceof Scalar.In;
    }

    /** A formula with its leaves replaced; parts that were shared stay shared. */
    public static Scalar rewrite(Scalar root, Function<Scalar, Scalar> leaf) {
        return rewriting(leaf).apply(root);
    }

    /** The same for several formulas one after the other: parts that they share stay shared among them. */
    public static UnaryOperator<Scalar> rewriting(Function<Scalar, Scalar> leaf) {
        Map<Scalar, Scalar> done = new IdentityHashMap<>();
        return root -> rewrite(root, leaf, done);
    }

    private static Scalar rewrite(Scalar scalar, Function<Scalar, Scalar> leaf, Map<Scalar, Scalar> done) {
        if (!(scalar instanceof Scalar.Call call)) {
            return leaf.apply(scalar);
        }
        Scalar known = done.get(call);
        if (known != null) {
            return known;
        }
        List<Scalar> args =
                call.args().stream().map(arg -> rewrite(arg, leaf, done)).toList();
        Scalar result = args.equals(call.args()) ? call : rebuild(call, args);
        done.put(call, result);
        return result;
    }

    private static Scalar rebuild(Scalar.Call call, List<Scalar> args) {
        return call.fn() == Fn.CAST
                ? Scalar.cast(args.getFirst(), call.type())
                : Scalar.call(call.fn(), args.toArray(Scalar[]::new));
    }
}
