package dev.sinter.benchmarks.blas;

import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.engine.Learner;
import dev.sinter.benchmarks.engine.Predictor;
import dev.sinter.benchmarks.work.Weights;
import dev.sinter.benchmarks.work.Workload;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * oneDNN: its matrix product, with the weights put once into the layout that it asks for. It takes as many threads as the
 * environment variable OMP_NUM_THREADS says, which the report sets.
 */
public final class OneDnn implements Engine {
    @Override
    public Predictor predictor(Workload.Predict workload, Weights weights, int threads) {
        Engine.single("oneDNN", threads);
        return new Multiplying(Product.of("oneDNN", workload), weights.arrays().get(0));
    }

    @Override
    public Learner learner(Workload.Train workload, Weights weights, int threads) {
        throw Engine.cannot("oneDNN", "train");
    }

    private static final class Multiplying implements Predictor {
        private final engine cpu = new engine(engine.kind.cpu, 0);
        private final stream stream = new stream(cpu);
        private final FloatPointer x;
        private final FloatPointer y;
        private final matmul multiply;
        private final IntMemoryMap arguments = new IntMemoryMap();

        Multiplying(Product product, float[] weights) {
            x = product.x();
            y = product.y();
            memory.desc left = matrix(product.rows(), product.inner(), memory.format_tag.ab);
            memory.desc right = matrix(product.inner(), product.columns(), memory.format_tag.any);
            memory.desc result = matrix(product.rows(), product.columns(), memory.format_tag.ab);
            matmul.primitive_desc chosen = new matmul.primitive_desc(cpu, left, right, result);
            multiply = new matmul(chosen);
            arguments.put(dnnl.DNNL_ARG_SRC, new memory(left, cpu, x));
            arguments.put(dnnl.DNNL_ARG_WEIGHTS, reordered(product, weights, chosen.weights_desc()));
            arguments.put(dnnl.DNNL_ARG_DST, new memory(result, cpu, y));
        }

        private static memory.desc matrix(long rows, long columns, memory.format_tag layout) {
            return new memory.desc(new long[] {rows, columns}, memory.data_type.f32, layout);
        }

        private memory reordered(Product product, float[] weights, memory.desc wanted) {
            try (FloatPointer values = new FloatPointer(weights)) {
                memory from = new memory(matrix(product.inner(), product.columns(), memory.format_tag.ab), cpu, values);
                memory to = new memory(wanted, cpu);
                new reorder(from, to).execute(stream, from, to);
                stream._wait();
                return to;
            }
        }

        @Override
        public void predict(float[] samples, float[] outputs) {
            x.put(samples);
            multiply.execute(stream, arguments);
            stream._wait();
            y.get(outputs);
        }

        @Override
        public void close() {
            multiply.close();
            x.close();
            y.close();
        }
    }
}
