package dev.sinter.compiler.nan;

import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.train.TrainingState;
import java.util.ArrayList;
import java.util.List;

/**
 * The stored tensors that hold a NaN or an infinity, by name.
 *
 * @param weights parameters and states of the model
 * @param optimizer states of the optimizers
 */
record NotFinite(List<String> weights, List<String> optimizer) {
    static NotFinite of(TrainingState state) {
        return new NotFinite(state.weights().notFinite(), state.optimizer().notFinite());
    }

    /** These but for those: a state that begins as an infinity, as that of a running maximum does, is no mistake. */
    NotFinite without(NotFinite others) {
        return new NotFinite(without(weights, others.weights), without(optimizer, others.optimizer));
    }

    private static List<String> without(List<String> names, List<String> others) {
        return names.stream().filter(name -> !others.contains(name)).toList();
    }

    boolean isEmpty() {
        return weights.isEmpty() && optimizer.isEmpty();
    }

    /** Those that are parameters of the model. */
    List<String> parameters(ModelSpec spec) {
        List<String> parameters = new ArrayList<>();
        for (TensorSpec parameter : spec.weights().specs().subList(0, spec.parameters())) {
            if (weights.contains(parameter.name())) {
                parameters.add(parameter.name());
            }
        }
        return parameters;
    }
}
