package dev.sinter.codegen.kernel;

import static dev.sinter.codegen.code.Code.compare;
import static dev.sinter.codegen.code.Code.constant;

import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Relation;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Guarded;
import dev.sinter.ir.kernel.Place;
import java.util.List;
import java.util.function.Function;

/** The question whether the actions of a {@link Guarded} are done. */
public final class GuardTest {
    private GuardTest() {}

    /** @param fetch gives the arrays of a program */
    public static Expr of(Guarded guarded, Tables tables, Function<Source, Expr> fetch) {
        Buffer condition = guarded.condition();
        Arguments arguments = new Arguments(List.of(condition), tables);
        Expr array = arguments.sources().stream().findFirst().map(fetch).orElseGet(() -> arguments.array(condition));
        int at = condition.place() instanceof Place.Stored stored ? stored.offset() : 0;
        return compare(guarded.value() ? Relation.NE : Relation.EQ, new Expr.Element(array, constant(at)), constant(0));
    }
}
