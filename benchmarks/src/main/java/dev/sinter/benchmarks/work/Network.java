package dev.sinter.benchmarks.work;

import java.util.ArrayList;
import java.util.List;

/**
 * A network as data, so that each engine can be told the same one.
 *
 * @param model the name of our model of it
 * @param input the shape of a sample
 */
public record Network(String model, Image input, List<Layer> layers, Head head) {
    public Network {
        layers = List.copyOf(layers);
    }

    /** Dense layers with relu between them. */
    static Network dense(String model, Head head, int inputs, int... units) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < units.length; i++) {
            layers.add(new Layer.Dense(units[i], true, i < units.length - 1));
        }
        return new Network(model, Image.flat(inputs), layers, head);
    }

    /** One matrix product. */
    static Network product(String model, int inputs, int units) {
        return new Network(model, Image.flat(inputs), List.of(new Layer.Dense(units, false, false)), Head.LINEAR);
    }

    /** The layers in their places. */
    public List<Stage> stages() {
        List<Stage> stages = new ArrayList<>();
        Image in = input;
        int weight = 0;
        for (Layer layer : layers) {
            stages.add(new Stage(layer, in, weight));
            weight += layer.weights(in).size();
            in = layer.output(in);
        }
        return stages;
    }

    /** How many numbers come out for a sample. */
    public int outputs() {
        List<Stage> stages = stages();
        return stages.get(stages.size() - 1).out().size();
    }

    /** How many weights there are. */
    public long parameters() {
        return stages().stream()
                .flatMap(s -> s.weights().stream())
                .mapToLong(shape -> shape.stream().mapToLong(d -> d).reduce(1, (a, b) -> a * b))
                .sum();
    }

    /** Multiply-adds of the way forward for one sample. */
    public long multiplyAdds() {
        return stages().stream().mapToLong(s -> s.layer().multiplyAdds(s.in())).sum();
    }
}
