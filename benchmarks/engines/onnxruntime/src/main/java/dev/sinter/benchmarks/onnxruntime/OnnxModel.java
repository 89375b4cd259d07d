package dev.sinter.benchmarks.onnxruntime;

import dev.sinter.benchmarks.work.ChannelsFirst;
import dev.sinter.benchmarks.work.Image;
import dev.sinter.benchmarks.work.Layer;
import dev.sinter.benchmarks.work.Network;
import dev.sinter.benchmarks.work.Stage;
import dev.sinter.benchmarks.work.Weights;
import java.util.List;

/** A network as an ONNX file. The field numbers are those of onnx.proto3. */
final class OnnxModel {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 13;
    private static final int FLOAT = 1;
    private static final int ATTRIBUTE_INT = 2;
    private static final int ATTRIBUTE_INTS = 7;

    private final Message graph = new Message();
    private final List<float[]> weights;
    /** The name of the value that the next node reads. */
    private String value = "x";

    private int values;

    private OnnxModel(List<float[]> weights) {
        this.weights = weights;
    }

    /** The bytes of the file, for batches of that size. */
    static byte[] of(Network network, Weights weights, int batch) {
        OnnxModel model = new OnnxModel(ChannelsFirst.of(network, weights).arrays());
        network.stages().forEach(model::add);
        switch (network.head()) {
            case SOFTMAX -> model.node("Softmax", List.of(), integer("axis", -1));
            case SIGMOID -> model.node("Sigmoid", List.of());
            case LINEAR -> {}
        }
        model.graph
                .text(2, network.model())
                .message(11, port("x", shape(network.input(), batch)))
                .message(12, port(model.value, new long[] {batch, network.outputs()}));
        return new Message()
                .number(1, IR_VERSION)
                .message(7, model.graph)
                .message(8, new Message().text(1, "").number(2, OPSET))
                .toBytes();
    }

    /** The dimensions of the input. */
    static long[] shape(Image image, int batch) {
        return image.hasPlaces()
                ? new long[] {batch, image.channels(), image.height(), image.width()}
                : new long[] {batch, image.size()};
    }

    private void add(Stage stage) {
        if (stage.layer() instanceof Layer.Dense dense) {
            if (stage.in().hasPlaces()) {
                node("Flatten", List.of(), integer("axis", 1));
            }
            String kernel = weight(stage.weight(), stage.in().size(), dense.units());
            if (dense.bias()) {
                node("Gemm", List.of(kernel, weight(stage.weight() + 1, dense.units())));
            } else {
                node("MatMul", List.of(kernel));
            }
            relu(dense.relu());
        } else if (stage.layer() instanceof Layer.Convolution convolution) {
            int size = convolution.size();
            int pad = size / 2;
            String kernel =
                    weight(stage.weight(), convolution.filters(), stage.in().channels(), size, size);
            String bias = weight(stage.weight() + 1, convolution.filters());
            node(
                    "Conv",
                    List.of(kernel, bias),
                    integers("kernel_shape", size, size),
                    integers("pads", pad, pad, pad, pad));
            relu(true);
        } else {
            int size = ((Layer.MaxPool) stage.layer()).size();
            node("MaxPool", List.of(), integers("kernel_shape", size, size), integers("strides", size, size));
        }
    }

    private void relu(boolean wanted) {
        if (wanted) {
            node("Relu", List.of());
        }
    }

    private void node(String op, List<String> weightNames, Message... attributes) {
        Message node = new Message().text(1, value);
        weightNames.forEach(name -> node.text(1, name));
        values++;
        value = "v" + values;
        node.text(2, value).text(4, op);
        for (Message attribute : attributes) {
            node.message(5, attribute);
        }
        graph.message(1, node);
    }

    private String weight(int index, int... shape) {
        String name = "w" + index;
        Message tensor = new Message();
        for (int d : shape) {
            tensor.number(1, d);
        }
        tensor.number(2, FLOAT).text(8, name).floats(9, weights.get(index));
        graph.message(5, tensor);
        return name;
    }

    private static Message integer(String name, long value) {
        return new Message().text(1, name).number(3, value).number(20, ATTRIBUTE_INT);
    }

    private static Message integers(String name, long... values) {
        Message attribute = new Message().text(1, name);
        for (long v : values) {
            attribute.number(8, v);
        }
        return attribute.number(20, ATTRIBUTE_INTS);
    }

    private static Message port(String name, long[] shape) {
        Message dims = new Message();
        for (long d : shape) {
            dims.message(1, new Message().number(1, d));
        }
        Message tensor = new Message().number(1, FLOAT).message(2, dims);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }
}
