package dev.sinter.optimizer.plan;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Barrier;
import dev.sinter.ir.kernel.Check;
import dev.sinter.ir.kernel.Guarded;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.ir.kernel.Sweep;
import dev.sinter.ir.op.Store;
import dev.sinter.optimizer.plan.fuse.Fusion;
import dev.sinter.optimizer.plan.fuse.KernelStory;
import dev.sinter.optimizer.plan.fuse.Program;
import dev.sinter.optimizer.plan.schedule.ChooseSchedule;
import dev.sinter.optimizer.plan.schedule.ChooseSplit;
import dev.sinter.runtime.Layout;
import dev.sinter.runtime.ProgramSpec;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Turns a graph into a plan: kernels, their order, their buffers, their schedules.
 *
 * <pre>
 * Plan plan = Planner.plan(graph, spec, Map.of(Store.WEIGHTS, weights), 8);
 * </pre>
 */
public final class Planner {
    private Planner() {}

    /** A program on its way to a plan: kernels without an order, places or schedules. */
    public static final class Fused {
        private final Program program;
        private final Names names;

        private Fused(Program program, Names names) {
            this.program = program;
            this.names = names;
        }
    }

    /**
     * @param graph without derivatives; optimised or not
     * @param spec the inputs and outputs of the program, which have the first arrays of the memory
     * @param layouts where the tensors of each store stand
     * @param lanes f32 lanes of a vector: 4, 8 or 16, or 1 for scalar code
     */
    public static Plan plan(Graph graph, ProgramSpec spec, Map<Store, Layout> layouts, int lanes) {
        return plan(fuse(graph, spec, layouts), lanes);
    }

    /** The kernels of a graph, which are the same for all lanes. */
    public static Fused fuse(Graph graph, ProgramSpec spec, Map<Store, Layout> layouts) {
        Names names = new Names();
        return new Fused(Fusion.run(graph, spec, layouts, names), names);
    }

    /** What can be told about those kernels, by their names: what was fused, what was not, and why. */
    public static Map<String, KernelStory> tell(Graph graph, ProgramSpec spec, Map<Store, Layout> layouts) {
        return Fusion.tell(graph, spec, layouts);
    }

    /** The plan of those kernels for so many lanes. */
    public static Plan plan(Fused fused, int lanes) {
        if (lanes != 1 && lanes != 4 && lanes != 8 && lanes != 16) {
            throw new IllegalArgumentException("lanes must be 1, 4, 8 or 16, not " + lanes);
        }
        Names names = fused.names.copy();
        Program program = PanelLayout.run(fused.program, lanes);
        Dependencies dependencies = new Dependencies(program.actions());
        List<Action> actions = UpdateInPlace.run(program, dependencies, names);
        List<Action> ordered = OrderActions.run(actions, dependencies);
        PlanMemory.Placed placed = PlanMemory.run(
                ordered, program.inputs().size() + program.outputs().size());
        List<Action> scheduled = mapped(placed.actions(), kernel -> finish(kernel, lanes));
        return PlaceBarriers.run(new Plan(
                program.name(),
                lanes,
                program.inputs(),
                program.outputs(),
                placed.working(),
                JoinGuarded.run(scheduled)));
    }

    private static Kernel finish(Kernel kernel, int lanes) {
        return ChooseSplit.run(ChooseSchedule.run(MergeLoops.run(kernel), lanes), lanes);
    }

    private static List<Action> mapped(List<Action> actions, UnaryOperator<Kernel> change) {
        return actions.stream()
                .<Action>map(action -> switch (action) {
                    case Kernel kernel -> change.apply(kernel);
                    case Guarded(var condition, boolean value, var inner) ->
                        new Guarded(condition, value, mapped(inner, change));
                    case Sweep _, Check _, Barrier _ -> action;
                })
                .toList();
    }
}
