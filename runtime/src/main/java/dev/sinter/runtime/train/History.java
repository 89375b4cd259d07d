package dev.sinter.runtime.train;

import java.util.List;

/** The epochs of one call of {@link Trainer#fit}, in order. */
public record History(List<Epoch> epochs) {
    public History {
        epochs = List.copyOf(epochs);
    }

    /** One figure over the epochs: {@code history.of("val_accuracy")}; NaN where an epoch has none. */
    public double[] of(String figure) {
        return epochs.stream()
                .mapToDouble(epoch -> epoch.figures().getOrDefault(figure, Double.NaN))
                .toArray();
    }

    /** The last epoch. */
    public Epoch last() {
        return epochs.get(epochs.size() - 1);
    }
}
