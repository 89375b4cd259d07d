package dev.sinter.benchmarks.pytorch;

import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.engine.Learner;
import dev.sinter.benchmarks.engine.Predictor;
import dev.sinter.benchmarks.work.Batch;
import dev.sinter.benchmarks.work.Head;
import dev.sinter.benchmarks.work.Network;
import dev.sinter.benchmarks.work.Weights;
import dev.sinter.benchmarks.work.Workload;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.RMSprop;
import org.bytedeco.pytorch.RMSpropOptions;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * PyTorch's C++ functions, autograd and optimizers: batches are copied into memory that tensors lie over, what a step makes is freed
 * with its scope, predictions are in inference mode.
 */
public final class PyTorch implements Engine {
    @Override
    public Predictor predictor(Workload.Predict workload, Weights weights, int threads) {
        torch.set_num_threads(threads);
        return new Predicting(workload, weights);
    }

    @Override
    public Learner learner(Workload.Train workload, Weights weights, int threads) {
        torch.set_num_threads(threads);
        return new Learning(workload, weights);
    }

    /** Memory of our own, and a tensor over it. */
    private record Input(FloatPointer memory, Tensor tensor) {
        static Input of(long... shape) {
            long size = 1;
            for (long n : shape) {
                size *= n;
            }
            FloatPointer memory = new FloatPointer(size);
            return new Input(memory, torch.from_blob(memory, shape));
        }

        Tensor with(float[] numbers) {
            memory.put(numbers);
            return tensor;
        }

        void close() {
            tensor.close();
            memory.close();
        }
    }

    private static final class Predicting implements Predictor {
        private final Head head;
        private final Tensors tensors;
        private final Input input;

        Predicting(Workload.Predict workload, Weights weights) {
            Network network = workload.network();
            head = network.head();
            tensors = Tensors.of(network, weights);
            input = Input.of(Tensors.shape(network.input(), workload.batch()));
        }

        @Override
        public void predict(float[] x, float[] y) {
            try (PointerScope scope = new PointerScope();
                    InferenceMode mode = new InferenceMode()) {
                outputs(tensors.scores(input.with(x)))
                        .contiguous()
                        .data_ptr_float()
                        .get(y);
            }
        }

        private Tensor outputs(Tensor scores) {
            return switch (head) {
                case SOFTMAX -> torch.softmax(scores, -1);
                case SIGMOID -> torch.sigmoid(scores);
                case LINEAR -> scores;
            };
        }

        @Override
        public void close() {
            input.close();
            tensors.close();
        }
    }

    private static final class Learning implements Learner {
        private final Head head;
        private final Tensors tensors;
        private final Optimizer optimizer;
        private final Optional<Epsilon> epsilon;
        private final Input input;
        private final Input target;

        Learning(Workload.Train workload, Weights weights) {
            Network network = workload.network();
            head = network.head();
            tensors = Tensors.of(network, weights);
            tensors.weights().forEach(tensor -> tensor.set_requires_grad(true));
            optimizer = optimizer(
                    workload.optimizer(), new TensorVector(tensors.weights().toArray(Tensor[]::new)));
            epsilon = optimizer instanceof Adam ? Optional.of(new Epsilon(optimizer)) : Optional.empty();
            input = Input.of(Tensors.shape(network.input(), workload.batch()));
            target = Input.of(workload.batch(), network.outputs());
        }

        private static Optimizer optimizer(dev.sinter.benchmarks.work.Optimizer optimizer, TensorVector weights) {
            if (optimizer instanceof dev.sinter.benchmarks.work.Optimizer.Sgd) {
                return new SGD(weights, new SGDOptions(optimizer.rate()));
            }
            if (optimizer instanceof dev.sinter.benchmarks.work.Optimizer.Adam) {
                return new Adam(weights, new AdamOptions(optimizer.rate()));
            }
            RMSpropOptions options = new RMSpropOptions(optimizer.rate());
            options.alpha().put(dev.sinter.benchmarks.work.Optimizer.RmsProp.RHO);
            options.eps().put(dev.sinter.benchmarks.work.Optimizer.RmsProp.EPSILON);
            return new RMSprop(weights, options);
        }

        @Override
        public void step(Batch batch) {
            try (PointerScope scope = new PointerScope()) {
                optimizer.zero_grad();
                loss(tensors.scores(input.with(batch.x())), target.with(batch.target()))
                        .backward();
                epsilon.ifPresent(Epsilon::next);
                optimizer.step();
            }
        }

        private Tensor loss(Tensor scores, Tensor wanted) {
            return switch (head) {
                case SOFTMAX -> torch.cross_entropy_loss(scores, wanted);
                case SIGMOID -> torch.binary_cross_entropy_with_logits(scores, wanted);
                case LINEAR -> torch.mse_loss(scores, wanted);
            };
        }

        @Override
        public Weights weights() {
            return tensors.read();
        }

        @Override
        public void close() {
            optimizer.close();
            input.close();
            target.close();
            tensors.close();
        }
    }
}
