package dev.sinter.compiler.explain;

import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Barrier;
import dev.sinter.ir.kernel.Check;
import dev.sinter.ir.kernel.Guarded;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Sweep;
import dev.sinter.optimizer.plan.fuse.KernelStory;
import dev.sinter.optimizer.plan.schedule.ChooseSchedule;
import java.util.List;
import java.util.Map;

/** What was decided for each kernel, and why, as text. */
final class Reasons {
    private final Map<String, KernelStory> stories;
    private final int lanes;

    Reasons(Map<String, KernelStory> stories, int lanes) {
        this.stories = stories;
        this.lanes = lanes;
    }

    /** A paragraph for each kernel, with an empty line before it. */
    String of(List<Action> actions) {
        StringBuilder text = new StringBuilder();
        for (Action action : actions) {
            switch (action) {
                case Kernel kernel -> text.append(of(kernel));
                case Guarded guarded -> text.append(of(guarded.actions()));
                case Sweep _, Check _, Barrier _ -> {}
            }
        }
        return text.toString();
    }

    private String of(Kernel kernel) {
        StringBuilder text = new StringBuilder("\n" + kernel.name() + "\n");
        KernelStory story = stories.get(kernel.name());
        if (story != null) {
            text.append(line("computes", String.join(", ", story.operations())));
        }
        text.append(line(
                "how",
                kernel.how() + ": " + ChooseSchedule.choose(kernel, lanes).reason()));
        if (story != null) {
            story.written().forEach((value, why) -> text.append(line("stores", value + ": " + why)));
            story.apart()
                    .forEach((value, why) -> text.append(line("apart", "from the kernel of " + value + ": " + why)));
        }
        return text.toString();
    }

    private static String line(String what, String text) {
        return "  %-9s %s\n".formatted(what, text);
    }
}
