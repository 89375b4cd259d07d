package dev.sinter.frontend.expand.tensor;

import dev.sinter.frontend.source.Span;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Origin;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.op.Broadcast;
import dev.sinter.ir.op.Cast;
import dev.sinter.ir.op.Constant;
import dev.sinter.ir.op.Div;
import dev.sinter.ir.op.Mul;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.Reshape;
import dev.sinter.ir.op.Seed;
import dev.sinter.ir.op.Step;
import dev.sinter.ir.op.Sum;
import dev.sinter.runtime.DType;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The graph of one program while it grows: adds nodes, and remembers what a graph does not say of them. */
public final class Tape {
    private final GraphBuilder builder;
    private final Map<Node, Producer> producers = new LinkedHashMap<>();
    private final Map<DType, Node> batch = new EnumMap<>(DType.class);
    private Optional<Node> seed = Optional.empty();
    private Optional<Node> step = Optional.empty();
    private int size;

    /** The innermost declared function that made a tensor, and where the author called it. */
    public record Producer(String function, Span call) {}

    public Tape(String program) {
        builder = new GraphBuilder(program);
    }

    public Node add(Op op, Node... inputs) {
        size++;
        return builder.add(op, inputs);
    }

    public Node add(Op op, List<Node> inputs) {
        size++;
        return builder.add(op, inputs);
    }

    /** How many nodes there are; a node whose id is not below it is newer. */
    public int size() {
        return size;
    }

    /** The place that nodes added from now on come from. */
    public void at(Origin origin) {
        builder.at(origin);
    }

    public Origin origin() {
        return builder.origin();
    }

    public void producedBy(Node node, Producer producer) {
        producers.putIfAbsent(node, producer);
    }

    public Optional<Producer> producer(Node node) {
        return Optional.ofNullable(producers.get(node));
    }

    public Node scalar(double value, DType dtype) {
        return add(Constant.scalar(value, dtype));
    }

    public Node cast(Node x, DType dtype) {
        return x.type().dtype() == dtype ? x : add(new Cast(dtype), x);
    }

    public Node broadcast(Node x, Shape shape) {
        return x.shape().equals(shape) ? x : add(new Broadcast(shape), x);
    }

    public Node reshape(Node x, Shape shape) {
        return x.shape().equals(shape) ? x : add(new Reshape(shape), x);
    }

    public Node seed() {
        if (seed.isEmpty()) {
            seed = Optional.of(add(new Seed()));
        }
        return seed.get();
    }

    public Node step() {
        if (step.isEmpty()) {
            step = Optional.of(add(new Step()));
        }
        return step.get();
    }

    /** {@code number * batch ^ power} as a tensor: the number of samples is a sum of as many ones, which is exact. */
    public Node size(double number, int power, DType dtype) {
        boolean isBatch = number == 1 && power > 0;
        Node result = isBatch ? batch(dtype) : scalar(number, dtype);
        for (int i = isBatch ? 1 : 0; i < Math.abs(power); i++) {
            result = add(power > 0 ? new Mul() : new Div(), result, batch(dtype));
        }
        return result;
    }

    private Node batch(DType dtype) {
        Node known = batch.get(dtype);
        if (known == null) {
            Node ones = add(new Broadcast(Shape.of(Dim.BATCH)), scalar(1, dtype));
            known = add(new Sum(List.of(0)), ones);
            batch.put(dtype, known);
        }
        return known;
    }

    /** All axes, which a reduction without an axis takes. */
    public static List<Integer> allAxes(TensorType type) {
        return IntStream.range(0, type.shape().rank()).boxed().toList();
    }
}
