package dev.sinter.ir.scalar;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Formulas as text: {@code max(add(x0, x1), 0.0)}; a part that is used twice gets a name, {@code t0 = exp(x0); div(t0,
 * add(t0, 1.0))}.
 */
public final class ScalarText {
    private final Map<Scalar.Call, Integer> uses = new LinkedHashMap<>();
    private final Map<Scalar.Call, String> names = new LinkedHashMap<>();
    private final StringBuilder lets = new StringBuilder();

    private final IntFunction<String> operands;

    private ScalarText(IntFunction<String> operands) {
        this.operands = operands;
    }

    /** The formula with operands called x0, x1 and so on. */
    public static String print(Scalar root) {
        return print(root, position -> "x" + position);
    }

    /** The formula with each operand called as the function says. */
    public static String print(Scalar root, IntFunction<String> operands) {
        ScalarText text = new ScalarText(operands);
        text.count(root);
        String last = text.text(root);
        return text.lets + last;
    }

    private void count(Scalar scalar) {
        if (scalar instanceof Scalar.Call call && uses.merge(call, 1, Integer::sum) == 1) {
            call.args().forEach(this::count);
        }
    }

    private String text(Scalar scalar) {
        if (scalar instanceof Scalar.In in) {
            return operands.apply(in.position());
        }
        if (!(scalar instanceof Scalar.Call call)) {
            return scalar.toString();
        }
        String known = names.get(call);
        if (known != null) {
            return known;
        }
        String fn = call.fn() == Fn.CAST ? call.type().text() : call.fn().name().toLowerCase(Locale.ROOT);
        String body = call.args().stream().map(this::text).collect(Collectors.joining(", ", fn + "(", ")"));
        if (uses.get(call) == 1) {
            return body;
        }
        String name = "t" + names.size();
        names.put(call, name);
        lets.append(name).append(" = ").append(body).append("; ");
        return name;
    }
}
