package dev.sinter.compiler.explain;

import dev.sinter.compiler.Compilation;
import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Check;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.ir.kernel.Sweep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

public final class Explain {
    public static String measured(Compilation model, int program, int batch, int lanes) {
        Plan plan = model.plans(lanes).get(program);
        ActionTimes times = ActionTimes.measure(model, program, plan, batch, new Stopwatch(300_000_000L));
        StringBuilder text = new StringBuilder();
        double sum = times.actions().stream().mapToDouble(t -> t).sum();
        text.append(String.format(Locale.ROOT, "%s batch %d lanes %d: whole %.2f us, sum %.2f us%n", plan.program(), batch, lanes, times.whole() / 1e3, sum / 1e3));
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < plan.actions().size(); i++) order.add(i);
        order.sort((a, b) -> Double.compare(times.actions().get(b), times.actions().get(a)));
        for (int i : order) {
            Action a = plan.actions().get(i);
            Work w = Work.of(a, batch);
            double t = times.actions().get(i);
            text.append(String.format(Locale.ROOT, "%9.2f us %5.1f%% %7.1f GFLOP/s %7.1f GB/s  %s%n", t / 1e3, 100 * t / sum, w.operations() / t, w.bytes() / t, name(a)));
        }
        return text.toString();
    }
    private static String name(Action action) {
        return switch (action) {
            case Kernel k -> k.name() + ", " + k.schedule() + ": " + k.loops().stream().map(Loop::toString).collect(Collectors.joining(", ")) + k.reduction().map(r -> " over " + r.loops().stream().map(Loop::toString).collect(Collectors.joining(", "))).orElse("");
            case Sweep s -> s.name();
            case Check c -> "check";
        };
    }
}
