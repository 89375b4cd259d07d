package dev.sinter.compiler.nan;

import dev.sinter.ir.eval.Inputs;
import dev.sinter.ir.eval.Interpreter;
import dev.sinter.ir.eval.Tensor;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Result;
import dev.sinter.ir.op.Constant;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.Store;
import dev.sinter.optimizer.pass.RemoveUnused;
import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.file.WeightsFile;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Computes the step node by node and finds where the first result that is not finite got it from. An infinity that does no harm,
 * such as {@code log(0)} on the side of a {@code where} that is not chosen, is not on the way; neither is one that the author wrote,
 * such as the {@code -inf} of a mask.
 */
final class FirstNotFinite {
    private final Set<Node> results = new HashSet<>();
    /** For each node that is not finite by no author's wish, the node where that began. */
    private final Map<Node, Node> causes = new HashMap<>();

    private final Set<Node> notFinite = new HashSet<>();
    private final Set<Node> nan = new HashSet<>();
    private Optional<Node> last = Optional.empty();

    private FirstNotFinite(Graph graph) {
        graph.results().forEach(result -> results.add(result.value()));
    }

    /** @param graph the training step, differentiated and not optimised */
    static Culprit of(Graph graph, GuiltyStep guilty, long seed) {
        List<Result> bad =
                graph.results().stream().filter(r -> isBad(r, guilty)).toList();
        Graph needed = new RemoveUnused().run(new Graph(graph.name(), graph.nodes(), bad));
        FirstNotFinite search = new FirstNotFinite(needed);
        Map<Node, Tensor> values =
                Interpreter.values(needed, inputs(guilty, seed), guilty.samples().length, search::visit);
        Node node = search.last
                .map(search.causes::get)
                .orElseThrow(() -> new IllegalStateException("the interpreter found all numbers finite"));
        List<Tensor> operands = node.inputs().stream().map(values::get).toList();
        Tensor value = values.get(node);
        // next to an operand with infinities, only a NaN is the node's own
        boolean onlyNan = node.inputs().stream().anyMatch(search.notFinite::contains);
        int index = IntStream.range(0, value.size())
                .filter(i -> onlyNan ? Double.isNaN(value.real(i)) : !Double.isFinite(value.real(i)))
                .findFirst()
                .orElseThrow();
        return new Culprit(node, value, index, operands);
    }

    private static boolean isBad(Result result, GuiltyStep guilty) {
        if (result.store().isEmpty()) {
            return guilty.badLoss() && result.name().equals("loss");
        }
        return switch (result.store().get()) {
            case WEIGHTS -> guilty.after().weights().contains(result.name());
            case OPTIMIZER -> guilty.after().optimizer().contains(result.name());
            case METRICS -> false;
        };
    }

    private static Inputs inputs(GuiltyStep guilty, long seed) {
        Inputs inputs = Inputs.NONE.seed(seed).step(guilty.before().steps());
        for (Map.Entry<String, NdArray> fed : guilty.inputs().entrySet()) {
            inputs = inputs.with(fed.getKey(), ArrayAsTensor.of(fed.getValue()));
        }
        Map<Store, Map<String, NdArray>> stores = Map.of(
                Store.WEIGHTS, WeightsFile.arrays(guilty.before().weights()),
                Store.OPTIMIZER, WeightsFile.arrays(guilty.before().optimizer()));
        Map<Store, Map<String, Tensor>> stored = new HashMap<>();
        stores.forEach((store, arrays) -> stored.put(
                store,
                arrays.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> ArrayAsTensor.of(e.getValue())))));
        return new Inputs(inputs.fed(), stored, inputs.seed(), inputs.step());
    }

    /** Whether the first bad result is still to come. */
    private boolean visit(Node node, Tensor value) {
        if (node.type().dtype().isFloat()) {
            look(node, value);
        }
        if (results.contains(node) && causes.containsKey(node)) {
            last = Optional.of(node);
        }
        return last.isEmpty();
    }

    private void look(Node node, Tensor value) {
        boolean hasNan = false;
        boolean allFinite = true;
        for (int i = 0; i < value.size(); i++) {
            hasNan |= Double.isNaN(value.real(i));
            allFinite &= Double.isFinite(value.real(i));
        }
        if (allFinite) {
            return;
        }
        notFinite.add(node);
        if (hasNan) {
            nan.add(node);
        }
        cause(node).ifPresent(cause -> causes.put(node, cause));
    }

    /** Where a node that is not finite has that from: the earliest place of its operands, or itself. */
    private Optional<Node> cause(Node node) {
        Optional<Node> inherited = node.inputs().stream()
                .map(causes::get)
                .filter(cause -> cause != null)
                .min(Comparator.comparingInt(Node::id));
        if (inherited.isPresent() || node.op() instanceof Constant) {
            return inherited;
        }
        boolean newNan = nan.contains(node) && node.inputs().stream().noneMatch(nan::contains);
        boolean fromFinite = node.inputs().stream().noneMatch(notFinite::contains);
        return newNan || fromFinite || node.op() instanceof Op.Source ? Optional.of(node) : Optional.empty();
    }
}
