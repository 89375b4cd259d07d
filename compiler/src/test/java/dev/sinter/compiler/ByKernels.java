package dev.sinter.compiler;

import dev.sinter.ir.eval.Tensor;
import dev.sinter.runtime.CompiledModel;
import dev.sinter.runtime.Layout;
import dev.sinter.runtime.Memory;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.Tensors;
import dev.sinter.runtime.TrainingSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** A model run by a generated class. */
final class ByKernels implements Runner {
    private final CompiledModel model;
    private final long seed;
    private final Tensors weights;
    private Tensors optimizer = Tensors.NONE;
    private Tensors metrics = Tensors.NONE;

    ByKernels(CompiledModel model, long seed) {
        this.model = model;
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
        Memory memory = model.memory(program, Math.max(1, batch) + 2);
        for (TensorSpec input : spec.inputs()) {
            feed(memory, spec.input(input.name()), fed.get(input.name()));
        }
        model.run(program, weights, optimizer, keep ? metrics : metrics.copy(), memory, batch, seed, step);
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        for (TensorSpec output : spec.outputs()) {
            outputs.put(output.name(), output(memory, spec.output(output.name()), output, batch));
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
        Layout layout = tensors.layout();
        for (int i = 0; i < layout.specs().size(); i++) {
            TensorSpec spec = layout.specs().get(i);
            int at = layout.offset(i);
            IntToDoubleFunction element = switch (spec.dtype()) {
                case F32 -> e -> tensors.f32[at + e];
                case F64 -> e -> tensors.f64[at + e];
                case I32 -> e -> tensors.i32[at + e];
                case I64 -> e -> tensors.i64[at + e];
                case U8 -> e -> tensors.u8[at + e] & 0xff;
                case BOOL -> e -> tensors.bool[at + e];
            };
            all.put(store + spec.name(), tensor(spec, 0, element));
        }
    }

    private static Tensor output(Memory memory, int array, TensorSpec spec, int batch) {
        IntToDoubleFunction element = switch (spec.dtype()) {
            case F32 -> e -> memory.f32[array][e];
            case F64 -> e -> memory.f64[array][e];
            case I32 -> e -> memory.i32[array][e];
            case I64 -> e -> memory.i64[array][e];
            case U8, BOOL -> e -> memory.u8[array][e] & 0xff;
        };
        return tensor(spec, batch, element);
    }

    private static Tensor tensor(TensorSpec spec, int batch, IntToDoubleFunction element) {
        List<Integer> shape = IntStream.of(spec.shape(batch)).boxed().toList();
        double[] values =
                IntStream.range(0, spec.size(batch)).mapToDouble(element).toArray();
        return Tensor.of(spec.dtype(), shape, values);
    }

    private static void feed(Memory memory, int array, Tensor value) {
        for (int e = 0; e < value.size(); e++) {
            switch (value.dtype()) {
                case F32 -> memory.f32[array][e] = (float) value.real(e);
                case F64 -> memory.f64[array][e] = value.real(e);
                case I32 -> memory.i32[array][e] = (int) value.whole(e);
                case I64 -> memory.i64[array][e] = value.whole(e);
                case U8, BOOL -> memory.u8[array][e] = (byte) value.whole(e);
            }
        }
    }
}
