package dev.sinter.codegen.vector;

import static dev.sinter.codegen.code.Code.add;
import static dev.sinter.codegen.code.Code.constant;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.kernel.Combining;
import dev.sinter.codegen.kernel.Values;
import dev.sinter.ir.kernel.Reduction;
import dev.sinter.ir.kernel.Reduction.Combine;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.List;

/** The place of the first best element for each lane of a tile: the best so far, and where it was. The first NaN is better than all. */
final class TileFirsts implements TileAccumulators {
    private final Reduction reduction;
    private final VectorCode vectors;
    private final Values values;
    private final int rows;
    private final int columns;
    private final List<Local> best = new ArrayList<>();
    private final List<Local> at = new ArrayList<>();
    private Local here;

    TileFirsts(Reduction reduction, VectorCode vectors, Values values, int rows, int columns) {
        this.reduction = reduction;
        this.vectors = vectors;
        this.values = values;
        this.rows = rows;
        this.columns = columns;
    }

    @Override
    public Local result(int row, int vector) {
        return at.get(row * columns + vector);
    }

    @Override
    public void declare(Body body, boolean blocked) {
        for (int i = 0; i < rows * columns; i++) {
            best.add(body.declare("best", vectors.broadcast(Combining.start(reduction), DType.F32)));
            at.add(body.declare("at", vectors.broadcast(constant(0), DType.I32)));
        }
        here = body.declare("here", constant(0));
    }

    @Override
    public void close(Body body) {
        throw new IllegalStateException("a place has no blocks");
    }

    @Override
    public void restart(Body body) {
        throw new IllegalStateException("a place has no blocks");
    }

    @Override
    public void turn(Body body) {
        Expr place = body.declare("place", vectors.broadcast(here, DType.I32));
        for (int row = 0; row < rows; row++) {
            for (int v = 0; v < columns; v++) {
                Expr x = body.named("x", values.vector(reduction.elements().getFirst(), row, v));
                take(body, x, place, row * columns + v);
            }
        }
        body.assign(here, add(here, 1));
    }

    /** Better is what the best so far does not reach, unless that is NaN. */
    private void take(Body body, Expr x, Expr place, int i) {
        String reaches = reduction.combine() == Combine.ARGMAX ? "GE" : "LE";
        Expr reached = vectors.compare(reaches, best.get(i), x, DType.F32);
        Expr isNumber = vectors.compare("EQ", best.get(i), best.get(i), DType.F32);
        Expr better = body.declare("better", VectorCode.without(isNumber, reached));
        body.assign(best.get(i), vectors.choose(better, x, best.get(i), DType.F32));
        body.assign(at.get(i), vectors.choose(better, place, at.get(i), DType.I32));
    }
}
