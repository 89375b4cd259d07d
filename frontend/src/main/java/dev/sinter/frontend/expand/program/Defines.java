package dev.sinter.frontend.expand.program;

import dev.sinter.frontend.ast.Declaration;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.expand.body.Constants;
import dev.sinter.frontend.expand.unit.FileUnit;
import dev.sinter.frontend.expand.unit.Unit;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Flag;
import dev.sinter.frontend.expand.value.Value.ListOf;
import dev.sinter.frontend.expand.value.Value.Num;
import dev.sinter.frontend.expand.value.Value.Text;
import dev.sinter.frontend.problem.DidYouMean;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
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

    public void apply(Map<String, String> defines) {
        defines.forEach(this::apply);
    }

    private void apply(String name, String text) {
        Optional<Declaration.Constant> constant = find(name);
        if (constant.isEmpty()) {
            Span start = unit.source().span(0, 0);
            problems.error(start, "-D" + name + ": there is no `const " + name + "`", hint(name));
            return;
        }
        Expr old = constant.get().value();
        Optional<Value> value = Literals.isLiteral(old) ? parse(old, text) : Optional.empty();
        if (value.isEmpty()) {
            String message = Literals.isLiteral(old)
                    ? "-D" + name + "=" + text + " is not of the kind of "
                            + old.span().text()
                    : "-D" + name + ": this constant is computed, so it cannot be given another value";
            problems.error(old.span(), message, "");
            return;
        }
        constants.override(constant.get(), value.get());
    }

    private Optional<Declaration.Constant> find(String name) {
        int dot = name.indexOf('.');
        Optional<Unit> owner = dot < 0 ? Optional.of(unit) : unit.imported(name.substring(0, dot));
        return owner.flatMap(u -> u.constant(name.substring(dot + 1)));
    }

    private String hint(String name) {
        List<String> known = new ArrayList<>(unit.constantNames());
        unit.imports()
                .forEach((prefix, imported) ->
                        imported.constantNames().forEach(constant -> known.add(prefix + "." + constant)));
        String nearest = DidYouMean.hint(name, known);
        return !nearest.isEmpty() || known.isEmpty() ? nearest : "there are " + String.join(", ", known);
    }

    private static Optional<Value> parse(Expr old, String text) {
        return switch (old) {
            case Expr.Number _, Expr.Unary _ -> number(text);
            case Expr.Bool _ ->
                text.equals("true") || text.equals("false")
                        ? Optional.of(new Flag(text.equals("true")))
                        : Optional.empty();
            case Expr.ListOf list -> list(list, text);
            default -> Optional.of(new Text(text));
        };
    }

    private static Optional<Value> number(String text) {
        try {
            return Optional.of(Num.of(Double.parseDouble(text.strip())));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<Value> list(Expr.ListOf old, String text) {
        if (old.items().isEmpty() || old.items().get(0).value() instanceof Expr.ListOf) {
            return Optional.empty();
        }
        Expr first = old.items().get(0).value();
        List<String> parts = Arrays.asList(text.split(",", -1));
        List<Value> items = parts.stream()
                .flatMap(part -> parse(first, part.strip()).stream())
                .toList();
        return items.size() == parts.size() ? Optional.of(new ListOf(items)) : Optional.empty();
    }
}
