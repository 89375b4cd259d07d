package dev.sinter.benchmarks.deeplearning4j;

import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.engine.Learner;
import dev.sinter.benchmarks.engine.Predictor;
import dev.sinter.benchmarks.work.Batch;
import dev.sinter.benchmarks.work.ChannelsFirst;
import dev.sinter.benchmarks.work.Image;
import dev.sinter.benchmarks.work.Network;
import dev.sinter.benchmarks.work.Optimizer;
import dev.sinter.benchmarks.work.Stage;
import dev.sinter.benchmarks.work.Weights;
import dev.sinter.benchmarks.work.Workload;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j with its oneDNN build, workspaces on as by default, arrays for input made once. */
public final class Deeplearning4j implements Engine {
    @Override
    public Predictor predictor(Workload.Predict workload, Weights weights, int threads) {
        limit(threads);
        return new Predicting(new Net(workload, new Optimizer.Sgd(1), weights));
    }

    @Override
    public Learner learner(Workload.Train workload, Weights weights, int threads) {
        limit(threads);
        return new Learning(new Net(workload, workload.optimizer(), weights));
    }

    private static void limit(int threads) {
        Nd4j.getEnvironment().setMaxThreads(threads);
        Nd4j.getEnvironment().setMaxMasterThreads(threads);
    }

    /** A network with arrays for a batch. */
    private record Net(Network network, MultiLayerNetwork net, INDArray x, INDArray target) {
        private static final List<String> NAMES = List.of("W", "b");

        Net(Workload workload, Optimizer optimizer, Weights weights) {
            this(
                    workload.network(),
                    new MultiLayerNetwork(Configuration.of(workload.network(), optimizer)),
                    Nd4j.create(shape(workload.network().input(), workload.batch()), 'c'),
                    Nd4j.create(new long[] {workload.batch(), workload.network().outputs()}, 'c'));
            net.init();
            List<float[]> arrays = ChannelsFirst.of(network, weights).arrays();
            List<INDArray> parameters = parameters();
            for (int i = 0; i < arrays.size(); i++) {
                INDArray parameter = parameters.get(i);
                parameter.assign(Nd4j.create(arrays.get(i), parameter.shape(), 'c'));
            }
        }

        private static long[] shape(Image image, int batch) {
            return image.hasPlaces()
                    ? new long[] {batch, image.channels(), image.height(), image.width()}
                    : new long[] {batch, image.size()};
        }

        private List<INDArray> parameters() {
            List<INDArray> parameters = new ArrayList<>();
            List<Stage> stages = network.stages();
            for (int i = 0; i < stages.size(); i++) {
                for (String name : NAMES.subList(0, stages.get(i).weights().size())) {
                    parameters.add(net.getLayer(i).getParam(name));
                }
            }
            return parameters;
        }

        Weights weights() {
            return ChannelsFirst.back(
                    network,
                    new Weights(parameters().stream()
                            .map(p -> p.dup('c').data().asFloat())
                            .toList()));
        }

        static void put(float[] from, INDArray to) {
            FloatBuffer numbers = to.data().asNioFloat();
            numbers.put(0, from);
        }
    }

    private record Predicting(Net net) implements Predictor {
        @Override
        public void predict(float[] x, float[] y) {
            Net.put(x, net.x());
            net.net().output(net.x(), false).data().asNioFloat().get(0, y);
        }

        @Override
        public void close() {
            net.net().close();
        }
    }

    private record Learning(Net net) implements Learner {
        @Override
        public void step(Batch batch) {
            Net.put(batch.x(), net.x());
            Net.put(batch.target(), net.target());
            net.net().fit(net.x(), net.target());
        }

        @Override
        public Weights weights() {
            return net.weights();
        }

        @Override
        public void close() {
            net.net().close();
        }
    }
}
