package dev.sinter.benchmarks.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.engine.Learner;
import dev.sinter.benchmarks.engine.Predictor;
import dev.sinter.benchmarks.work.Weights;
import dev.sinter.benchmarks.work.Workload;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;

/**
 * ONNX Runtime: all optimisations, tensors for input and output made once in direct buffers, a fixed batch size, and threads as
 * many as asked for.
 */
public final class OnnxRuntime implements Engine {
    @Override
    public Predictor predictor(Workload.Predict workload, Weights weights, int threads) {
        try {
            byte[] model = OnnxModel.of(workload.network(), weights, workload.batch());
            return new Session(model, workload, threads);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Learner learner(Workload.Train workload, Weights weights, int threads) {
        throw Engine.cannot("ONNX Runtime", "train");
    }

    /** The options for a session on so many threads. */
    static OrtSession.SessionOptions options(int threads) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        return options;
    }

    private static final class Session implements Predictor {
        private final OrtSession session;
        private final FloatBuffer in;
        private final FloatBuffer out;
        private final Map<String, OnnxTensor> inputs;
        private final Map<String, OnnxTensor> outputs;

        Session(byte[] model, Workload.Predict workload, int threads) throws OrtException {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            session = environment.createSession(model, options(threads));
            int batch = workload.batch();
            in = direct(batch * workload.network().input().size());
            out = direct(batch * workload.network().outputs());
            long[] shape = OnnxModel.shape(workload.network().input(), batch);
            inputs = Map.of("x", OnnxTensor.createTensor(environment, in, shape));
            outputs = Map.of(
                    session.getOutputNames().iterator().next(), OnnxTensor.createTensor(environment, out, new long[] {
                        batch, workload.network().outputs()
                    }));
        }

        private static FloatBuffer direct(int numbers) {
            return ByteBuffer.allocateDirect(numbers * Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }

        @Override
        public void predict(float[] x, float[] y) {
            in.put(0, x);
            try (OrtSession.Result result = session.run(inputs, Set.of(), outputs)) {
                out.get(0, y);
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            try {
                session.close();
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
