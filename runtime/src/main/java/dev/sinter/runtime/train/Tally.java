package dev.sinter.runtime.train;

import dev.sinter.runtime.Memory;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.TrainingSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Loss and metrics while batches go by. Metrics add up inside the program's own state, so only the last value counts; the loss is
 * the mean over batches weighted by their size.
 */
final class Tally {
    private final TrainingSpec training;
    private final Memory memory;
    private double lossSum;
    private long samples;

    Tally(TrainingSpec training, Memory memory) {
        this.training = training;
        this.memory = memory;
    }

    void reset() {
        lossSum = 0;
        samples = 0;
    }

    /** The loss of the batch that was counted last. */
    OptionalDouble loss() {
        return training.hasLoss() ? OptionalDouble.of(read("loss")) : OptionalDouble.empty();
    }

    /** Counts the batch whose outputs stand in the memory. */
    void add(int batch) {
        if (training.hasLoss()) {
            lossSum += read("loss") * batch;
        }
        samples += batch;
    }

    Figures figures() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (String name : training.metricNames()) {
            int index = memory.program().output(name);
            if (memory.program()
                    .outputs()
                    .get(index - memory.program().inputs().size())
                    .dims()
                    .isEmpty()) {
                metrics.put(name, read(name));
            }
        }
        return new Figures(training.hasLoss() ? OptionalDouble.of(lossSum / samples) : OptionalDouble.empty(), metrics);
    }

    private double read(String output) {
        ProgramSpec program = memory.program();
        int index = program.output(output);
        return switch (program.outputs().get(index - program.inputs().size()).dtype()) {
            case F32 -> memory.f32(index)[0];
            case F64 -> memory.f64(index)[0];
            case I32 -> memory.i32(index)[0];
            case I64 -> memory.i64(index)[0];
            case U8, BOOL -> memory.u8(index)[0] & 0xff;
        };
    }
}
