package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.ast.Declaration;
import dev.sinter.frontend.expand.unit.Unit;
import dev.sinter.frontend.expand.value.Callable;
import dev.sinter.frontend.expand.value.Formal;
import java.util.List;

/** A function written in the language, and the namespace in which it was written. */
public record Declared(Unit unit, Declaration.Function function, List<Formal> formals) implements Callable {
    @Override
    public String name() {
        return function.name().text();
    }
}
