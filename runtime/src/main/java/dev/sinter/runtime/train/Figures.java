package dev.sinter.runtime.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The loss and the metrics over some samples.
 *
 * @param loss the mean of the batch losses, weighted by batch size; empty for a training block without a loss
 * @param metrics by name, in the order of the model
 */
public record Figures(OptionalDouble loss, Map<String, Double> metrics) {
    public Figures {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** Loss and metrics in one map, {@code loss} first. */
    public Map<String, Double> all() {
        Map<String, Double> all = new LinkedHashMap<>();
        loss.ifPresent(value -> all.put("loss", value));
        all.putAll(metrics);
        return all;
    }
}
