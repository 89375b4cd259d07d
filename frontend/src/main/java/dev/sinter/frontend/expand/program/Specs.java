package dev.sinter.frontend.expand.program;

import dev.sinter.frontend.expand.scope.Ledger;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Result;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.op.Input;
import dev.sinter.runtime.Layout;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.TensorSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The running class's view of programs and tensors, made from graphs and ledgers. */
final class Specs {
    private Specs() {}

    static TensorSpec tensor(String name, TensorType type, List<String> words) {
        List<Integer> dims = type.shape().dims().stream()
                .map(dim -> Math.toIntExact(dim.batch() ? -dim.count() : dim.count()))
                .toList();
        return new TensorSpec(name, type.dtype(), dims, words);
    }

    /** The layout; none when it would not fit an array, which {@link #isTooLarge} tells. */
    static Layout layout(Ledger ledger) {
        if (isTooLarge(ledger)) {
            return Layout.EMPTY;
        }
        return new Layout(ledger.entries().stream()
                .map(e -> tensor(e.path(), e.type(), List.of()))
                .toList());
    }

    /** Whether there are more numbers than an array of the JVM can hold. */
    static boolean isTooLarge(Ledger ledger) {
        return ledger.entries().stream()
                        .mapToLong(e -> e.type().shape().size(0))
                        .sum()
                > Integer.MAX_VALUE;
    }

    /** A program feeds the inputs that its graph reads, in text order. */
    static ProgramSpec program(Graph graph, Map<String, ModelBody.Port> ports, Map<String, List<String>> outputWords) {
        Set<String> read = graph.nodes().stream()
                .map(Node::op)
                .filter(Input.class::isInstance)
                .map(op -> ((Input) op).name())
                .collect(Collectors.toSet());
        List<TensorSpec> inputs = new ArrayList<>();
        Map<String, Double> defaults = new LinkedHashMap<>();
        ports.forEach((name, port) -> {
            if (read.contains(name)) {
                inputs.add(tensor(name, port.type(), port.words()));
                port.filled().ifPresent(number -> defaults.put(name, number));
            }
        });
        List<TensorSpec> outputs = new ArrayList<>();
        for (Result result : graph.results()) {
            if (result.store().isEmpty()) {
                outputs.add(tensor(
                        result.name(), result.value().type(), outputWords.getOrDefault(result.name(), List.of())));
            }
        }
        return new ProgramSpec(graph.name(), inputs, outputs, defaults);
    }
}
