package dev.sinter.frontend.expand.program;

import dev.sinter.frontend.ast.Declaration;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.expand.body.Constants;
import dev.sinter.frontend.expand.unit.FileUnit;
import dev.sinter.frontend.expand.unit.Unit;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code -Dunits=512,128}: other values for literal constants, of the same kind as those in the file. */
public final class Defines {
    private final FileUnit unit;
    private final Constants constants;
    private final Problems problems;

    public Defines(FileUnit unit, Constants constants, Problems problems) {
        this.unit = unit;
        this.constants = constants;
        this.problems = problems;
    }

    /** The names that a file's own constants and those of its imports have on a command line. */
    public static List<String> names(FileUnit unit) {
        List<String> names = new ArrayList<>(unit.constantNames());
        unit.imports()
                .forEach((prefix, imported) -> imported.constantNames().stream()
                        .filter(name -> !name.startsWith("_"))
                        .forEach(name -> names.add(prefix + "." + name)));
        return names;
    }

    /** Names that the file does not have are left to a caller who knows all files. */
    public void apply(Map<String, String> defines) {
        names(unit).stream().filter(defines::containsKey).forEach(name -> apply(name, defines.get(name)));
    }

    private void apply(String name, String text) {
        Declaration.Constant constant = find(name);
        Expr old = constant.value();
        Optional<DefinedKind> kind = DefinedKind.of(old);
        if (kind.isEmpty()) {
            String message = "-D" + name + ": this constant is computed, so it cannot be given another value";
            problems.error(old.span(), message, "only a number, a text, true, false or a list of them can be replaced");
            return;
        }
        Optional<Value> value = kind.get().parse(text);
        if (value.isEmpty()) {
            String message = "-D" + name + "=" + text + ": `" + name + "` is "
                    + kind.get().words();
            problems.error(
                    old.span(),
                    message,
                    "give it as -D" + name + "=" + kind.get().example());
            return;
        }
        constants.override(constant, value.get());
    }

    private Declaration.Constant find(String name) {
        int dot = name.indexOf('.');
        Unit owner = dot < 0 ? unit : unit.imported(name.substring(0, dot)).orElseThrow();
        return owner.constant(name.substring(dot + 1)).orElseThrow();
    }
}
