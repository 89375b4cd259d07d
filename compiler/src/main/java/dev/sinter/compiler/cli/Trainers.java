package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compilation;
import dev.sinter.runtime.CompiledModel;
import dev.sinter.runtime.Tensors;
import dev.sinter.runtime.TrainingSpec;
import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.train.Trainer;
import java.util.Map;
import java.util.Optional;

/** Trainers of models that were compiled just now. */
final class Trainers {
    private Trainers() {}

    /**
     * @param begin the weights to begin with; those that the model and the seed give, when empty
     * @param settings values of inputs that are not data
     */
    static Trainer<Tensors> of(
            Compilation compilation,
            TrainingSpec training,
            long seed,
            Optional<Tensors> begin,
            Map<String, NdArray> settings) {
        CompiledModel compiled = compilation.load();
        Tensors weights = begin.orElseGet(() -> compiled.initialize(seed));
        Trainer<Tensors> trainer = new Trainer<>(compiled, training, seed, weights, trained -> trained);
        settings.forEach(trainer::set);
        return trainer;
    }
}
