package dev.sinter.ir.eval;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Result;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.op.Constant;
import dev.sinter.ir.op.IndexLimit;
import dev.sinter.ir.op.Input;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.Seed;
import dev.sinter.ir.op.Step;
import dev.sinter.ir.op.Store;
import dev.sinter.ir.op.Stored;
import dev.sinter.ir.scalar.Scalar;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * The meaning of a graph, node by node: a graph, tensors and a number of samples go in, results come out. {@code
 * Interpreter.run(graph, Inputs.NONE.with("x", x), 3).output("y")} A node is evaluated when a result needs it, so of the
 * sides of a branch only the chosen one is.
 */
public final class Interpreter {
    private final Inputs inputs;
    private final int batch;
    private final Map<Node, Tensor> values = new LinkedHashMap<>();

    private Interpreter(Inputs inputs, int batch) {
        this.inputs = inputs;
        this.batch = batch;
    }

    /** The results of a graph. */
    public static Results run(Graph graph, Inputs inputs, int batch) {
        Map<Node, Tensor> values = values(graph, inputs, batch);
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        Map<Store, Map<String, Tensor>> stored = new EnumMap<>(Store.class);
        for (Result result : graph.results()) {
            Map<String, Tensor> target = result.store()
                    .map(store -> stored.computeIfAbsent(store, _ -> new LinkedHashMap<>()))
                    .orElse(outputs);
            target.put(result.name(), values.get(result.value()));
        }
        return new Results(outputs, stored);
    }

    /** The value of every node that the results of a graph need. */
    public static Map<Node, Tensor> values(Graph graph, Inputs inputs, int batch) {
        return values(graph, inputs, batch, (_, _) -> true);
    }

    /**
     * The values of nodes in the order in which results need them, until one is the last that is wanted.
     *
     * @param goOn told of each node and its value; false ends the run
     */
    public static Map<Node, Tensor> values(Graph graph, Inputs inputs, int batch, BiPredicate<Node, Tensor> goOn) {
        Interpreter interpreter = new Interpreter(inputs, batch);
        for (Result result : graph.results()) {
            if (!interpreter.demand(result.value(), goOn)) {
                break;
            }
        }
        return interpreter.values;
    }

    /** Evaluates a node and, before it, what it needs; without recursion, as graphs are deep. False when that was enough. */
    private boolean demand(Node wanted, BiPredicate<Node, Tensor> goOn) {
        Deque<Node> open = new ArrayDeque<>(List.of(wanted));
        while (!open.isEmpty()) {
            Node node = open.peek();
            Optional<Node> missing =
                    needed(node).stream().filter(x -> !values.containsKey(x)).findFirst();
            if (missing.isPresent()) {
                open.push(missing.get());
            } else {
                open.pop();
                boolean isNew = !values.containsKey(node);
                Tensor value = isNew ? value(node) : values.get(node);
                values.put(node, value);
                if (isNew && !goOn.test(node, value)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The inputs that a node needs; of a branch they are known when its condition is. */
    private List<Node> needed(Node node) {
        if (!(node.op() instanceof Op.Branch)) {
            return node.inputs();
        }
        Node condition = node.input(0);
        return values.containsKey(condition) ? List.of(condition, chosen(node)) : List.of(condition);
    }

    private Node chosen(Node branch) {
        return branch.input(values.get(branch.input(0)).whole(0) != 0 ? 1 : 2);
    }

    private Tensor value(Node node) {
        List<Tensor> x = node.inputs().stream().map(values::get).toList();
        List<Integer> shape = Tensor.at(node.shape(), batch);
        return switch (node.op()) {
            case Op.Source source -> source(source, node.type());
            case Op.Pointwise op -> pointwise(op, node, x, shape);
            case Op.Generate op ->
                ScalarEval.evaluate(op.body(operands(node), new Scalar.Index(Scalar.Index.FLAT)), x, shape);
            case Op.View op -> Views.view(op, x.get(0), shape);
            case Op.Reduce op -> Reductions.reduce(op, x.get(0), node.input(0).shape());
            case Op.Contract op -> {
                List<TensorType> types = node.inputs().stream().map(Node::type).toList();
                yield Products.multiply(op.nest(types), x.get(0), x.get(1), batch);
            }
            case Op.Assemble op -> Views.assemble(op, x, shape);
            case Op.Branch _ -> values.get(chosen(node));
            case Op.Ordered op -> Sequences.of(op, x, node.type().dtype(), shape);
            case Op.Derivative _ -> throw new IllegalArgumentException(node + " asks for a derivative");
        };
    }

    private Tensor source(Op.Source source, TensorType type) {
        return switch (source) {
            case Input input -> checked(inputs.fed(input.name()), type, "input " + input.name());
            case Stored stored ->
                checked(inputs.stored(stored.store(), stored.name()), type, Inputs.name(stored.store(), stored.name()));
            case Constant constant ->
                Tensor.of(
                        type.dtype(),
                        Tensor.at(type.shape(), batch),
                        constant.values().stream().mapToDouble(v -> v).toArray());
            case Seed _ -> Tensor.of(inputs.seed());
            case Step _ -> Tensor.of(inputs.step());
        };
    }

    private Tensor checked(Tensor tensor, TensorType type, String what) {
        if (!tensor.is(type, batch)) {
            throw new IllegalArgumentException(
                    what + " must be " + type + " for batch " + batch + ", found " + tensor.dtype() + tensor.shape());
        }
        return tensor;
    }

    private static Tensor pointwise(Op.Pointwise op, Node node, List<Tensor> x, List<Integer> shape) {
        op.indexLimit().ifPresent(limit -> check(x.get(0), limit));
        return ScalarEval.evaluate(op.body(operands(node)), x, shape);
    }

    private static List<Scalar> operands(Node node) {
        return IntStream.range(0, node.inputs().size())
                .<Scalar>mapToObj(i -> new Scalar.In(i, node.input(i).type().dtype()))
                .toList();
    }

    private static void check(Tensor x, IndexLimit limit) {
        for (int i = 0; i < x.size(); i++) {
            if (x.whole(i) < 0 || x.whole(i) >= limit.limit()) {
                throw new IllegalArgumentException(limit.what() + " is " + x.whole(i) + " at element " + i
                        + "; it must be in 0 <= x < " + limit.limit());
            }
        }
    }
}
