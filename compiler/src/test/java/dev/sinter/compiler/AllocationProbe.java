package dev.sinter.compiler;

import com.sun.management.ThreadMXBean;
import dev.sinter.runtime.CompiledModel;
import dev.sinter.runtime.Memory;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.Team;
import dev.sinter.runtime.Tensors;
import dev.sinter.runtime.TrainingSpec;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that runs one program of one model, for so many lanes, until 100 runs allocate nothing, and prints what the last 100
 * runs allocated. Words: file, model, lanes, {@code predict} or {@code train}, threads.
 */
final class AllocationProbe {
    private static final int RUNS = 100;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private AllocationProbe() {}

    public static void main(String... words) {
        CompiledModel model = Compiler.compile(Path.of(words[0]), Map.of(), _ -> {}).stream()
                .filter(m -> m.simpleName().equals(words[1]))
                .findFirst()
                .orElseThrow()
                .load(Integer.parseInt(words[2]));
        try (Team team = Team.of(Integer.parseInt(words[4]))) {
            System.out.println(allocated(words[3].equals("train") ? training(model, team) : prediction(model, team)));
        }
    }

    private static Runnable prediction(CompiledModel model, Team team) {
        Tensors weights = model.initialize(1);
        Memory memory = model.memory(ModelSpec.PREDICT, 1, team);
        return () -> model.predict(weights, memory, 1);
    }

    private static Runnable training(CompiledModel model, Team team) {
        TrainingSpec training = model.spec().trainings().get(0);
        Tensors weights = model.initialize(1);
        Tensors optimizer = new Tensors(training.optimizer());
        Tensors metrics = new Tensors(training.metrics());
        Memory memory = model.memory(training.step(), 8, team);
        return () -> model.run(training.step(), weights, optimizer, metrics, memory, 8, 1, 0);
    }

    /** Until the JIT compiler is done, vector code makes objects; it works beside the runs, so the limit is time. */
    private static long allocated(Runnable run) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long begin = System.nanoTime();
        long allocated = Long.MAX_VALUE;
        while (allocated > 0 && System.nanoTime() - begin < PATIENCE) {
            long before = threads.getTotalThreadAllocatedBytes();
            for (int i = 0; i < RUNS; i++) {
                run.run();
            }
            allocated = threads.getTotalThreadAllocatedBytes() - before;
        }
        return allocated;
    }
}
