package dev.sinter.runtime.train;

import java.util.Map;
import java.util.Optional;

/**
 * What one epoch came to.
 *
 * @param number from 1
 * @param steps finished updates since training began
 * @param training figures over the epoch, taken while the weights changed
 * @param validation figures of the weights at its end, when there was validation data
 * @param seconds how long it took, validation included
 */
public record Epoch(int number, long steps, Figures training, Optional<Figures> validation, double seconds) {
    /** All figures by Keras' names: {@code loss}, {@code accuracy}, {@code val_loss}, {@code val_accuracy}. */
    public Map<String, Double> figures() {
        Map<String, Double> all = training.all();
        validation.ifPresent(v -> v.all().forEach((name, value) -> all.put("val_" + name, value)));
        return all;
    }
}
