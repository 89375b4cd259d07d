package dev.sinter.benchmarks.measure;

import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.work.Workload;
import dev.sinter.benchmarks.work.Workloads;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The one benchmark: an operation of a workload by an engine, whose results were compared first. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class EngineBenchmark {
    @Param("train-mlp-sgd")
    public String workload;

    @Param("1")
    public int threads;

    private Operation operation;

    /** The engine that is measured. */
    protected abstract Engine engine();

    @Setup
    public void open() {
        Workload work = Workloads.named(workload);
        Agreement.check(engine(), work, threads);
        operation = Operation.of(engine(), work, threads);
    }

    @Benchmark
    public void operation() {
        operation.run();
    }

    @TearDown
    public void close() {
        operation.close();
    }
}
