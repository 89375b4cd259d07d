package dev.sinter.compiler;

import dev.sinter.ir.eval.Inputs;
import dev.sinter.ir.eval.Interpreter;
import dev.sinter.ir.eval.Results;
import dev.sinter.ir.eval.Tensor;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.op.Store;
import dev.sinter.runtime.Bf16;
import dev.sinter.runtime.Layout;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.Precision;
import dev.sinter.runtime.TrainingSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model run by the reference interpreter on its unoptimised graphs: what every generated class must equal. */
final class ByInterpreter implements Runner {
    private final List<Graph> graphs;
    private final Layout weights;
    private final long seed;
    private Inputs stored;

    ByInterpreter(Compilation model, long seed) {
        this.graphs = model.training();
        this.weights = model.spec().weights();
        this.seed = seed;
        this.stored = Inputs.NONE.seed(seed);
        keep(run(ModelSpec.INITIALIZE, Map.of(), 0, 0));
    }

    @Override
    public void begin(TrainingSpec training) {
        keep(run(training.start(), Map.of(), 0, 0));
        keep(run(training.reset(), Map.of(), 0, 0));
    }

    @Override
    public Map<String, Tensor> run(int program, Map<String, Tensor> fed, int batch, long step, boolean keep) {
        Results results = run(program, fed, batch, step);
        if (keep) {
            keep(results);
        }
        return results.outputs();
    }

    @Override
    public Map<String, Tensor> stored() {
        Map<String, Tensor> all = new LinkedHashMap<>();
        for (Store store : Store.values()) {
            stored.stored()
                    .getOrDefault(store, Map.of())
                    .forEach((name, tensor) -> all.put(store + " " + name, tensor));
        }
        return all;
    }

    private Results run(int program, Map<String, Tensor> fed, int batch, long step) {
        Inputs inputs = stored.seed(seed).step(step);
        for (Map.Entry<String, Tensor> input : fed.entrySet()) {
            inputs = inputs.with(input.getKey(), input.getValue());
        }
        return Interpreter.run(graphs.get(program), inputs, batch);
    }

    private void keep(Results results) {
        stored = stored.with(results);
        for (int i = 0; i < weights.specs().size(); i++) {
            if (weights.kept(i) == Precision.BF16) {
                String name = weights.specs().get(i).name();
                Tensor full = stored.stored().get(Store.WEIGHTS).get(name);
                stored = stored.with(Store.WEIGHTS, name, rounded(full));
            }
        }
    }

    /** What a model of 16 bits keeps of a weight. */
    private static Tensor rounded(Tensor weight) {
        float[] numbers = weight.floats().clone();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Bf16.toFloat(Bf16.of(numbers[i]));
        }
        return Tensor.of(weight.shape(), numbers);
    }
}
