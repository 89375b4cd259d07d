package dev.sinter.ir.text;

import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Barrier;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Check;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Guarded;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.ir.kernel.Reduction;
import dev.sinter.ir.kernel.Sweep;
import dev.sinter.ir.kernel.Write;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.ir.scalar.ScalarText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A plan as text for people, like a table of contents: buffers with their sizes first, then each action in order.
 *
 * <pre>
 * kernel hidden1 at digits.model:9:9, tile 4 rows x 2 vectors
 *   for i&lt;batch, j&lt;300
 *     read x[784*i + k]
 *     read w[j + 300*k]
 *     reduced = fma in chain over k&lt;784 of x and w
 *     write h[300*i + j] = max(reduced, 0.0)
 * </pre>
 */
public final class PlanText {
    private PlanText() {}

    public static String print(Plan plan) {
        StringBuilder text = new StringBuilder();
        text.append("plan ").append(plan.program()).append(", ");
        text.append(plan.lanes() == 1 ? "scalar" : plan.lanes() + " lanes").append('\n');
        buffers(text, "input", plan.inputs());
        buffers(text, "output", plan.outputs());
        buffers(text, "working", plan.working());
        for (Action action : plan.actions()) {
            text.append('\n').append(print(action));
        }
        return text.toString();
    }

    private static String print(Action action) {
        return switch (action) {
            case Kernel kernel -> print(kernel);
            case Sweep sweep -> print(sweep);
            case Check check -> print(check);
            case Guarded guarded -> print(guarded);
            case Barrier _ -> "barrier\n";
        };
    }

    private static String print(Guarded guarded) {
        String actions = guarded.actions().stream().map(PlanText::print).collect(Collectors.joining("\n"));
        return "if " + (guarded.value() ? "" : "not ") + guarded.condition() + '\n'
                + actions.replaceAll("(?m)^(?=.)", "  ");
    }

    private static void buffers(StringBuilder text, String role, List<Buffer> buffers) {
        for (Buffer buffer : buffers) {
            text.append("  %-8s%s : %s[%s] in %s\n"
                    .formatted(role, buffer.name(), buffer.dtype(), buffer.size(), buffer.place()));
        }
    }

    private static String print(Sweep sweep) {
        String reads = sweep.reads().stream().map(Buffer::toString).collect(Collectors.joining(" and "));
        return "sweep " + sweep.name() + " at " + sweep.origin() + '\n' + "  " + lower(sweep.kind()) + " of " + reads
                + " over " + sweep.rows() + " x " + sweep.count() + " x " + sweep.width() + " into " + sweep.target()
                + '\n';
    }

    private static String print(Check check) {
        return "check 0 <= " + check.buffer() + " < " + check.limit() + " at " + check.origin() + ": " + check.what()
                + '\n';
    }

    /** One kernel, one line for each read and write. */
    public static String print(Kernel kernel) {
        List<Loop> loops = new ArrayList<>(kernel.loops());
        kernel.reduction().ifPresent(reduction -> loops.addAll(reduction.loops()));
        List<String> names = names(kernel);
        StringBuilder text = new StringBuilder();
        text.append("kernel ").append(kernel.name()).append(" at ").append(kernel.origin());
        text.append(", ").append(kernel.how()).append('\n');
        text.append("  for ")
                .append(kernel.loops().isEmpty() ? "one number" : list(kernel.loops()))
                .append('\n');
        for (int i = 0; i < kernel.reads().size(); i++) {
            Access read = kernel.reads().get(i);
            String name = names.get(i).equals(read.buffer().name()) ? "" : names.get(i) + " = ";
            text.append("    read ").append(name).append(print(read, loops)).append('\n');
        }
        kernel.reduction()
                .ifPresent(reduction ->
                        text.append("    ").append(print(reduction, names)).append('\n'));
        for (Write write : kernel.writes()) {
            text.append("    write ").append(print(write.target(), loops)).append(" =");
            text.append(lines(formula(write.value(), names))).append('\n');
        }
        return text.toString();
    }

    /**
     * What formulas call the reads: their buffers, with a number where one buffer is read in several ways; then the
     * reduced value.
     */
    private static List<String> names(Kernel kernel) {
        List<String> names = new ArrayList<>();
        for (Access read : kernel.reads()) {
            String name = read.buffer().name();
            for (int n = 2; names.contains(name); n++) {
                name = read.buffer().name() + "'" + n;
            }
            names.add(name);
        }
        names.add("reduced");
        return names;
    }

    private static String print(Reduction reduction, List<String> names) {
        String elements = reduction.elements().stream()
                .map(element -> formula(element, names))
                .collect(Collectors.joining(" and "));
        return "reduced = " + lower(reduction.combine()) + " in " + lower(reduction.order()) + " over "
                + list(reduction.loops()) + " of " + elements;
    }

    /** A formula with named parts takes one line for each. */
    private static String lines(String formula) {
        String indent = "\n      ";
        return formula.contains("; ") ? indent + formula.replace("; ", indent) : " " + formula;
    }

    private static String formula(Scalar scalar, List<String> names) {
        return ScalarText.print(scalar, names::get);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String list(List<Loop> loops) {
        return loops.stream().map(Loop::toString).collect(Collectors.joining(", "));
    }

    private static String print(Access access, List<Loop> loops) {
        List<String> terms = new ArrayList<>();
        if (!access.offset().isZero()) {
            terms.add(access.offset().toString());
        }
        for (int i = 0; i < access.strides().size(); i++) {
            Extent stride = access.strides().get(i);
            if (!stride.isZero()) {
                terms.add(term(stride, loops.get(i).name()));
            }
        }
        return access.buffer() + "["
                + (terms.isEmpty() ? "0" : String.join(" + ", terms).replace("+ -", "- ")) + "]"
                + (access.buffer().isHalved() ? " as bf16" : "");
    }

    private static String term(Extent stride, String loop) {
        if (stride.isOne()) {
            return loop;
        }
        if (stride.equals(Extent.of(-1))) {
            return "-" + loop;
        }
        boolean sum = stride.fixed() != 0 && stride.perBatch() != 0;
        return (sum ? "(" + stride + ")" : stride) + "*" + loop;
    }
}
