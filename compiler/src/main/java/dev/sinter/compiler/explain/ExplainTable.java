package dev.sinter.compiler.explain;

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

/** A row for each action of a program: its work, its time if that was measured, and what bounds it. */
final class ExplainTable {
    private final Plan plan;
    private final List<Action> actions;
    private final int batch;
    private final int threads;
    private final Optional<ActionTimes> times;

    ExplainTable(Plan plan, List<Action> actions, int batch, int threads, Optional<ActionTimes> times) {
        this.plan = plan;
        this.actions = actions;
        this.batch = batch;
        this.threads = threads;
        this.times = times;
    }

    String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(new ArrayList<>(List.of("action", "line", "multiply-adds", "bytes", "flop/byte")));
        Work all = Work.NONE;
        for (int i = 0; i < actions.size(); i++) {
            Action action = actions.get(i);
            Work work = Work.of(action, batch);
            all = all.plus(work);
            rows.add(row(Explain.name(action), line(action), work, i));
        }
        if (actions.size() > 1) {
            rows.add(row("sum", "", all, -1));
        }
        times.ifPresent(_ -> rows.getFirst().addAll(List.of("us", "GFLOP/s", "GB/s", "of bound")));
        rows.getFirst().addAll(List.of("bound", "how"));
        for (int i = 0; i < actions.size(); i++) {
            Action action = actions.get(i);
            rows.get(i + 1).add(Bound.of(Work.of(action, batch), perCycle()).toString());
            rows.get(i + 1).add(how(action));
        }
        String whole = times.map(t -> number(
                        "; a whole run takes %.2f us; the core runs at %.2f GHz and does %.0f GFLOP/s",
                        t.whole() / 1e3, t.clock(), t.peak()))
                .orElse("");
        return plan.program() + ", batch " + batch + ", " + (plan.lanes() == 1 ? "scalar" : plan.lanes() + " lanes")
                + (threads == 1 ? "" : ", " + threads + " threads")
                + whole + "\n\n" + table(rows);
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
        List<Action> these = index < 0 ? actions : List.of(actions.get(index));
        return these.stream()
                .mapToDouble(action -> Bound.cycles(Work.of(action, batch), perCycle(), threads))
                .sum();
    }

    /** Operations that a core does in a cycle: where nothing was measured, two vectors of multiply-adds. */
    private double perCycle() {
        return times.map(t -> t.peak() / t.clock()).orElse(4.0 * plan.lanes());
    }

    private static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
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
