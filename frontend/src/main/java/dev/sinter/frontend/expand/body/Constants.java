package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.ast.Declaration;
import dev.sinter.frontend.expand.scope.Expansion;
import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.scope.Ledger;
import dev.sinter.frontend.expand.scope.Mode;
import dev.sinter.frontend.expand.scope.Reporter;
import dev.sinter.frontend.expand.unit.Unit;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.ir.op.Store;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values of {@code const} declarations, computed when they are first read. */
public final class Constants {
    private final Reporter reporter;
    private final Functions functions;
    private final Map<Declaration.Constant, Value> values = new LinkedHashMap<>();
    private final Set<Declaration.Constant> open = new LinkedHashSet<>();

    public Constants(Reporter reporter, Functions functions) {
        this.reporter = reporter;
        this.functions = functions;
    }

    /** Gives a constant another value than the file does. */
    public void override(Declaration.Constant constant, Value value) {
        values.put(constant, value);
    }

    /** The value of a constant that a body of that unit can see. */
    public Optional<Value> find(Unit unit, String name) {
        Optional<Declaration.Constant> own = unit.constant(name);
        return own.isPresent()
                ? own.map(constant -> value(unit, constant))
                : functions.std().constant(name).map(constant -> value(functions.std(), constant));
    }

    public Value value(Unit unit, Declaration.Constant constant) {
        if (open.contains(constant)) {
            String message = "`" + constant.name().text() + "` is defined by itself";
            return reporter.error(Frame.outermost(unit, false), constant.name().span(), message, "");
        }
        Value known = values.get(constant);
        if (known != null) {
            return known;
        }
        open.add(constant);
        Map<Store, Ledger> none = new EnumMap<>(Store.class);
        List.of(Store.values()).forEach(store -> none.put(store, new Ledger()));
        Expansion expansion =
                new Expansion("const", Mode.PREDICT, constant.span().source(), none);
        Frame frame = Frame.outermost(unit, false);
        Value value =
                new Expander(expansion, reporter, functions, this).expressions().value(constant.value(), frame);
        if (value instanceof Value.Tensor tensor) {
            String message = "a `const` is known while compiling; this is " + tensor;
            value = reporter.error(frame, constant.value(), message, "write it as a `let` in the model");
        }
        open.remove(constant);
        values.put(constant, value);
        return value;
    }
}
