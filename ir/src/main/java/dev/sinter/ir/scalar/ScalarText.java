package dev.sinter.ir.scalar;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Formulas as text: {@code max(add(x0, x1), 0.0)}; a part that is used twice gets a name, {@code t0 = exp(x0); div(t0, add(t0, 1.0))}. */
final class ScalarText {
    private final Map<Scalar.Call, Integer> uses = new LinkedHashMap<>();
    private final Map<Scalar.Call, String> names = new LinkedHashMap<>();
    private final StringBuilder lets = new StringBuilder();

    static String print(Scalar root) {
        ScalarText text = new ScalarText();
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
