package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.ast.Argument;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.expand.builtin.Builtin;
import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.value.Callable;
import dev.sinter.frontend.expand.value.Formal;
import dev.sinter.frontend.expand.value.Given;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Function;
import dev.sinter.frontend.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Calls: which function, which arguments, and what comes back. */
public final class Calls {
    private final Expander expander;
    private final Bodies bodies;
    private final Primitives primitives;

    public Calls(Expander expander) {
        this.expander = expander;
        this.bodies = new Bodies(expander);
        this.primitives = new Primitives(expander);
    }

    /** The value or values of a call. */
    public Value value(Expr.Call call, Frame frame) {
        Optional<Value> callee = expander.expressions().names().function(call.callee(), frame);
        if (callee.isEmpty() || !(callee.get() instanceof Function function)) {
            return Value.UNKNOWN;
        }
        Optional<Map<String, Given>> given = arguments(function, call, frame);
        if (given.isEmpty()) {
            return Value.UNKNOWN;
        }
        List<String> missing = missing(function.callable(), given.get());
        if (!missing.isEmpty()) {
            return lacking(function.callable(), call, missing, frame);
        }
        return run(function, given.get(), new Site(call, calleeSpan(call), frame));
    }

    /** Where a function is wanted: the call as a function of the arguments that it lacks; empty when it lacks none. */
    public Optional<Value> partial(Expr.Call call, Frame frame) {
        Optional<Value> callee = expander.expressions().names().function(call.callee(), frame);
        if (callee.isEmpty() || !(callee.get() instanceof Function function)) {
            return Optional.of(Value.UNKNOWN);
        }
        long needed = function.callable().formals().stream()
                .filter(f -> f.required() && !function.given().containsKey(f.name()))
                .filter(f -> call.arguments().stream()
                        .noneMatch(a ->
                                a.name().isPresent() && a.name().get().text().equals(f.name())))
                .count();
        long byPlace = call.arguments().stream().filter(a -> a.name().isEmpty()).count();
        if (byPlace > 0 && byPlace < needed) {
            return Optional.of(early(function.callable(), call, frame));
        }
        if (needed == 0 || byPlace > 0) {
            return Optional.empty();
        }
        return Optional.of(arguments(function, call, frame)
                .<Value>map(given -> new Function(function.callable(), given, function.shared()))
                .orElse(Value.UNKNOWN));
    }

    /** {@code sgd(0.1)} as an optimizer, whose first arguments come from the training. */
    private Value early(Callable callable, Expr.Call call, Frame frame) {
        String later = callable.formals().stream()
                .filter(Formal::required)
                .map(Formal::name)
                .collect(Collectors.joining(" and "));
        Argument given = call.arguments().stream()
                .filter(a -> a.name().isEmpty())
                .findFirst()
                .orElseThrow();
        String hint = callable.formals().stream()
                .filter(f -> !f.required())
                .findFirst()
                .map(f -> "write `" + f.name() + ": " + given.span().text() + "`")
                .orElse("");
        String message = "`" + callable.name() + "` gets " + later + " later, so what is given here needs its name";
        return expander.reporter().error(frame, given.span(), message, hint);
    }

    /** A function applied to values that have no expressions of their own, such as an initializer to a shape. */
    public Value apply(Function function, List<Operand> operands, Expr site, Frame frame) {
        Map<String, Given> given = new LinkedHashMap<>(function.given());
        List<Formal> open = function.callable().formals().stream()
                .filter(f -> !given.containsKey(f.name()))
                .toList();
        if (open.size() < operands.size()) {
            String message = "`" + function.callable().name() + "` takes " + open.size() + " more arguments, and gets "
                    + operands.size();
            return expander.reporter().error(frame, site, message, "");
        }
        for (int i = 0; i < operands.size(); i++) {
            Operand operand = operands.get(i);
            given.put(open.get(i).name(), new Given(operand.value(), operand.expr(), operand.place()));
        }
        List<String> missing = missing(function.callable(), given);
        if (!missing.isEmpty()) {
            String message = "`" + function.callable().name() + "` needs " + String.join(", ", missing) + " too";
            return expander.reporter().error(frame, site, message, "add `" + missing.get(0) + ": ...`");
        }
        return run(function, given, new Site(site, site.span(), frame));
    }

    /** Where a function is called. */
    public record Site(Expr expr, Span callee, Frame frame) {}

    private Value run(Function function, Map<String, Given> given, Site site) {
        if (given.values().stream().anyMatch(g -> g.value().isUnknown())) {
            return Value.UNKNOWN;
        }
        return switch (function.callable()) {
            case Builtin builtin -> primitives.run(builtin, given, site);
            case Declared declared -> bodies.run(declared, function.shared(), given, site);
            default -> throw new IllegalStateException("no callable " + function.callable());
        };
    }

    private Optional<Map<String, Given>> arguments(Function function, Expr.Call call, Frame frame) {
        Optional<Map<String, Expr>> matched = new Matching(expander.reporter(), frame)
                .match(function.callable(), function.given().keySet(), call);
        if (matched.isEmpty()) {
            call.arguments().forEach(argument -> expander.expressions().initial(argument.value(), frame));
            return Optional.empty();
        }
        Map<String, Given> given = new LinkedHashMap<>(function.given());
        for (Formal formal : function.callable().formals()) {
            Expr expr = matched.get().get(formal.name());
            if (expr != null) {
                Value value = formal.function()
                        ? expander.expressions().function(expr, formal.name(), frame)
                        : expander.expressions().value(expr, frame);
                given.put(formal.name(), new Given(value, expr, frame));
            }
        }
        return Optional.of(given);
    }

    private static List<String> missing(Callable callable, Map<String, Given> given) {
        return callable.formals().stream()
                .filter(Formal::required)
                .map(Formal::name)
                .filter(name -> !given.containsKey(name))
                .toList();
    }

    private Value lacking(Callable callable, Expr.Call call, List<String> missing, Frame frame) {
        String text = call.span().text();
        String full = complete(callable, call, missing);
        boolean isLayer = missing.contains(callable.formals().get(0).name())
                && callable instanceof Declared declared
                && Layers.makesParameters(declared.function());
        String name = frame.path().substring(frame.path().lastIndexOf('.') + 1);
        String layer = isLayer && !name.isEmpty()
                ? "; a layer to use several times is `layer " + name + " = " + text + "`"
                : "";
        return expander.reporter()
                .error(
                        frame,
                        call,
                        "`" + callable.name() + "` needs " + String.join(", ", missing),
                        frame.isAuthors()
                                ? "write `" + full + "`" + layer
                                : "it is called as `" + call.span().text() + "` there");
    }

    /** The call with names for what it lacks: in front of what was given for first arguments, behind it for later ones. */
    private static String complete(Callable callable, Expr.Call call, List<String> missing) {
        String text = call.span().text();
        String inside = text.substring(text.indexOf('(') + 1, text.length() - 1);
        boolean first = missing.contains(callable.formals().get(0).name());
        String lacking =
                missing.stream().map(name -> first ? name : name + ": ...").collect(Collectors.joining(", "));
        String comma = call.arguments().isEmpty() ? "" : ", ";
        return call.callee().span().text()
                + (first ? "(" + lacking + comma + inside + ")" : "(" + inside + comma + lacking + ")");
    }

    private static Span calleeSpan(Expr.Call call) {
        return call.callee() instanceof Expr.Member member
                ? member.name().span()
                : call.callee().span();
    }

    /** The name that a call is written with. */
    public static String calleeName(Expr.Call call) {
        return switch (call.callee()) {
            case Name name -> name.text();
            case Expr.Member member -> member.name().text();
            default -> call.callee().span().text();
        };
    }
}
