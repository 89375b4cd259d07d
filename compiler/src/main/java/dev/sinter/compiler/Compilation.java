package dev.sinter.compiler;

import dev.sinter.codegen.KernelClass;
import dev.sinter.codegen.api.ApiClass;
import dev.sinter.codegen.code.CodeClass;
import dev.sinter.frontend.ModelProgram;
import dev.sinter.frontend.source.Source;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.ir.op.Store;
import dev.sinter.ir.text.PlanText;
import dev.sinter.optimizer.Pass;
import dev.sinter.optimizer.PassRunner;
import dev.sinter.optimizer.Pipelines;
import dev.sinter.optimizer.plan.Planner;
import dev.sinter.optimizer.plan.fuse.KernelStory;
import dev.sinter.runtime.CompiledModel;
import dev.sinter.runtime.Kernels;
import dev.sinter.runtime.Layout;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.Precision;
import dev.sinter.runtime.TrainingSpec;
import dev.sinter.runtime.VectorPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One model on its way through the compiler: each method is the model at one stage, made from the stage before. */
public final class Compilation {
    private final ModelProgram model;
    private final Source source;

    /**
     * @param source the model's file; its short name is the one of stack traces
     */
    Compilation(ModelProgram model, Source source) {
        this.model = model;
        this.source = source;
    }

    /**
     * The same model with weights of that precision. With fewer than 32 bits it is for inference: a step of training is too small for
     * such weights, so it has no programs of training blocks.
     */
    public Compilation withWeights(Precision precision) {
        if (precision == Precision.F32) {
            return this;
        }
        int programs = ModelSpec.PREDICT + 1;
        ModelSpec inference = new ModelSpec(
                spec().name(),
                new Layout(spec().weights().specs(), precision),
                spec().parameters(),
                spec().programs().subList(0, programs),
                List.of());
        return new Compilation(model.with(inference, graphs().subList(0, programs)), source);
    }

    /** Names, shapes and programs. */
    public ModelSpec spec() {
        return model.spec();
    }

    /** What the front end found out about the model. */
    public ModelProgram model() {
        return model;
    }

    /** The text of the file. */
    public Source source() {
        return source;
    }

    /** The name without its package. */
    public String simpleName() {
        return model.name();
    }

    /** The programs as the front end made them, in the order of {@link ModelSpec#programs}. */
    public List<Graph> graphs() {
        return model.graphs();
    }

    /** The programs with their derivatives spelled out, and nothing else done to them. */
    public List<Graph> training() {
        return passed(Pipelines.PLAIN, false);
    }

    /** The programs after all passes. */
    public List<Graph> optimized() {
        return passed(Pipelines.OPTIMIZED, true);
    }

    /** What the generated code for so many lanes does. */
    public List<Plan> plans(int lanes) {
        return plans(fused(), lanes);
    }

    /** What can be told about the kernels of a program, by their names: what was fused, what was not, and why. */
    public Map<String, KernelStory> stories(int program) {
        return Planner.tell(optimized().get(program), spec().programs().get(program), layouts(program));
    }

    private List<Planner.Fused> fused() {
        List<Graph> optimized = optimized();
        List<Planner.Fused> fused = new ArrayList<>();
        for (int i = 0; i < optimized.size(); i++) {
            fused.add(Planner.fuse(optimized.get(i), spec().programs().get(i), layouts(i)));
        }
        return fused;
    }

    private List<Plan> plans(List<Planner.Fused> fused, int lanes) {
        List<Plan> plans = new ArrayList<>();
        for (int i = 0; i < fused.size(); i++) {
            Plan plan = Planner.plan(fused.get(i), lanes);
            dumps(graphs().get(i)).text("plan-" + lanes, () -> PlanText.print(plan));
            plans.add(plan);
        }
        return plans;
    }

    /** The kernel class for so many lanes, as a tree that prints as pseudo-Java. */
    public CodeClass code(int lanes) {
        return KernelClass.build(ApiClass.kernelClass(spec().name(), lanes), source.shortName(), plans(lanes), lanes);
    }

    /** The bytes of the kernel classes by their full names. */
    public Map<String, byte[]> classes() {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        List<Planner.Fused> fused = fused();
        for (int lanes : Compiler.LANES) {
            String name = ApiClass.kernelClass(spec().name(), lanes);
            classes.put(name, KernelClass.write(name, source.shortName(), plans(fused, lanes), lanes));
        }
        return classes;
    }

    /** The Java source of the typed class. */
    public String apiSource() {
        return ApiClass.source(spec(), AuthorText.of(model, source.shortName()), Compiler.LANES);
    }

    /** The model ready to run in this process, with the code that suits this machine. */
    public CompiledModel load() {
        return load(VectorPath.lanes(Compilation.class));
    }

    /** The model ready to run in this process, with the code for so many lanes. */
    public CompiledModel load(int lanes) {
        return CompiledModel.of(spec(), loaded(plans(lanes), lanes));
    }

    /** The code of any plans, ready to run in this process; program i is plan i. */
    public Kernels loaded(List<Plan> plans, int lanes) {
        String name = ApiClass.kernelClass(Compilation.class.getPackageName() + "." + simpleName(), lanes);
        return LoadedKernels.of(KernelClass.write(name, source.shortName(), plans, lanes));
    }

    /** Where the stored tensors of a program stand. */
    private Map<Store, Layout> layouts(int program) {
        int trainings = ModelSpec.PREDICT + 1;
        if (program < trainings) {
            return Map.of(Store.WEIGHTS, spec().weights());
        }
        TrainingSpec training = spec().trainings().get((program - trainings) / TrainingSpec.PROGRAMS);
        return Map.of(
                Store.WEIGHTS, spec().weights(),
                Store.OPTIMIZER, training.optimizer(),
                Store.METRICS, training.metrics());
    }

    private List<Graph> passed(List<Pass> passes, boolean dumped) {
        List<Graph> after = new ArrayList<>();
        for (Graph graph : graphs()) {
            Dumps dumps = dumps(graph);
            PassRunner runner = new PassRunner(dumped ? dumps::graph : (_, _) -> {});
            after.add(runner.run(passes, graph));
        }
        return after;
    }

    private Dumps dumps(Graph graph) {
        return Dumps.of(simpleName(), graph.name());
    }
}
