package dev.sinter.codegen.vector;

import static dev.sinter.codegen.code.Code.add;
import static dev.sinter.codegen.code.Code.constant;
import static dev.sinter.codegen.code.Code.max;
import static dev.sinter.codegen.code.Code.min;

import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Type;
import dev.sinter.codegen.kernel.Writes;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The method that writes what the sums of one row give. */
final class PassesResult {
    private PassesResult() {}

    /**
     * A method that is told the place along the loops but that of columns, then the first row whose sums stand in the scratch array,
     * then, when threads share the columns, the first of them and their end.
     */
    static PassesPart write(Type self, String name, PassesShape shape) {
        boolean split = shape.kernel.schedule().splits(shape.column);
        String[] told = split ? new String[] {"first", "left", "right"} : new String[] {"first"};
        PassesPart part = new PassesPart(self, name, shape, IntStream.range(0, shape.column), told);
        Expr left = split ? part.more(1) : constant(0);
        Expr right = split ? part.more(2) : constant(shape.width);
        Writes writes = new Writes(shape.kernel, shape.arguments, part.values, part.positions);
        Expr at = part.body.named("at", shape.place(part.positions, part.more(0), constant(0)));
        int whole = shape.width / shape.lanes * shape.lanes;
        String j = shape.kernel.loops().get(shape.column).name();
        part.positions.vectorsAlong(shape.column, List.of(0));
        part.body.loop(j, left, min(right, constant(whole)), shape.lanes, (inner, index) -> {
            part.values.open(shape.column, index, inner);
            part.values.reduced(0, 0, part.vectors.load(shape.totals, add(at, index), DType.F32));
            writes.vector(inner, part.vectors, 0, 0, Optional.empty());
            part.values.close();
        });
        part.positions.vectorsAlong(-1, List.of(0));
        if (whole < shape.width) {
            part.body.loop(j, max(left, constant(whole)), right, 1, (inner, index) -> {
                part.values.open(shape.column, index, inner);
                part.values.reduced(new Expr.Element(shape.totals, add(at, index)));
                writes.numbers(inner);
                part.values.close();
            });
        }
        return part;
    }
}
