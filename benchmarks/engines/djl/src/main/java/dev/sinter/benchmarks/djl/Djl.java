package dev.sinter.benchmarks.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.loss.SigmoidBinaryCrossEntropyLoss;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.engine.Learner;
import dev.sinter.benchmarks.engine.Predictor;
import dev.sinter.benchmarks.work.Batch;
import dev.sinter.benchmarks.work.Head;
import dev.sinter.benchmarks.work.Image;
import dev.sinter.benchmarks.work.Network;
import dev.sinter.benchmarks.work.Weights;
import dev.sinter.benchmarks.work.Workload;

/**
 * DJL's blocks and trainer over PyTorch: arrays of a step belong to a manager that is closed with it, weights are frozen for
 * predictions. (A network traced by Python, which DJL can load, might predict faster; that is not Java.)
 */
public final class Djl implements Engine {
    private static final String ENGINE = "PyTorch";

    @Override
    public Predictor predictor(Workload.Predict workload, Weights weights, int threads) {
        configure(threads);
        return new Predicting(workload, weights);
    }

    @Override
    public Learner learner(Workload.Train workload, Weights weights, int threads) {
        configure(threads);
        return new Learning(workload, weights);
    }

    /** What PyTorch reads when it is loaded, once in a process. Nothing is fetched and nobody is told. */
    private static void configure(int threads) {
        System.setProperty("ai.djl.pytorch.num_threads", "" + threads);
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
    }

    private static final class Predicting implements Predictor {
        private final Model model = Model.newInstance("network", ENGINE);
        private final Head head;
        private final Shape shape;
        private final ParameterStore store;

        Predicting(Workload.Predict workload, Weights weights) {
            Blocks blocks = Blocks.of(workload.network());
            head = workload.network().head();
            shape = Blocks.shape(workload.network().input(), workload.batch());
            model.setBlock(blocks.block());
            blocks.start(model.getNDManager(), weights, workload.batch());
            blocks.block().freezeParameters(true);
            store = new ParameterStore(model.getNDManager(), false);
        }

        @Override
        public void predict(float[] x, float[] y) {
            try (NDManager manager = model.getNDManager().newSubManager()) {
                NDList samples = new NDList(manager.create(x, shape));
                NDArray scores = model.getBlock().forward(store, samples, false).singletonOrThrow();
                outputs(scores).toByteBuffer().asFloatBuffer().get(y);
            }
        }

        private NDArray outputs(NDArray scores) {
            return switch (head) {
                case SOFTMAX -> scores.softmax(-1);
                case SIGMOID -> Activation.sigmoid(scores);
                case LINEAR -> scores;
            };
        }

        @Override
        public void close() {
            model.close();
        }
    }

    private static final class Learning implements Learner {
        private final Model model = Model.newInstance("network", ENGINE);
        private final Blocks blocks;
        private final Trainer trainer;
        private final Shape shape;
        private final Shape targets;

        Learning(Workload.Train workload, Weights weights) {
            Network network = workload.network();
            Image input = network.input();
            blocks = Blocks.of(network);
            model.setBlock(blocks.block());
            trainer = model.newTrainer(
                    new DefaultTrainingConfig(loss(network.head())).optOptimizer(optimizer(workload.optimizer())));
            shape = Blocks.shape(input, workload.batch());
            targets = new Shape(workload.batch(), network.outputs());
            trainer.initialize(shape);
            blocks.start(model.getNDManager(), weights, workload.batch());
        }

        private static Loss loss(Head head) {
            return switch (head) {
                case SOFTMAX -> new SoftmaxCrossEntropyLoss("loss", 1, -1, false, true);
                case SIGMOID -> new SigmoidBinaryCrossEntropyLoss();
                case LINEAR -> Loss.l2Loss("loss", 1);
            };
        }

        private static Optimizer optimizer(dev.sinter.benchmarks.work.Optimizer optimizer) {
            Tracker rate = Tracker.fixed((float) optimizer.rate());
            if (optimizer instanceof dev.sinter.benchmarks.work.Optimizer.Sgd) {
                return Optimizer.sgd().setLearningRateTracker(rate).build();
            }
            if (optimizer instanceof dev.sinter.benchmarks.work.Optimizer.Adam) {
                return Optimizer.adam()
                        .optLearningRateTracker(rate)
                        .optEpsilon((float) dev.sinter.benchmarks.work.Optimizer.Adam.EPSILON)
                        .build();
            }
            return Optimizer.rmsprop()
                    .optLearningRateTracker(rate)
                    .optRho((float) dev.sinter.benchmarks.work.Optimizer.RmsProp.RHO)
                    .optEpsilon((float) dev.sinter.benchmarks.work.Optimizer.RmsProp.EPSILON)
                    .optCentered(false)
                    .build();
        }

        @Override
        public void step(Batch batch) {
            try (NDManager manager = trainer.getManager().newSubManager()) {
                NDList samples = new NDList(manager.create(batch.x(), shape));
                NDList labels = new NDList(manager.create(batch.target(), targets));
                try (GradientCollector gradients = trainer.newGradientCollector()) {
                    NDList scores = trainer.forward(samples);
                    gradients.backward(trainer.getLoss().evaluate(labels, scores));
                }
                trainer.step();
            }
        }

        @Override
        public Weights weights() {
            return blocks.weights();
        }

        @Override
        public void close() {
            trainer.close();
            model.close();
        }
    }
}
