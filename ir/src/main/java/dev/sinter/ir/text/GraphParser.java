package dev.sinter.ir.text;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Mismatch;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Result;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.Store;
import dev.sinter.ir.text.OpTable.Attribute;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The text of a graph, as {@link GraphText} prints it, turned into a new graph. Values are renumbered from 0; the types
 * that the text states must be the ones that the operations infer.
 */
public final class GraphParser {
    private final Tokens tokens;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private GraphParser(String text) {
        tokens = new Tokens(text);
    }

    /**
     * The graph of a whole text.
     *
     * @throws InvalidText naming line and column when it is none
     */
    public static Graph parse(String text) {
        return new GraphParser(text).graph();
    }

    private Graph graph() {
        tokens.expect("graph");
        GraphBuilder builder = new GraphBuilder(tokens.name());
        tokens.expect("{");
        while (tokens.peek().startsWith("%")) {
            node(builder);
        }
        List<Result> results = new ArrayList<>();
        while (!tokens.takeIf("}")) {
            results.add(result());
        }
        if (!tokens.peek().isEmpty()) {
            throw tokens.error("expected the end, found " + tokens.peek());
        }
        return builder.build(results);
    }

    private void node(GraphBuilder builder) {
        String id = tokens.value();
        if (values.containsKey(id)) {
            throw tokens.previous(id + " is defined twice");
        }
        tokens.expect("=");
        String name = tokens.name();
        List<Attribute> attributes =
                OpTable.attributes(name).orElseThrow(() -> tokens.previous("no operation is called " + name));
        List<Node> inputs = new ArrayList<>();
        Map<Attribute, Object> written = new LinkedHashMap<>();
        arguments(name, attributes, inputs, written);
        tokens.expect(":");
        TensorType type = new TensorType(AttributeText.dtype(tokens), AttributeText.shape(tokens));
        try {
            Op op = OpTable.make(
                    name,
                    attributes.stream()
                            .map(each -> each.isNodeType() ? type : written.get(each))
                            .toList());
            Node node = builder.add(op, inputs);
            if (!node.type().equals(type)) {
                throw tokens.previous(id + " is " + node.type() + ", the text says " + type);
            }
            values.put(id, node);
        } catch (Mismatch | IndexOutOfBoundsException e) {
            throw tokens.previous(name + ": " + e.getMessage());
        }
    }

    /** Fills in what stands in parentheses: values first, then the attributes in the order of the record. */
    private void arguments(String op, List<Attribute> all, List<Node> inputs, Map<Attribute, Object> written) {
        Iterator<Attribute> attributes =
                all.stream().filter(attribute -> !attribute.isNodeType()).iterator();
        tokens.expect("(");
        while (!tokens.takeIf(")")) {
            if (!inputs.isEmpty() || !written.isEmpty()) {
                tokens.expect(",");
            }
            if (tokens.peek().startsWith("%") || !attributes.hasNext()) {
                inputs.add(use());
            } else {
                Attribute attribute = attributes.next();
                if (!OpTable.isSource(op)) {
                    tokens.expect(attribute.name());
                    tokens.expect("=");
                }
                written.put(attribute, AttributeText.parse(attribute.type(), tokens));
            }
        }
        if (attributes.hasNext()) {
            throw tokens.previous(op + " needs " + attributes.next().name());
        }
    }

    private Result result() {
        if (tokens.takeIf("output")) {
            String name = tokens.name();
            tokens.expect("=");
            return Result.output(name, use());
        }
        tokens.expect("store");
        Store store = AttributeText.store(tokens);
        String name = tokens.string();
        tokens.expect("=");
        return Result.stored(store, name, use());
    }

    private Node use() {
        String id = tokens.value();
        Node node = values.get(id);
        if (node == null) {
            throw tokens.previous(id + " is not defined before it is used");
        }
        return node;
    }
}
