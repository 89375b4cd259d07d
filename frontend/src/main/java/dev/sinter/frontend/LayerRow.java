package dev.sinter.frontend;

import dev.sinter.ir.graph.TensorType;
import java.util.List;

/**
 * One row of a model's summary.
 *
 * @param name the path of the statement, {@code hidden1}
 * @param layer the function that it calls, {@code dense}; {@code input} and {@code param} for those statements
 * @param parameters the paths of the parameters that it made
 * @param count how many numbers they hold
 */
public record LayerRow(String name, String layer, TensorType output, List<String> parameters, long count) {
    public LayerRow {
        parameters = List.copyOf(parameters);
    }
}
