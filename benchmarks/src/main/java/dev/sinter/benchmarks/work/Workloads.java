package dev.sinter.benchmarks.work;

import java.util.List;
import java.util.stream.Collectors;

/** All work that is measured. */
public final class Workloads {
    private static final Network MLP = Network.dense("Mlp", Head.SOFTMAX, 784, 300, 100, 10);
    private static final Network SOFTMAX = Network.dense("Softmax", Head.SOFTMAX, 784, 10);
    private static final Network XOR = Network.dense("Xor", Head.SIGMOID, 2, 8, 1);
    private static final Network IRIS = Network.dense("Iris", Head.SOFTMAX, 4, 32, 32, 32, 3);
    private static final Network LINE = Network.dense("Line", Head.LINEAR, 2, 1);
    private static final Network CNN = new Network(
            "Cnn",
            new Image(28, 28, 1),
            List.of(
                    new Layer.Convolution(32, 5),
                    new Layer.MaxPool(2),
                    new Layer.Convolution(64, 5),
                    new Layer.MaxPool(2),
                    new Layer.Dense(1024, true, true),
                    new Layer.Dense(10, true, false)),
            Head.SOFTMAX);
    private static final Network MULTIPLY = Network.product("Multiply", 784, 300);
    private static final Network MULTIPLY_SQUARE = Network.product("MultiplySquare", 512, 512);
    private static final Optimizer SGD = new Optimizer.Sgd(0.01);
    private static final Optimizer ADAM = new Optimizer.Adam(0.001);
    private static final Optimizer RMSPROP = new Optimizer.RmsProp(0.001);

    public static final List<Workload> ALL = List.of(
            new Workload.Train("train-mlp-sgd", "train MLP 784-300-100-10, batch 50, gradient descent", MLP, SGD, 50),
            new Workload.Train("train-mlp-adam", "train MLP, batch 100, Adam", MLP, ADAM, 100),
            new Workload.Train("train-softmax", "train softmax 784-10, batch 100, gradient descent", SOFTMAX, SGD, 100),
            new Workload.Train("train-xor", "train XOR 2-8-1, batch 4, Adam", XOR, ADAM, 4),
            new Workload.Train("train-iris", "train iris 4-32-32-32-3, batch 32, Adam", IRIS, ADAM, 32),
            new Workload.Train("train-line", "train linear regression 2-1, batch 25, RMSprop", LINE, RMSPROP, 25),
            new Workload.Predict("predict-mlp-1", "predict MLP, batch 1", MLP, 1),
            new Workload.Predict("predict-mlp-32", "predict MLP, batch 32", MLP, 32),
            new Workload.Predict("predict-mlp-256", "predict MLP, batch 256", MLP, 256),
            new Workload.Predict("predict-iris-1", "predict iris, batch 1", IRIS, 1),
            new Workload.Predict("predict-cnn-1", "predict CNN, batch 1", CNN, 1),
            new Workload.Predict("predict-cnn-64", "predict CNN, batch 64", CNN, 64),
            new Workload.Train("train-cnn", "train CNN, batch 50, Adam", CNN, ADAM, 50),
            new Workload.Predict("multiply-50", "multiply 50 x 784 by 784 x 300", MULTIPLY, 50),
            new Workload.Predict("multiply-256", "multiply 256 x 784 by 784 x 300", MULTIPLY, 256),
            new Workload.Predict("multiply-square", "multiply 512 x 512 by 512 x 512", MULTIPLY_SQUARE, 512));

    private Workloads() {}

    /** The workload of that name. */
    public static Workload named(String name) {
        return ALL.stream()
                .filter(w -> w.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no workload is called " + name + "; there are "
                        + ALL.stream().map(Workload::name).collect(Collectors.joining(", "))));
    }
}
