package dev.sinter.benchmarks.blas;

import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.engine.Learner;
import dev.sinter.benchmarks.engine.Predictor;
import dev.sinter.benchmarks.work.Weights;
import dev.sinter.benchmarks.work.Workload;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/** OpenBLAS: sgemm over memory of its own. */
public final class OpenBlas implements Engine {
    @Override
    public Predictor predictor(Workload.Predict workload, Weights weights, int threads) {
        Product product = Product.of("OpenBLAS", workload);
        Loader.load(openblas_nolapack.class);
        openblas_nolapack.blas_set_num_threads(threads);
        return new Multiplying(
                product, product.x(), new FloatPointer(weights.arrays().get(0)), product.y());
    }

    @Override
    public Learner learner(Workload.Train workload, Weights weights, int threads) {
        throw Engine.cannot("OpenBLAS", "train");
    }

    private record Multiplying(Product product, FloatPointer x, FloatPointer w, FloatPointer y) implements Predictor {
        @Override
        public void predict(float[] samples, float[] outputs) {
            x.put(samples);
            openblas_nolapack.cblas_sgemm(
                    openblas_nolapack.CblasRowMajor,
                    openblas_nolapack.CblasNoTrans,
                    openblas_nolapack.CblasNoTrans,
                    product.rows(),
                    product.columns(),
                    product.inner(),
                    1,
                    x,
                    product.inner(),
                    w,
                    product.columns(),
                    0,
                    y,
                    product.columns());
            y.get(outputs);
        }

        @Override
        public void close() {
            x.close();
            w.close();
            y.close();
        }
    }
}
