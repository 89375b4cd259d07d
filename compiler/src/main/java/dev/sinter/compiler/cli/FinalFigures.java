package dev.sinter.compiler.cli;

import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.Tensors;
import dev.sinter.runtime.file.Json;
import dev.sinter.runtime.file.WeightsFile;
import dev.sinter.runtime.train.Figures;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last line of {@code --json}: what a run came to, for programs to read. All keys are always there; null stands for a loss that
 * the model does not have and for data that was not given.
 */
record FinalFigures(int epochs, Figures training, Optional<Figures> validation, Optional<Figures> test) {
    String json(ModelSpec spec, Tensors weights) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("epochs", epochs);
        all.putAll(figures(training));
        all.put("validation", orNull(validation));
        all.put("test", orNull(test));
        all.put("parameters", parameters(spec));
        all.put("digest", WeightsFile.digest(spec, weights));
        return Json.write(all);
    }

    /** How many numbers the parameters of a model have. */
    static long parameters(ModelSpec spec) {
        return spec.weights().specs().subList(0, spec.parameters()).stream()
                .mapToLong(p -> p.size(0))
                .sum();
    }

    private static Object orNull(Optional<Figures> figures) {
        return figures.isPresent() ? figures(figures.get()) : Optional.empty();
    }

    private static Map<String, Object> figures(Figures figures) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("loss", figures.loss().isPresent() ? (Object) figures.loss().getAsDouble() : Optional.empty());
        map.put("metrics", figures.metrics());
        return map;
    }
}
