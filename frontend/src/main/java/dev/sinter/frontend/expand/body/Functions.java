package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.ast.Declaration;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.FormalArgument;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.TypeExpr;
import dev.sinter.frontend.expand.builtin.Builtins;
import dev.sinter.frontend.expand.unit.Unit;
import dev.sinter.frontend.expand.value.Callable;
import dev.sinter.frontend.expand.value.Formal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a function name means in a file: its own function, else the library's, else a primitive. */
public final class Functions {
    private final Unit std;
    private final Map<Declaration.Function, Declared> declared = new LinkedHashMap<>();

    public Functions(Unit std) {
        this.std = std;
    }

    public Unit std() {
        return std;
    }

    public Optional<Callable> find(Unit unit, String name) {
        return declared(unit, name).or(() -> declared(std, name)).or(() -> Builtins.find(name));
    }

    /** A function of exactly that unit. */
    public Optional<Callable> declared(Unit unit, String name) {
        Optional<Declaration.Function> function = unit.function(name);
        if (function.isEmpty()) {
            return Optional.empty();
        }
        Declared known = declared.get(function.get());
        if (known == null) {
            known = new Declared(unit, function.get(), formals(unit, function.get()));
            declared.put(function.get(), known);
        }
        return Optional.of(known);
    }

    private List<Formal> formals(Unit unit, Declaration.Function function) {
        List<Formal> formals = new ArrayList<>();
        for (FormalArgument argument : function.arguments()) {
            boolean wantsFunction = argument.type().isPresent()
                    ? argument.type().get() instanceof TypeExpr.Function
                    : argument.defaultValue().isPresent()
                            && isFunction(unit, formals, argument.defaultValue().get());
            boolean required = argument.defaultValue().isEmpty();
            formals.add(new Formal(argument.name().text(), required, required, wantsFunction));
        }
        return formals;
    }

    /** Whether a default is a function: its name, or a call that lacks an argument. */
    private boolean isFunction(Unit unit, List<Formal> before, Expr value) {
        return switch (value) {
            case Name name -> {
                Optional<Formal> argument = before.stream()
                        .filter(f -> f.name().equals(name.text()))
                        .findFirst();
                yield argument.isPresent()
                        ? argument.get().function()
                        : unit.constant(name.text()).isEmpty()
                                && find(unit, name.text()).isPresent();
            }
            case Expr.Call call
            when call.callee() instanceof Name name ->
                find(unit, name.text())
                        .filter(f -> Matching.lacksArgument(f, call))
                        .isPresent();
            default -> false;
        };
    }
}
