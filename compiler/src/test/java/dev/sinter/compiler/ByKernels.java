package dev.sinter.compiler;

import dev.sinter.compiler.nan.ArrayAsTensor;
import dev.sinter.ir.eval.Tensor;
import dev.sinter.runtime.CompiledModel;
import dev.sinter.runtime.Memory;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.Team;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.Tensors;
import dev.sinter.runtime.TrainingSpec;
import dev.sinter.runtime.data.MemoryArray;
import dev.sinter.runtime.file.WeightsFile;
import java.util.LinkedHashMap;
import java.util.Map;

/** A model run by a generated class. */
final class ByKernels implements Runner {
    private final CompiledModel model;
    private final long seed;
    private final Team team;
    private final Tensors weights;
    private Tensors optimizer = Tensors.NONE;
    private Tensors metrics = Tensors.NONE;

    ByKernels(CompiledModel model, long seed) {
        this(model, seed, Team.ALONE);
    }

    /** The same on the threads of a team. */
    ByKernels(CompiledModel model, long seed, Team team) {
        this.model = model;
        this.team = team;
        this.seed = seed;
        this.weights = model.initialize(seed);
    }

    @Override
    public void begin(TrainingSpec training) {
        optimizer = new Tensors(training.optimizer());
        metrics = new Tensors(training.metrics());
        model.run(training.start(), weights, optimizer, Tensors.NONE, model.memory(training.start(), 1), 0, seed, 0);
        model.run(training.reset(), weights, optimizer, metrics, model.memory(training.reset(), 1), 0, seed, 0);
    }

    @Override
    public Map<String, Tensor> run(int program, Map<String, Tensor> fed, int batch, long step, boolean keep) {
        ProgramSpec spec = model.spec().programs().get(program);
        Memory memory = model.memory(program, Math.max(1, batch) + 2, team);
        for (TensorSpec input : spec.inputs()) {
            feed(memory, spec.input(input.name()), fed.get(input.name()));
        }
        model.run(program, weights, optimizer, keep ? metrics : metrics.copy(), memory, batch, seed, step);
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        for (TensorSpec output : spec.outputs()) {
            int index = spec.output(output.name());
            outputs.put(output.name(), ArrayAsTensor.of(MemoryArray.copy(memory, index, batch)));
        }
        return outputs;
    }

    @Override
    public Map<String, Tensor> stored() {
        Map<String, Tensor> all = new LinkedHashMap<>();
        add(all, "WEIGHTS ", weights);
        add(all, "OPTIMIZER ", optimizer);
        add(all, "METRICS ", metrics);
        return all;
    }

    private static void add(Map<String, Tensor> all, String store, Tensors tensors) {
        WeightsFile.arrays(tensors).forEach((name, array) -> all.put(store + name, ArrayAsTensor.of(array)));
    }

    private static void feed(Memory memory, int array, Tensor value) {
        for (int e = 0; e < value.size(); e++) {
            switch (value.dtype()) {
                case F32 -> memory.f32(array)[e] = (float) value.real(e);
                case F64 -> memory.f64(array)[e] = value.real(e);
                case I32 -> memory.i32(array)[e] = (int) value.whole(e);
                case I64 -> memory.i64(array)[e] = value.whole(e);
                case U8, BOOL -> memory.u8(array)[e] = (byte) value.whole(e);
            }
        }
    }
}
