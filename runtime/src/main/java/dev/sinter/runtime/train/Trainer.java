package dev.sinter.runtime.train;

import dev.sinter.runtime.CompiledModel;
import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.Memory;
import dev.sinter.runtime.OutOfRangeException;
import dev.sinter.runtime.Team;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.Tensors;
import dev.sinter.runtime.TrainingSpec;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.data.NearestName;
import dev.sinter.runtime.data.Permutation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Trains the weights of one model by one of its training blocks. Everything that happens follows from the model, the data, the
 * seed and the settings, so the same calls give the same bits on every machine. For one thread at a time.
 *
 * <p>Example: {@code DigitClassifier.trainer(1).fit(data, Fit.epochs(5))}.
 *
 * @param <M> what {@link #model} gives: the generated class
 */
public final class Trainer<M> {
    private final CompiledModel compiled;
    private final TrainingSpec training;
    private final long seed;
    private final Function<Tensors, M> finished;
    private final Tensors weights;
    private final Tensors optimizer;
    private final Map<String, NdArray> settings = new LinkedHashMap<>();
    private long step;
    private long epoch;

    /**
     * @param weights where training begins; they are copied
     * @param finished makes a model of trained weights
     */
    public Trainer(
            CompiledModel model, TrainingSpec training, long seed, Tensors weights, Function<Tensors, M> finished) {
        this.compiled = model;
        this.training = training;
        this.seed = seed;
        this.weights = weights.copy();
        this.finished = finished;
        this.optimizer = new Tensors(training.optimizer());
        Memory memory = compiled.memory(training.start(), 1);
        compiled.run(training.start(), this.weights, optimizer, Tensors.NONE, memory, 0, seed, 0);
    }

    /** A model with the weights as they are now; later training does not change it. */
    public M model() {
        return finished.apply(weights.copy());
    }

    /** Finished updates. */
    public long steps() {
        return step;
    }

    /** What decides all random numbers. */
    public long seed() {
        return seed;
    }

    /** A copy of all that training has changed. */
    public TrainingState state() {
        return new TrainingState(weights.copy(), optimizer.copy(), step, epoch);
    }

    /** Goes on from a state of a trainer of the same model, training block, seed and settings as that one would have. */
    public void restore(TrainingState state) {
        weights.set(state.weights());
        optimizer.set(state.optimizer());
        step = state.steps();
        epoch = state.epochs();
    }

    /** Gives an input that is not a column of the data, such as a learning rate, its value from now on. */
    public Trainer<M> set(String input, NdArray value) {
        boolean known = compiled.spec().programs().get(training.step()).input(input) >= 0
                || compiled.spec().programs().get(training.evaluate()).input(input) >= 0;
        if (!known) {
            List<TensorSpec> inputs =
                    compiled.spec().programs().get(training.step()).inputs();
            throw new InvalidInputException(compiled.spec().name() + " has no input " + input
                    + NearestName.hint(
                            input, inputs.stream().map(TensorSpec::name).toList()));
        }
        settings.put(input, value);
        return this;
    }

    /** Gives an input of one number, such as a learning rate, its value from now on. */
    public Trainer<M> set(String input, double number) {
        return set(input, NdArray.of(new double[] {number}, 1));
    }

    /** Trains on the data and gives what each epoch came to. */
    public History fit(Dataset data, Fit fit) {
        try (Team team = Team.of(fit.threads())) {
            return fit(data, fit, team);
        }
    }

    private History fit(Dataset data, Fit fit, Team team) {
        Feed feed = feed(training.step(), data);
        int batchSize = Math.min(fit.batchSize(), feed.size());
        Memory memory = compiled.memory(training.step(), batchSize, team);
        FitRun run = new FitRun(training, fit, feed.size(), memory, this::state);
        Optional<Evaluator> validation = fit.validation().map(d -> new Evaluator(d, fit.batchSize(), team));
        Tensors metrics = new Tensors(training.metrics());
        int[] rows = IntStream.range(0, feed.size()).toArray();
        List<Epoch> epochs = new ArrayList<>();
        for (int e = 1; e <= fit.epochs(); e++) {
            long begin = System.nanoTime();
            if (fit.shuffle()) {
                rows = Permutation.of(feed.size(), seed, epoch);
            }
            run.begin(e);
            reset(metrics);
            for (int from = 0; from < rows.length; from += batchSize) {
                int to = Math.min(rows.length, from + batchSize);
                run(training.step(), feed, rows, from, to, metrics, run.memory());
                step++;
                run.stepped(step, rows, from, to);
            }
            epoch++;
            Optional<Figures> valid = validation.map(Evaluator::figures);
            epochs.add(new Epoch(e, step, run.figures(), valid, (System.nanoTime() - begin) / 1e9));
            if (!run.epochEnded(epochs.get(e - 1))) {
                break;
            }
        }
        return new History(epochs);
    }

    /** Loss and metrics of the present weights on that data. */
    public Figures evaluate(Dataset data, int batchSize) {
        return evaluate(data, batchSize, 1);
    }

    /** The same on so many threads, 1 to {@link Team#MOST}, which change no bit. */
    public Figures evaluate(Dataset data, int batchSize, int threads) {
        if (batchSize < 1) {
            throw new InvalidInputException("batch size is " + batchSize + "; it must be 1 or more");
        }
        try (Team team = Team.of(threads)) {
            return new Evaluator(data, batchSize, team).figures();
        }
    }

    private void reset(Tensors metrics) {
        Memory memory = compiled.memory(training.reset(), 1);
        compiled.run(training.reset(), weights, optimizer, metrics, memory, 0, seed, step);
    }

    private void run(int program, Feed feed, int[] rows, int from, int to, Tensors metrics, Memory memory) {
        feed.fill(memory, rows, from, to);
        try {
            compiled.run(program, weights, optimizer, metrics, memory, to - from, seed, step);
        } catch (OutOfRangeException e) {
            throw feed.located(e, rows, from);
        }
    }

    private Feed feed(int program, Dataset data) {
        if (data.size() == 0) {
            throw new InvalidInputException("the data has no samples (" + data + "); expected one or more");
        }
        return new Feed(compiled.spec().programs().get(program), data, settings);
    }

    /** Evaluates one data set as often as wanted. */
    private final class Evaluator {
        private final Feed feed;
        private final Memory memory;
        private final Tensors metrics = new Tensors(training.metrics());
        private final int[] rows;

        Evaluator(Dataset data, int batchSize, Team team) {
            feed = feed(training.evaluate(), data);
            memory = compiled.memory(training.evaluate(), Math.min(batchSize, feed.size()), team);
            rows = IntStream.range(0, feed.size()).toArray();
        }

        Figures figures() {
            Tally tally = new Tally(training, memory);
            reset(metrics);
            for (int from = 0; from < rows.length; from += memory.capacity()) {
                int to = Math.min(rows.length, from + memory.capacity());
                run(training.evaluate(), feed, rows, from, to, metrics, memory);
                tally.add(to - from);
            }
            return tally.figures();
        }
    }
}
