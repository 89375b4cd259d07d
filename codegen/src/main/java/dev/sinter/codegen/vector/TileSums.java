package dev.sinter.codegen.vector;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.code.Type;
import dev.sinter.codegen.kernel.Combining;
import dev.sinter.codegen.kernel.Values;
import dev.sinter.ir.kernel.Reduction;
import java.util.ArrayList;
import java.util.List;

/** The sums of a tile, a variable for each row and vector. */
final class TileSums implements TileAccumulators {
    private final Reduction reduction;
    private final VectorCode vectors;
    private final Values values;
    private final int rows;
    private final int columns;
    private final boolean fenced;
    private final List<Local> sums = new ArrayList<>();
    private final List<Local> totals = new ArrayList<>();

    TileSums(Reduction reduction, VectorCode vectors, Values values, int rows, int columns, boolean fenced) {
        this.reduction = reduction;
        this.vectors = vectors;
        this.values = values;
        this.rows = rows;
        this.columns = columns;
        this.fenced = fenced;
    }

    @Override
    public Local result(int row, int vector) {
        return (totals.isEmpty() ? sums : totals).get(row * columns + vector);
    }

    private Expr start() {
        return vectors.broadcast(Combining.start(reduction), reduction.type());
    }

    /** What a sum begins with. */
    interface Initial {
        Expr of(int row, int vector);
    }

    /** Declares the variables of the sums, each with a beginning of its own. */
    void declare(Body body, Initial initial) {
        for (int row = 0; row < rows; row++) {
            for (int v = 0; v < columns; v++) {
                sums.add(body.declare("sum" + row + "_" + v, initial.of(row, v)));
            }
        }
    }

    @Override
    public void declare(Body body, boolean blocked) {
        declare(body, (_, _) -> start());
        for (int i = 0; blocked && i < rows * columns; i++) {
            totals.add(body.declare(
                    "total" + i / columns + "_" + i % columns,
                    vectors.broadcast(Code.constant(-0f), reduction.type())));
        }
    }

    @Override
    public void close(Body body) {
        for (int i = 0; i < sums.size(); i++) {
            body.assign(totals.get(i), VectorCode.lanewise("add", totals.get(i), sums.get(i)));
        }
    }

    @Override
    public void restart(Body body) {
        sums.forEach(sum -> body.assign(sum, start()));
    }

    /** What all rows share is loaded first, so that only the rows stand behind fences. */
    @Override
    public void turn(Body body) {
        for (int v = 0; v < columns; v++) {
            for (var element : reduction.elements()) {
                values.shared(element, v);
            }
        }
        for (int row = 0; row < rows; row++) {
            if (fenced) {
                body.run(Code.call(Type.named("java/lang/invoke/VarHandle"), "loadLoadFence", Type.VOID));
            }
            for (int v = 0; v < columns; v++) {
                Local sum = sums.get(row * columns + v);
                body.assign(sum, step(sum, row, v));
            }
        }
    }

    private Expr step(Local sum, int row, int v) {
        Expr element = values.vector(reduction.elements().get(0), row, v);
        return switch (reduction.combine()) {
            case SUM -> VectorCode.lanewise("add", sum, element);
            case FMA ->
                VectorCode.lanewise(
                        "fma", element, values.vector(reduction.elements().get(1), row, v), sum);
            case PROD -> VectorCode.lanewise("mul", sum, element);
            case MAX -> VectorCode.lanewise("max", sum, element);
            case MIN -> VectorCode.lanewise("min", sum, element);
            case ARGMAX, ARGMIN -> throw new IllegalArgumentException("no vector form of " + reduction.combine());
        };
    }
}
