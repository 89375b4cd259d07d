package dev.sinter.runtime.train;

import dev.sinter.runtime.Memory;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.TrainingSpec;
import dev.sinter.runtime.data.MemoryArray;
import dev.sinter.runtime.data.NdArray;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** One call of fit, as listeners see it. */
final class FitRun implements FitProgress, FinishedStep {
    private final Fit fit;
    private final Memory memory;
    private final Tally tally;
    private final int size;
    private final Supplier<TrainingState> state;
    private int epoch;
    private int batches;
    private long number;
    private int[] rows = {};
    private int from;
    private int to;

    /**
     * @param size the number of samples of an epoch
     * @param memory of the training step
     * @param state what the trainer has come to
     */
    FitRun(TrainingSpec training, Fit fit, int size, Memory memory, Supplier<TrainingState> state) {
        this.fit = fit;
        this.size = size;
        this.memory = memory;
        this.tally = new Tally(training, memory);
        this.state = state;
    }

    Memory memory() {
        return memory;
    }

    void begin(int ofEpoch) {
        epoch = ofEpoch;
        batches = 0;
        tally.reset();
    }

    /** Update number {@code step} is finished, with the samples {@code rows[from]} to {@code rows[to - 1]}; its outputs are in the memory. */
    void stepped(long step, int[] rows, int from, int to) {
        batches++;
        this.number = step;
        this.rows = rows;
        this.from = from;
        this.to = to;
        tally.add(to - from);
        for (FitListener listener : fit.listeners()) {
            listener.stepped(this);
        }
    }

    boolean epochEnded(Epoch ended) {
        boolean goOn = true;
        for (FitListener listener : fit.listeners()) {
            goOn &= listener.epochEnded(ended);
        }
        return goOn;
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public int epochs() {
        return fit.epochs();
    }

    @Override
    public int batches() {
        return batches;
    }

    @Override
    public int batchesPerEpoch() {
        return (size + memory.capacity() - 1) / memory.capacity();
    }

    @Override
    public Figures figures() {
        return tally.figures();
    }

    @Override
    public FinishedStep step() {
        return this;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public OptionalDouble loss() {
        return tally.loss();
    }

    @Override
    public int[] samples() {
        return Arrays.copyOfRange(rows, from, to);
    }

    @Override
    public Map<String, NdArray> inputs() {
        Map<String, NdArray> inputs = new LinkedHashMap<>();
        List<TensorSpec> specs = memory.program().inputs();
        for (int i = 0; i < specs.size(); i++) {
            inputs.put(specs.get(i).name(), MemoryArray.copy(memory, i, to - from));
        }
        return inputs;
    }

    @Override
    public TrainingState state() {
        return state.get();
    }
}
