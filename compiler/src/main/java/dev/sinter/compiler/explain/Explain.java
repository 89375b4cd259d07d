package dev.sinter.compiler.explain;

import dev.sinter.compiler.Compilation;
import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Barrier;
import dev.sinter.ir.kernel.Check;
import dev.sinter.ir.kernel.Guarded;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.ir.kernel.Sweep;
import dev.sinter.ir.kernel.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The actions of a program as a table, in the order in which they run. */
public final class Explain {
    private static final long PHASE = 300_000_000;

    private final Plan plan;
    private final int batch;
    private final Optional<ActionTimes> times;
    private final Reasons reasons;

    private Explain(Plan plan, int batch, Optional<ActionTimes> times, Reasons reasons) {
        this.plan = plan;
        this.batch = batch;
        this.times = times;
        this.reasons = reasons;
    }

    /**
     * The table of one program, and behind it what was decided for each of its kernels and why.
     *
     * @param program its place among the programs of the model
     * @param only the one kernel to be told of; else all
     * @param batch how many samples
     * @param lanes 1 for scalar code, 4, 8 or 16 for vectors
     * @param measure whether each action is run and timed, alone and as often as its time needs to settle
     */
    public static String of(
            Compilation model, int program, Optional<String> only, int batch, int lanes, boolean measure) {
        Plan whole = plan(model, program, lanes);
        Plan plan = whole.with(whole.actions().stream()
                .filter(action -> only.isEmpty() || only.get().equals(name(action)))
                .toList());
        Optional<ActionTimes> times = measure
                ? Optional.of(ActionTimes.measure(model, program, plan, batch, new Stopwatch(PHASE)))
                : Optional.empty();
        return new Explain(plan, batch, times, new Reasons(model.stories(program), lanes)).text();
    }

    /** The names of what a program does, in that order. */
    public static List<String> kernels(Compilation model, int program, int lanes) {
        return plan(model, program, lanes).actions().stream().map(Explain::name).toList();
    }

    /** Without the barriers: the table is about the work of all threads together. */
    private static Plan plan(Compilation model, int program, int lanes) {
        Plan plan = model.plans(lanes).get(program);
        return plan.with(plan.actions().stream()
                .filter(action -> !(action instanceof Barrier))
                .toList());
    }

    private String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(new ArrayList<>(List.of("action", "line", "multiply-adds", "bytes", "flop/byte")));
        Work all = Work.NONE;
        for (int i = 0; i < plan.actions().size(); i++) {
            Action action = plan.actions().get(i);
            Work work = Work.of(action, batch);
            all = all.plus(work);
            rows.add(row(name(action), line(action), work, i));
        }
        if (plan.actions().size() > 1) {
            rows.add(row("sum", "", all, -1));
        }
        times.ifPresent(_ -> rows.getFirst().addAll(List.of("us", "GFLOP/s", "GB/s", "of bound")));
        rows.getFirst().addAll(List.of("bound", "how"));
        for (int i = 0; i < plan.actions().size(); i++) {
            Action action = plan.actions().get(i);
            rows.get(i + 1).add(Bound.of(Work.of(action, batch), plan.lanes()).toString());
            rows.get(i + 1).add(how(action));
        }
        String whole = times.map(t ->
                        number("; a whole run takes %.2f us; the core runs at %.2f GHz", t.whole() / 1e3, t.clock()))
                .orElse("");
        return plan.program() + ", batch " + batch + ", " + (plan.lanes() == 1 ? "scalar" : plan.lanes() + " lanes")
                + whole + "\n\n" + table(rows) + reasons.of(plan.actions());
    }

    /** @param index of the action, or -1 for all of them */
    private List<String> row(String name, String line, Work work, int index) {
        List<String> row = new ArrayList<>(List.of(
                name,
                line,
                number("%,d", work.multiplyAdds()),
                number("%,d", work.bytes()),
                number("%.1f", work.intensity())));
        times.ifPresent(t -> {
            double nanos = index < 0
                    ? t.actions().stream().mapToDouble(each -> each).sum()
                    : t.actions().get(index);
            row.add(number("%.2f", nanos / 1e3));
            row.add(number("%.1f", work.operations() / nanos));
            row.add(number("%.1f", work.bytes() / nanos));
            row.add(number("%.0f%%", 100 * leastCycles(index) / t.clock() / nanos));
        });
        return row;
    }

    /** The fewest cycles that an action takes, or all of them one after the other. */
    private double leastCycles(int index) {
        List<Action> actions =
                index < 0 ? plan.actions() : List.of(plan.actions().get(index));
        return actions.stream()
                .mapToDouble(action -> Bound.cycles(Work.of(action, batch), plan.lanes()))
                .sum();
    }

    private static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String name(Action action) {
        return switch (action) {
            case Kernel kernel -> kernel.name();
            case Sweep sweep -> sweep.name();
            case Check check -> "check " + check.buffer();
            case Barrier _ -> "barrier";
            case Guarded guarded -> (guarded.value() ? "if " : "if not ") + guarded.condition();
        };
    }

    private static String line(Action action) {
        return switch (action) {
            case Kernel kernel -> number("%d", kernel.origin().line());
            case Sweep sweep -> number("%d", sweep.origin().line());
            case Check check -> number("%d", check.origin().line());
            case Guarded guarded -> line(guarded.actions().getFirst());
            case Barrier _ -> "";
        };
    }

    private static String how(Action action) {
        return switch (action) {
            case Kernel kernel ->
                kernel.how() + ": " + loops(kernel.loops())
                        + kernel.reduction()
                                .map(reduction -> " over " + loops(reduction.loops()))
                                .orElse("");
            case Sweep sweep -> sweep.kind().name().toLowerCase(Locale.ROOT);
            case Check _ -> "loop";
            case Barrier _ -> "threads wait for each other";
            case Guarded guarded ->
                guarded.actions().stream().map(Explain::name).collect(Collectors.joining(", "));
        };
    }

    private static String loops(List<Loop> loops) {
        return loops.isEmpty()
                ? "one number"
                : loops.stream().map(Loop::toString).collect(Collectors.joining(", "));
    }

    /** Names to the left, numbers to the right; the last column ends where it ends. */
    private static String table(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                boolean left = i == 0 || i == columns - 1;
                String blanks = " ".repeat(widths[i] - row.get(i).length());
                cells.add(left ? row.get(i) + blanks : blanks + row.get(i));
            }
            text.append(String.join("  ", cells).stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
