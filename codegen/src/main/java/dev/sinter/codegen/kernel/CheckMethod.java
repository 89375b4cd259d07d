package dev.sinter.codegen.kernel;

import static dev.sinter.codegen.code.Code.add;
import static dev.sinter.codegen.code.Code.cast;
import static dev.sinter.codegen.code.Code.compare;
import static dev.sinter.codegen.code.Code.constant;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.code.Expr.Relation;
import dev.sinter.codegen.code.Statement;
import dev.sinter.codegen.code.Type;
import dev.sinter.ir.graph.Origin;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Check;
import dev.sinter.ir.kernel.Place;
import java.util.List;

/** A {@link Check} as a loop that throws at the first number out of range. */
public final class CheckMethod {
    private static final Type ERROR = Type.named("dev/sinter/runtime/OutOfRangeException");

    private CheckMethod() {}

    public static void write(Check check, Arguments arguments, Body body) {
        Buffer buffer = check.buffer();
        int start = buffer.place() instanceof Place.Stored stored ? stored.offset() : 0;
        body.loop("i", constant(0), arguments.extent(buffer.size()), 1, (inner, i) -> {
            Expr element = ScalarCode.load(arguments.array(buffer), add(i, start), buffer.dtype());
            Local x = inner.declare("x", cast(element, Type.LONG));
            inner.when(compare(Relation.LT, x, constant(0L)), low -> low.add(error(check, i, x)));
            inner.when(compare(Relation.GE, x, constant(check.limit())), high -> high.add(error(check, i, x)));
        });
    }

    private static Statement error(Check check, Local position, Local value) {
        Origin origin = check.origin();
        Expr place = constant(origin.file().isEmpty() ? "" : origin.toString());
        return new Statement.Throw(
                new Expr.New(ERROR, List.of(constant(check.what()), position, value, constant(check.limit()), place)));
    }
}
