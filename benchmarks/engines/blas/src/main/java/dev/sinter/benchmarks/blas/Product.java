package dev.sinter.benchmarks.blas;

import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.work.Head;
import dev.sinter.benchmarks.work.Layer;
import dev.sinter.benchmarks.work.Network;
import dev.sinter.benchmarks.work.Workload;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/** The sizes of a network that is one matrix product: (rows, inner) times (inner, columns). */
record Product(int rows, int inner, int columns) {
    /** The product that a workload is, when it is one. */
    static Product of(String engine, Workload workload) {
        Network network = workload.network();
        int columns = network.outputs();
        if (network.head() != Head.LINEAR
                || !network.layers().equals(List.of(new Layer.Dense(columns, false, false)))) {
            throw Engine.cannot(engine, "do more than one matrix product");
        }
        return new Product(workload.batch(), network.input().size(), columns);
    }

    /** Memory for the left side. */
    FloatPointer x() {
        return new FloatPointer((long) rows * inner);
    }

    /** Memory for the result. */
    FloatPointer y() {
        return new FloatPointer((long) rows * columns);
    }
}
