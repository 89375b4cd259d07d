package dev.sinter.frontend.check;

import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.TypeExpr;
import dev.sinter.frontend.expand.builtin.Builtins;
import dev.sinter.frontend.expand.unit.FileUnit;
import dev.sinter.frontend.expand.unit.Unit;
import dev.sinter.runtime.DType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The names that a file can use without declaring them in a body. */
final class KnownNames {
    /** Values that the compiler supplies. */
    static final List<String> SUPPLIED = List.of("batch", "training", "step", "gradients", "inf");

    private static final List<String> CLASSES = List.of("float", "int", "any");
    private final FileUnit unit;
    private final Unit std;

    KnownNames(FileUnit unit, Unit std) {
        this.unit = unit;
        this.std = std;
    }

    FileUnit unit() {
        return unit;
    }

    boolean isFunction(String name) {
        return unit.function(name).isPresent()
                || std.functionNames().contains(name)
                || Builtins.find(name).isPresent();
    }

    boolean isModel(String name) {
        return unit.tree().models().stream()
                .anyMatch(model -> model.name().text().equals(name));
    }

    boolean isValue(String name) {
        return SUPPLIED.contains(name)
                || CLASSES.contains(name)
                || Arrays.stream(DType.values()).anyMatch(dtype -> dtype.text().equals(name))
                || unit.constant(name).isPresent()
                || std.constantNames().contains(name);
    }

    /** The words that an argument of a function may be. */
    List<String> words(String function, String argument) {
        return unit.function(function).or(() -> std.function(function)).stream()
                .flatMap(declared -> declared.arguments().stream())
                .filter(formal -> formal.name().text().equals(argument))
                .flatMap(formal -> formal.type().stream())
                .filter(TypeExpr.Words.class::isInstance)
                .flatMap(type -> ((TypeExpr.Words) type).words().stream())
                .map(Expr.Text::value)
                .toList();
    }

    Set<String> functions() {
        Set<String> names = new TreeSet<>(unit.functionNames());
        names.addAll(std.functionNames());
        names.addAll(Builtins.names());
        return names;
    }

    Set<String> values() {
        Set<String> names = new TreeSet<>(unit.constantNames());
        names.addAll(std.constantNames());
        names.addAll(SUPPLIED);
        return names;
    }
}
