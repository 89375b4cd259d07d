package dev.sinter.runtime.train;

import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.Team;
import dev.sinter.runtime.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How to train: {@code Fit.epochs(40).batchSize(50).validation(valid)}. Immutable; each method gives a changed copy.
 *
 * <p>Defaults: 32 samples a batch, shuffled anew each epoch, no validation, one thread.
 */
public final class Fit {
    private final int epochs;
    private final int batchSize;
    private final boolean shuffle;
    private final int threads;
    private final Optional<Dataset> validation;
    private final List<FitListener> listeners;

    private Fit(
            int epochs,
            int batchSize,
            boolean shuffle,
            int threads,
            Optional<Dataset> validation,
            List<FitListener> listeners) {
        if (epochs < 1) {
            throw new InvalidInputException("epochs is " + epochs + "; it must be 1 or more");
        }
        if (batchSize < 1) {
            throw new InvalidInputException("batch size is " + batchSize + "; it must be 1 or more");
        }
        this.epochs = epochs;
        this.batchSize = batchSize;
        this.shuffle = shuffle;
        this.threads = Team.checked(threads);
        this.validation = validation;
        this.listeners = List.copyOf(listeners);
    }

    /** So many passes over the data, 1 or more. */
    public static Fit epochs(int epochs) {
        return new Fit(epochs, 32, true, 1, Optional.empty(), List.of());
    }

    /** So many samples for each update; the last batch of an epoch may be shorter. */
    public Fit batchSize(int samples) {
        return new Fit(epochs, samples, shuffle, threads, validation, listeners);
    }

    /** Whether each epoch takes the samples in a new order, drawn from the trainer's seed. */
    public Fit shuffle(boolean on) {
        return new Fit(epochs, batchSize, on, threads, validation, listeners);
    }

    /**
     * Computes on so many threads, 1 to {@link Team#MOST}. They are started when training begins and end with it. They change no bit,
     * and pay for networks whose layers take some ten microseconds or more.
     */
    public Fit threads(int count) {
        return new Fit(epochs, batchSize, shuffle, count, validation, listeners);
    }

    /** Evaluates on this data after each epoch. */
    public Fit validation(Dataset data) {
        return new Fit(epochs, batchSize, shuffle, threads, Optional.of(data), listeners);
    }

    /** Adds listeners, called in this order. */
    public Fit on(FitListener... more) {
        List<FitListener> all = new ArrayList<>(listeners);
        all.addAll(List.of(more));
        return new Fit(epochs, batchSize, shuffle, threads, validation, all);
    }

    public int epochs() {
        return epochs;
    }

    public int batchSize() {
        return batchSize;
    }

    public boolean shuffle() {
        return shuffle;
    }

    public int threads() {
        return threads;
    }

    public Optional<Dataset> validation() {
        return validation;
    }

    public List<FitListener> listeners() {
        return listeners;
    }
}
