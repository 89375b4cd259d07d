package dev.sinter.runtime;

import java.util.Optional;

/**
 * A model as its compiler left it: what it is, and the code that runs it. Holds no weights; safe for any number of threads.
 * Generated classes wrap one; tools that know a model only by name use it directly.
 *
 * <p>Scalar code starts fast; vector code is slow until the JIT compiler has compiled it, and faster from then on. So predictions
 * use scalar code until {@link #warmUp} is called, and training, which is long, uses vectors from the start: to begin it with
 * scalar code would have both compiled. All code gives the same bits, so only time tells which one ran.
 *
 * <p>Example: {@code Tensors weights = model.initialize(1);}
 */
public final class CompiledModel {
    private final ModelSpec spec;
    private final KernelClasses classes;
    private final Kernels scalar;
    private volatile Kernels predicting;
    private volatile Optional<Kernels> fast = Optional.empty();

    /**
     * @param spec names, shapes, programs
     * @param classes the generated code
     */
    public CompiledModel(ModelSpec spec, KernelClasses classes) {
        this.spec = spec;
        this.classes = classes;
        scalar = classes.load(1);
        predicting = scalar;
    }

    /** A model that runs with these kernels and no others, from the start. */
    public static CompiledModel of(ModelSpec spec, Kernels kernels) {
        return new CompiledModel(spec, lanes -> kernels);
    }

    /** Names, shapes, programs. */
    public ModelSpec spec() {
        return spec;
    }

    /** The first values of all parameters and states, for that seed. */
    public Tensors initialize(long seed) {
        Tensors weights = new Tensors(spec.weights());
        run(ModelSpec.INITIALIZE, weights, Tensors.NONE, Tensors.NONE, memory(ModelSpec.INITIALIZE, 1), 0, seed, 0);
        return weights;
    }

    /** Working memory for a program and up to {@code capacity} samples. */
    public Memory memory(int program, int capacity) {
        return memory(program, capacity, Team.ALONE);
    }

    /** The same for a team of threads: a run with this memory is a run on all of them. */
    public Memory memory(int program, int capacity, Team team) {
        return new Memory(spec, program, kernels(program), capacity, team);
    }

    /** Computes the outputs of the first {@code batch} samples that stand in the memory. */
    public void predict(Tensors weights, Memory memory, int batch) {
        run(ModelSpec.PREDICT, weights, Tensors.NONE, Tensors.NONE, memory, batch, 0, 0);
    }

    /**
     * Predicts with the fastest code of this machine until the JIT compiler has compiled it, for at most some seconds; from then
     * on every prediction uses it. Until then other threads predict as before.
     *
     * @param samples the batch sizes of predictions to come, each 1 or more; 1 when none is given
     */
    public void warmUp(Tensors weights, int... samples) {
        Kernels kernels = fast();
        WarmUp.run(spec, kernels, weights, samples.length == 0 ? new int[] {1} : samples);
        predicting = kernels;
    }

    /** Runs a program; see {@link Kernels#run}. */
    public void run(
            int program,
            Tensors weights,
            Tensors optimizer,
            Tensors metrics,
            Memory memory,
            int batch,
            long seed,
            long step) {
        if (memory.program() != spec.programs().get(program)) {
            throw new InvalidInputException(
                    "this memory belongs to " + memory.program().name() + ", not to "
                            + spec.programs().get(program).name() + "; make one with newMemory");
        }
        if (batch < 0 || batch > memory.capacity()) {
            throw new InvalidInputException(
                    "batch is " + batch + "; this memory holds 0 to " + memory.capacity() + " samples");
        }
        Kernels kernels = kernels(program);
        memory.use(kernels);
        memory.team().run(kernels, program, weights, optimizer, metrics, memory, batch, seed, step);
    }

    private Kernels kernels(int program) {
        return program == ModelSpec.INITIALIZE ? scalar : program == ModelSpec.PREDICT ? predicting : fast();
    }

    private Kernels fast() {
        Optional<Kernels> loaded = fast;
        return loaded.isPresent() ? loaded.get() : loadFast();
    }

    private synchronized Kernels loadFast() {
        if (fast.isEmpty()) {
            int lanes = VectorPath.lanes(classes.getClass());
            fast = Optional.of(lanes == 1 ? scalar : classes.load(lanes));
        }
        return fast.get();
    }
}
