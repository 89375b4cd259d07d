package dev.sinter.compiler.explain;

import dev.sinter.compiler.Compilation;
import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.runtime.CompiledModel;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.Layout;
import dev.sinter.runtime.Memory;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.Team;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.Tensors;
import dev.sinter.runtime.TrainingSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How long each action of a program takes, and all of them in a row. Each action is made a program of its own, with the working arrays
 * of the whole, so what is timed is the code that a run of the whole program executes.
 *
 * @param actions nanoseconds for each action
 * @param whole nanoseconds of the program
 * @param clock cycles of the core in a nanosecond
 * @param peak operations of the core in a nanosecond
 */
record ActionTimes(List<Double> actions, double whole, double clock, double peak) {
    private static final long SEED = 1;
    private static final long PHASE = 300_000_000;

    /**
     * @param program its place among the programs of the model
     * @param plan of that program
     * @param actions of the plan, each to be timed alone
     * @param batch how many samples; the inputs are random numbers in [0, 1), whole numbers are 0
     * @param threads that share the work
     */
    static ActionTimes measure(
            Compilation model, int program, Plan plan, List<Action> actions, int batch, int threads) {
        Stopwatch stopwatch = new Stopwatch(PHASE);
        List<Plan> alone = new ArrayList<>();
        alone.add(plan);
        actions.forEach(action -> alone.add(plan.with(List.of(action))));
        CompiledModel whole = model.load(plan.lanes());
        Tensors weights = whole.initialize(SEED);
        Tensors optimizer = Tensors.NONE;
        Tensors metrics = Tensors.NONE;
        for (TrainingSpec training : model.spec().trainings()) {
            if (program >= training.start() && program <= training.evaluate()) {
                optimizer = new Tensors(training.optimizer());
                metrics = new Tensors(training.metrics());
                Memory memory = whole.memory(training.start(), 1);
                whole.run(training.start(), weights, optimizer, Tensors.NONE, memory, 0, SEED, 0);
            }
        }
        List<Double> times = new ArrayList<>();
        try (Team team = Team.of(threads)) {
            ModelSpec programs = programs(model.spec().programs().get(program), alone.size());
            CompiledModel parts = CompiledModel.of(programs, model.loaded(alone, plan.lanes()));
            for (int i = 0; i < alone.size(); i++) {
                Memory memory = parts.memory(i, batch, team);
                fill(memory);
                Tensors own = weights.copy();
                Tensors state = optimizer.copy();
                Tensors totals = metrics.copy();
                int number = i;
                times.add(stopwatch.time(() -> parts.run(number, own, state, totals, memory, batch, SEED, 0)));
            }
        }
        return new ActionTimes(
                List.copyOf(times.subList(1, times.size())),
                times.getFirst(),
                Clock.measure(stopwatch),
                Peak.measure(model, plan.lanes(), stopwatch));
    }

    /** A model whose programs all have these inputs and outputs. */
    static ModelSpec programs(ProgramSpec spec, int count) {
        List<ProgramSpec> programs = Collections.nCopies(count, spec);
        return new ModelSpec(spec.name(), Layout.EMPTY, 0, programs, List.of());
    }

    private static void fill(Memory memory) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<TensorSpec> inputs = memory.program().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).dtype() == DType.F32) {
                float[] array = memory.f32(i);
                for (int k = 0; k < array.length; k++) {
                    array[k] = random.nextInt(1 << 24) * 0x1p-24f;
                }
            }
        }
    }
}
