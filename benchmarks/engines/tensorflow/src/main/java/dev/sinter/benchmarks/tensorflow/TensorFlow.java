package dev.sinter.benchmarks.tensorflow;

import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.engine.Learner;
import dev.sinter.benchmarks.engine.Predictor;
import dev.sinter.benchmarks.work.Batch;
import dev.sinter.benchmarks.work.Stage;
import dev.sinter.benchmarks.work.Weights;
import dev.sinter.benchmarks.work.Workload;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/**
 * TensorFlow Java: a graph and a session, fixed shapes, weights frozen to constants for predictions, tensors for input made once,
 * one prepared runner. (Operations on the caller's thread, a negative number of threads between operations, were slower.)
 */
public final class TensorFlow implements Engine {
    @Override
    public Predictor predictor(Workload.Predict workload, Weights weights, int threads) {
        return new Predicting(workload, weights, threads);
    }

    @Override
    public Learner learner(Workload.Train workload, Weights weights, int threads) {
        return new Learning(workload, weights, threads);
    }

    private static ConfigProto config(int threads) {
        return ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(threads)
                .build();
    }

    /** The weights as constants, with their shapes. */
    private static List<Operand<TFloat32>> constants(Ops tf, Workload workload, Weights weights) {
        List<Operand<TFloat32>> constants = new ArrayList<>();
        for (Stage stage : workload.network().stages()) {
            for (List<Integer> shape : stage.weights()) {
                long[] dims = shape.stream().mapToLong(d -> d).toArray();
                float[] values = weights.arrays().get(constants.size());
                constants.add(tf.constant(Shape.of(dims), DataBuffers.of(values, true, false)));
            }
        }
        return constants;
    }

    /** A placeholder with the tensor that is always fed to it. */
    private record Port(Placeholder<TFloat32> placeholder, TFloat32 tensor, FloatDataBuffer numbers) {
        static Port of(Ops tf, Shape shape) {
            TFloat32 tensor = TFloat32.tensorOf(shape);
            return new Port(
                    tf.placeholder(TFloat32.class, Placeholder.shape(shape)),
                    tensor,
                    tensor.asRawTensor().data().asFloats());
        }

        static Port input(Ops tf, Workload workload) {
            return of(tf, NetworkGraph.shape(workload.network().input(), workload.batch()));
        }
    }

    private static final class Predicting implements Predictor {
        private final Graph graph = new Graph();
        private final Session session;
        private final Session.Runner runner;
        private final Port x;

        Predicting(Workload.Predict workload, Weights weights, int threads) {
            Ops tf = Ops.create(graph);
            NetworkGraph network = new NetworkGraph(tf, workload.network(), constants(tf, workload, weights));
            x = Port.input(tf, workload);
            Operand<TFloat32> y = network.outputs(network.scores(x.placeholder(), workload.batch()));
            session = new Session(graph, config(threads));
            runner = session.runner().feed(x.placeholder(), x.tensor()).fetch(y);
        }

        @Override
        public void predict(float[] samples, float[] y) {
            x.numbers().write(samples);
            try (Result result = runner.run()) {
                result.get(0).asRawTensor().data().asFloats().read(y);
            }
        }

        @Override
        public void close() {
            session.close();
            graph.close();
            x.tensor().close();
        }
    }

    private static final class Learning implements Learner {
        private final Graph graph = new Graph();
        private final Session session;
        private final Session.Runner runner;
        private final Session.Runner reader;
        private final Port x;
        private final Port target;
        private final List<float[]> arrays;

        Learning(Workload.Train workload, Weights weights, int threads) {
            Ops tf = Ops.create(graph);
            Variables variables = new Variables(tf);
            List<Variable<TFloat32>> trained =
                    constants(tf, workload, weights).stream().map(variables::of).toList();
            NetworkGraph network = new NetworkGraph(tf, workload.network(), List.copyOf(trained));
            x = Port.input(tf, workload);
            target = Port.of(tf, Shape.of(workload.batch(), workload.network().outputs()));
            Operand<TFloat32> scores = network.scores(x.placeholder(), workload.batch());
            Operand<TFloat32> loss = network.loss(scores, target.placeholder());
            Updates updates = new Updates(tf, variables, workload.optimizer());
            List<? extends Operand<?>> gradients = tf.gradients(loss, trained).dy();
            session = new Session(graph, config(threads));
            runner = session.runner().feed(x.placeholder(), x.tensor()).feed(target.placeholder(), target.tensor());
            updates.of(trained, gradients).forEach(runner::addTarget);
            Session.Runner start = session.runner();
            variables.initializers().forEach(start::addTarget);
            start.run().close();
            reader = session.runner();
            trained.forEach(reader::fetch);
            arrays = weights.copy().arrays();
        }

        @Override
        public void step(Batch batch) {
            x.numbers().write(batch.x());
            target.numbers().write(batch.target());
            runner.run().close();
        }

        @Override
        public Weights weights() {
            try (Result result = reader.run()) {
                for (int i = 0; i < arrays.size(); i++) {
                    result.get(i).asRawTensor().data().asFloats().read(arrays.get(i));
                }
            }
            return new Weights(arrays);
        }

        @Override
        public void close() {
            session.close();
            graph.close();
            x.tensor().close();
            target.tensor().close();
        }
    }
}
