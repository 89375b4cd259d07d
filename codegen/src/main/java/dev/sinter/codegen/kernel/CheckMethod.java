package dev.sinter.codegen.kernel;

import static dev.sinter.codegen.code.Code.add;
import static dev.sinter.codegen.code.Code.callOn;
import static dev.sinter.codegen.code.Code.cast;
import static dev.sinter.codegen.code.Code.compare;
import static dev.sinter.codegen.code.Code.constant;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Code;
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
    private CheckMethod() {}

    public static void write(Check check, Arguments arguments, Body body) {
        Buffer buffer = check.buffer();
        int start = buffer.place() instanceof Place.Stored(var _, int offset) ? offset : 0;
        body.loop("i", constant(0), arguments.extent(buffer.size()), 1, (inner, i) -> {
            Expr element = ScalarCode.load(arguments.array(buffer), add(i, start), buffer.dtype());
            Local x = inner.declare("x", cast(element, Type.LONG));
            inner.when(compare(Relation.LT, x, constant(0L)), low -> low.add(error(check, i, x)));
            inner.when(compare(Relation.GE, x, constant(check.limit())), high -> high.add(error(check, i, x)));
        });
    }

    /** {@code label: number 3 is 12; it must be from 0 to 9 (digits.model:14:9)}. */
    private static Statement error(Check check, Local position, Local value) {
        Origin origin = check.origin();
        String range = check.limit() > 0 ? "it must be from 0 to " + (check.limit() - 1) : "no number is allowed";
        String place = origin.file().isEmpty() ? "" : " (" + origin + ")";
        Expr text = concat(concat(constant(check.what() + ": number "), text(position)), constant(" is "));
        text = concat(concat(text, text(value)), constant("; " + range + place));
        return new Statement.Throw(new Expr.New(Type.named("java/lang/IndexOutOfBoundsException"), List.of(text)));
    }

    private static Expr text(Local value) {
        return Code.call(Type.STRING, "valueOf", Type.STRING, value);
    }

    private static Expr concat(Expr a, Expr b) {
        return callOn(a, "concat", Type.STRING, b);
    }
}
