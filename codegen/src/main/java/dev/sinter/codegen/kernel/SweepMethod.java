package dev.sinter.codegen.kernel;

import static dev.sinter.codegen.code.Code.add;
import static dev.sinter.codegen.code.Code.cast;
import static dev.sinter.codegen.code.Code.constant;
import static dev.sinter.codegen.code.Code.mul;
import static dev.sinter.codegen.code.Code.sub;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.code.Type;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Place;
import dev.sinter.ir.kernel.Sweep;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.runtime.DType;
import java.util.List;

/** A {@link Sweep} as loops over single numbers. */
public final class SweepMethod {
    private static final Type SORTING = Type.named("dev/sinter/runtime/Sorting");

    private final Sweep sweep;
    private final Arguments arguments;
    private final DType type;
    private final Buffer from;
    private final Expr width;

    private SweepMethod(Sweep sweep, Arguments arguments) {
        this.sweep = sweep;
        this.arguments = arguments;
        type = sweep.target().dtype();
        from = sweep.reads().getFirst();
        width = arguments.extent(sweep.width());
    }

    public static void write(Sweep sweep, Arguments arguments, Body body) {
        SweepMethod method = new SweepMethod(sweep, arguments);
        switch (sweep.kind()) {
            case GATHER -> method.gather(body);
            case SCATTER_ADD -> method.scatterAdd(body);
            case CUM_SUM -> method.cumSum(body);
            case ARG_SORT -> method.argSort(body, false);
            case ARG_SORT_DESCENDING -> method.argSort(body, true);
        }
    }

    private void gather(Body body) {
        each(body, "row", arguments.extent(sweep.rows()), (rows, row) -> {
            Expr source = place(from, mul(index(row), width));
            Expr target = place(sweep.target(), mul(row, width));
            rows.add(Kept.copy(arguments.array(from), source, arguments.array(sweep.target()), target, width));
        });
    }

    private void scatterAdd(Body body) {
        each(
                body,
                "i",
                arguments.extent(sweep.target().size()),
                (all, i) -> store(all, i, ScalarCode.literal(0, type)));
        each(body, "row", arguments.extent(sweep.rows()), (rows, row) -> {
            Expr to = rows.declare("to", mul(index(row), width));
            each(rows, "i", width, (inner, i) -> {
                Expr sum = sum(target(add(to, i)), source(add(mul(row, width), i)), inner);
                store(inner, add(to, i), sum);
            });
        });
    }

    private void cumSum(Body body) {
        Expr count = constant(Math.toIntExact(sweep.count()));
        each(body, "row", arguments.extent(sweep.rows()), (rows, row) -> {
            Expr start = rows.declare("start", mul(mul(row, count), width));
            each(
                    rows,
                    "i",
                    width,
                    (first, i) -> store(
                            first, add(start, i), sum(ScalarCode.literal(0, type), source(add(start, i)), first)));
            rows.loop(
                    "k",
                    constant(1),
                    count,
                    1,
                    (steps, k) -> each(steps, "i", width, (inner, i) -> {
                        Expr at = inner.declare("at", add(start, add(mul(k, width), i)));
                        store(inner, at, sum(target(sub(at, width)), source(at), inner));
                    }));
        });
    }

    private void argSort(Body body, boolean descending) {
        Expr count = constant(Math.toIntExact(sweep.count()));
        each(
                body,
                "row",
                arguments.extent(sweep.rows()),
                (rows, row) -> rows.run(Code.call(
                        SORTING,
                        "argSort",
                        Type.VOID,
                        arguments.array(from),
                        place(from, mul(row, count)),
                        arguments.array(sweep.target()),
                        place(sweep.target(), mul(row, count)),
                        count,
                        constant(descending))));
    }

    /** What is done in one turn of a loop. */
    private interface Turn {
        void write(Body body, Local index);
    }

    private static void each(Body body, String name, Expr count, Turn turn) {
        body.loop(name, constant(0), count, 1, turn::write);
    }

    /** The number of the row that a row belongs to. */
    private Expr index(Expr row) {
        Buffer index = sweep.reads().get(1);
        return cast(ScalarCode.load(arguments.array(index), place(index, row), index.dtype()), Type.INT);
    }

    private Expr source(Expr at) {
        return ScalarCode.load(arguments.array(from), place(from, at), type);
    }

    private Expr target(Expr at) {
        return ScalarCode.load(arguments.array(sweep.target()), place(sweep.target(), at), type);
    }

    private void store(Body body, Expr at, Expr value) {
        body.store(arguments.array(sweep.target()), place(sweep.target(), at), value);
    }

    private Expr sum(Expr a, Expr b, Body body) {
        return ScalarCode.of(Fn.ADD, type, type, List.of(a, b), body);
    }

    private static Expr place(Buffer buffer, Expr at) {
        return buffer.place() instanceof Place.Stored stored ? add(at, stored.offset()) : at;
    }
}
