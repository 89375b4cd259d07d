package dev.sinter.optimizer.plan;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Origin;
import dev.sinter.ir.graph.Result;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.op.*;
import dev.sinter.optimizer.Pass;
import dev.sinter.optimizer.Pipelines;
import dev.sinter.optimizer.autodiff.Differentiate;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The training step of a digit classifier as the front end writes it: dense layers with relu, softmax cross-entropy, an optimizer. */
final class Mlp {
    private final GraphBuilder b = new GraphBuilder("training.step");
    private final Map<String, Node> parameters = new LinkedHashMap<>();
    private final boolean adam;

    private Mlp(boolean adam) {
        this.adam = adam;
    }

    /** Layer sizes from the number of pixels to that of classes; gradients are worked out, nothing else is. */
    static Graph trainingStep(boolean adam, int... sizes) {
        return new Differentiate().run(new Mlp(adam).graph(sizes));
    }

    /** The same after all passes. */
    static Graph optimized(boolean adam, int... sizes) {
        Graph graph = new Mlp(adam).graph(sizes);
        for (Pass pass : Pipelines.OPTIMIZED) {
            graph = pass.run(graph);
        }
        return graph;
    }

    private Graph graph(int[] sizes) {
        Node image = b.add(new Input("image", new TensorType(DType.U8, Shape.of(Dim.BATCH, Dim.of(sizes[0])))));
        Node label = b.add(new Input("label", new TensorType(DType.U8, Shape.of(Dim.BATCH))));
        b.at(new Origin("m.model", 9, 5, "pixels"));
        Node x = b.add(new Div(), b.add(new Cast(DType.F32), image), filled(255, image));
        for (int layer = 1; layer < sizes.length; layer++) {
            x = dense(x, "dense" + layer, sizes[layer - 1], sizes[layer], layer < sizes.length - 1);
        }
        b.at(new Origin("m.model", 20, 5, "loss"));
        Node loss = loss(x, label, sizes[sizes.length - 1]);
        List<Result> results = new ArrayList<>(List.of(Result.output("loss", loss)));
        parameters.forEach((name, w) -> update(results, name, w, b.add(new Gradient(), loss, w)));
        return b.build(results);
    }

    private Node filled(double value, Node like) {
        return Constant.filled(b, value, new TensorType(DType.F32, like.shape()));
    }

    private Node dense(Node x, String name, int inputs, int units, boolean relu) {
        b.at(new Origin("m.model", 10, 5, name));
        Node kernel = parameter(name + ".kernel", Shape.of(inputs, units));
        Node bias = parameter(name + ".bias", Shape.of(units));
        Node dot = b.add(new MatMul(), x, kernel);
        Node y = b.add(new Add(), dot, b.add(new Broadcast(dot.shape()), bias));
        return relu ? b.add(new Max(), filled(0, y), y) : y;
    }

    private Node parameter(String name, Shape shape) {
        Node node = b.add(new Stored(Store.WEIGHTS, name, new TensorType(DType.F32, shape)));
        parameters.put(name, node);
        return node;
    }

    private Node loss(Node logits, Node label, int classes) {
        Shape rows = Shape.of(Dim.BATCH, Dim.ONE);
        Node checked = b.add(new CheckIndex(classes, "label"), label);
        Node wanted =
                b.add(new Broadcast(logits.shape()), b.add(new Reshape(rows), b.add(new Cast(DType.I32), checked)));
        Node number = b.add(new Broadcast(logits.shape()), b.add(new Iota(DType.I32, Shape.of(classes), 0)));
        Node oneHot = b.add(new Cast(DType.F32), b.add(new Equal(), wanted, number));
        Node top = b.add(new StopGradient(), b.add(new Reshape(rows), b.add(new ReduceMax(List.of(1)), logits)));
        Node shifted = b.add(new Sub(), logits, b.add(new Broadcast(logits.shape()), top));
        Node total = b.add(new Reshape(rows), b.add(new Sum(List.of(1)), b.add(new Exp(), shifted)));
        Node logTotal = b.add(new Broadcast(logits.shape()), b.add(new Log(), total));
        Node each = b.add(
                new Neg(), b.add(new Sum(List.of(1)), b.add(new Mul(), oneHot, b.add(new Sub(), shifted, logTotal))));
        Node sum = b.add(new Sum(List.of(0)), each);
        Node ones = b.add(new Broadcast(each.shape()), b.add(Constant.scalar(1, DType.F32)));
        return b.add(new Div(), sum, b.add(new Sum(List.of(0)), ones));
    }

    private void update(List<Result> results, String name, Node w, Node g) {
        if (!adam) {
            Node next = b.add(new Sub(), w, b.add(new Mul(), filled(0.01, w), g));
            results.add(Result.stored(Store.WEIGHTS, name, next));
            return;
        }
        Node m = b.add(new Stored(Store.OPTIMIZER, name + ".m", w.type()));
        Node v = b.add(new Stored(Store.OPTIMIZER, name + ".v", w.type()));
        Node t = b.add(new Cast(DType.F32), b.add(new Add(), b.add(new Step()), b.add(Constant.scalar(1, DType.I64))));
        Node m2 = b.add(new Add(), m, b.add(new Mul(), filled(0.1, w), b.add(new Sub(), g, m)));
        Node v2 = b.add(new Add(), v, b.add(new Mul(), filled(0.001, w), b.add(new Sub(), b.add(new Mul(), g, g), v)));
        Node decay = b.add(new Sub(), number(1), b.add(new Pow(), number(0.999), t));
        Node rate = b.add(new Broadcast(w.shape()), b.add(new Mul(), number(0.001), b.add(new Sqrt(), decay)));
        Node root = b.add(new Add(), b.add(new Sqrt(), v2), filled(1e-7, w));
        Node next = b.add(new Sub(), w, b.add(new Div(), b.add(new Mul(), rate, m2), root));
        results.add(Result.stored(Store.WEIGHTS, name, next));
        results.add(Result.stored(Store.OPTIMIZER, name + ".m", m2));
        results.add(Result.stored(Store.OPTIMIZER, name + ".v", v2));
    }

    private Node number(double value) {
        return b.add(Constant.scalar(value, DType.F32));
    }
}
