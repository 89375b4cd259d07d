package dev.sinter.compiler.explain;

import dev.sinter.compiler.Compilation;
import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Barrier;
import dev.sinter.ir.kernel.Check;
import dev.sinter.ir.kernel.Guarded;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.ir.kernel.Sweep;
import java.util.List;
import java.util.Optional;

/** A program as a table of its actions, in the order in which they run, and behind it what was decided for each of them and why. */
public final class Explain {
    private final Compilation model;
    private final int program;
    private final Plan plan;

    private Explain(Compilation model, int program, Plan plan) {
        this.model = model;
        this.program = program;
        this.plan = plan;
    }

    /**
     * A program, planned for so many lanes.
     *
     * @param program its place among the programs of the model
     * @param lanes 1 for scalar code, 4, 8 or 16 for vectors
     */
    public static Explain of(Compilation model, int program, int lanes) {
        return new Explain(model, program, model.plans(lanes).get(program));
    }

    /** The names of what it does. */
    public List<String> kernels() {
        return actions().stream().map(Explain::name).toList();
    }

    /** The kernel of that name and nothing else. */
    public Explain only(String kernel) {
        List<Action> actions =
                actions().stream().filter(action -> name(action).equals(kernel)).toList();
        return new Explain(model, program, plan.with(actions));
    }

    /** What is to be done for so many samples. */
    public String text(int batch) {
        return text(batch, 1, Optional.empty());
    }

    /** The same beside the time that it takes, each action run alone and as often as its time needs to settle. */
    public String measured(int batch, int threads) {
        ActionTimes times = ActionTimes.measure(model, program, plan, actions(), batch, threads);
        return text(batch, threads, Optional.of(times));
    }

    private String text(int batch, int threads, Optional<ActionTimes> times) {
        Reasons reasons = new Reasons(model.stories(program), plan.lanes());
        return new ExplainTable(plan, actions(), batch, threads, times).text() + reasons.of(actions());
    }

    /** Without the barriers: the table is about the work of all threads together. */
    private List<Action> actions() {
        return plan.actions().stream()
                .filter(action -> !(action instanceof Barrier))
                .toList();
    }

    static String name(Action action) {
        return switch (action) {
            case Kernel kernel -> kernel.name();
            case Sweep sweep -> sweep.name();
            case Check check -> "check " + check.buffer();
            case Barrier _ -> "barrier";
            case Guarded guarded -> (guarded.value() ? "if " : "if not ") + guarded.condition();
        };
    }
}
