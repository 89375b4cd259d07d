package dev.sinter.frontend.expand.program;

import dev.sinter.frontend.Literal;
import dev.sinter.frontend.ast.Declaration;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Item;
import dev.sinter.frontend.expand.body.Constants;
import dev.sinter.frontend.expand.unit.FileUnit;
import dev.sinter.frontend.expand.value.Value;
import java.util.List;
import java.util.Optional;

/** Constants that are written out, which a class keeps and a command line can change. */
public final class Literals {
    private Literals() {}

    public static boolean isLiteral(Expr expr) {
        return switch (expr) {
            case Expr.Number _, Expr.Text _, Expr.Bool _ -> true;
            case Expr.Unary unary -> unary.operand() instanceof Expr.Number;
            case Expr.ListOf list ->
                list.items().stream().allMatch(item -> item instanceof Item.One one && isLiteral(one.value()));
            default -> false;
        };
    }

    public static List<Literal.Constant> of(FileUnit unit, Constants constants) {
        return unit.tree().constants().stream()
                .filter(constant -> isLiteral(constant.value()))
                .flatMap(constant -> constant(unit, constants, constant).stream())
                .toList();
    }

    private static Optional<Literal.Constant> constant(
            FileUnit unit, Constants constants, Declaration.Constant declared) {
        return literal(constants.value(unit, declared))
                .map(value -> new Literal.Constant(declared.name().text(), declared.doc(), value));
    }

    private static Optional<Literal> literal(Value value) {
        return switch (value) {
            case Value.Num num when num.isPlain() -> Optional.of(new Literal.Number(num.number()));
            case Value.Flag flag -> Optional.of(new Literal.Flag(flag.value()));
            case Value.Text text -> Optional.of(new Literal.Text(text.value()));
            case Value.ListOf list -> {
                List<Literal> items = list.items().stream()
                        .flatMap(item -> literal(item).stream())
                        .toList();
                yield items.size() == list.items().size() ? Optional.of(new Literal.ListOf(items)) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }
}
