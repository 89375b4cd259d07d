package dev.sinter.codegen.vector;

import static dev.sinter.codegen.code.Code.add;
import static dev.sinter.codegen.code.Code.constant;
import static dev.sinter.codegen.code.Code.mul;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.CodeMethod;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.code.Type;
import dev.sinter.codegen.kernel.Arguments;
import dev.sinter.codegen.kernel.OutputLoops;
import dev.sinter.codegen.kernel.Positions;
import dev.sinter.codegen.kernel.ReductionLoops;
import dev.sinter.codegen.kernel.Split;
import dev.sinter.codegen.kernel.Values;
import dev.sinter.codegen.kernel.Writes;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Reduction;
import dev.sinter.ir.kernel.Write;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sums of few columns with vectors along the rows, so that no lane is idle: a tile is as many rows as a vector has lanes, and all columns
 * side by side. Its results stand in memory as one block, row after row; so the sums are turned around in a scratch array, and the block
 * is computed from there vector by vector.
 *
 * <pre>
 * for each vector of rows i: for each k: for each column j: sum[j] = fma(x[k, i...], g[k, j], sum[j])
 *     block = transpose(sums); for each vector q of the block: w[i * columns + q...] = value(block[q...])
 * </pre>
 */
public final class AcrossForm {
    private final Type self;
    private final Kernel kernel;
    private final Reduction reduction;
    private final String name;
    private final int lanes;
    private final Arguments arguments;
    private final int columns;
    private final int columnLoop;
    private final int rowLoop;
    private final Local sums;
    private final Local block;

    private AcrossForm(Type self, Kernel kernel, String name, int lanes, Arguments arguments) {
        this.self = self;
        this.kernel = kernel;
        this.name = name;
        this.lanes = lanes;
        this.arguments = arguments;
        reduction = kernel.reduction().orElseThrow();
        columnLoop = kernel.loops().size() - 1;
        rowLoop = columnLoop - 1;
        columns = Math.toIntExact(kernel.loops().get(columnLoop).size().count());
        sums = arguments.scratch(0, columns * lanes, "sums");
        block = arguments.scratch(1, columns * lanes, "block");
    }

    /** True when rows fill vectors, columns are neighbours, and a row of results begins where the one before ends. */
    static boolean supports(Kernel kernel, int lanes) {
        int column = kernel.loops().size() - 1;
        if (column < 1 || kernel.schedule().splits(column)) {
            return false;
        }
        Dim rows = kernel.loops().get(column - 1).size();
        Dim columns = kernel.loops().get(column).size();
        boolean whole = !rows.batch() && !columns.batch() && columns.count() > 0 && rows.count() % lanes == 0;
        List<Scalar> results = kernel.writes().stream().map(Write::value).toList();
        // a block runs on over the ends of rows, where an index along them would have to change
        boolean counts = Scalar.parts(results).stream().anyMatch(Scalar.Index.class::isInstance);
        return whole
                && !counts
                && kernel.writes().stream()
                        .map(Write::target)
                        .allMatch(target -> isBlock(target, column, columns.count()))
                && kernel.reads(results).stream()
                        .allMatch(read -> isBlock(read, column, columns.count()) || isSame(read, column));
    }

    private static boolean isBlock(Access access, int column, long columns) {
        return access.strides().get(column).isOne()
                && access.strides().get(column - 1).equals(Extent.of(columns));
    }

    private static boolean isSame(Access access, int column) {
        return access.strides().get(column).isZero()
                && access.strides().get(column - 1).isZero();
    }

    /** The method of that name, then the one of a tile, which it calls. */
    public static List<CodeMethod> methods(Type self, Kernel kernel, String name, int lanes, Arguments arguments) {
        AcrossForm form = new AcrossForm(self, kernel, name, lanes, arguments);
        return List.of(form.loops(), form.new Tile().method());
    }

    private CodeMethod loops() {
        List<Local> parameters = arguments.parameters();
        Body body = new Body(parameters);
        body.line(kernel.origin().line());
        Positions positions = new Positions(kernel, arguments);
        Values values = new Values(kernel, arguments, positions, Optional.empty());
        values.begin(body);
        new OutputLoops(kernel, values, positions).write(body, 0, rowLoop, outer -> {
            Split turns = Split.of(kernel, rowLoop, outer, constant(0), positions.size(rowLoop), lanes);
            outer.loop(kernel.loops().get(rowLoop).name(), turns.from(), turns.to(), lanes, (inner, i) -> {
                List<Expr> handed = new ArrayList<>(arguments.ofTiles());
                for (int loop = 0; loop < rowLoop; loop++) {
                    handed.add(positions.index(loop));
                }
                handed.add(i);
                inner.run(Code.call(self, name + "_tile", Type.VOID, handed.toArray(Expr[]::new)));
            });
        });
        return new CodeMethod(name, true, parameters, Type.VOID, body.statements());
    }

    /** As many rows as a vector has lanes, told the place along each loop but that of the columns. */
    private final class Tile {
        private final VectorCode vectors = new VectorCode(lanes);
        private final Positions positions = new Positions(kernel, arguments);
        private final Values values = new Values(kernel, arguments, positions, Optional.of(vectors));

        CodeMethod method() {
            List<Local> parameters = new ArrayList<>(arguments.ofTiles());
            List<Local> place = new ArrayList<>();
            for (int loop = 0; loop <= rowLoop; loop++) {
                place.add(new Local("at_" + kernel.loops().get(loop).name(), Type.INT));
            }
            parameters.addAll(place);
            Body body = new Body(parameters);
            body.line(kernel.origin().line());
            values.begin(body);
            for (int loop = 0; loop <= rowLoop; loop++) {
                values.open(loop, place.get(loop), body);
            }
            reduce(body);
            turnAround(body);
            write(body);
            return new CodeMethod(name + "_tile", true, parameters, Type.VOID, body.statements());
        }

        /** A tile of sums with rows and columns exchanged: one vector along the rows, and a row of it for each column. */
        private void reduce(Body body) {
            positions.vectorsAlong(rowLoop, List.of(0));
            positions.rowsAlong(columnLoop);
            values.open(columnLoop, constant(0), body);
            TileSums chains = new TileSums(reduction, vectors, values, columns, 1, false);
            new ReductionLoops(kernel, values, positions).write(body, ReductionLoops.isBlocked(reduction), chains);
            values.close();
            positions.rowsAlong(-1);
            for (int column = 0; column < columns; column++) {
                body.run(vectors.store(chains.result(column, 0), sums, constant(column * lanes)));
            }
        }

        private void turnAround(Body body) {
            body.loop("r", constant(0), constant(lanes), 1, (inner, r) -> {
                for (int column = 0; column < columns; column++) {
                    inner.store(block, add(mul(r, columns), column), new Expr.Element(sums, add(r, column * lanes)));
                }
            });
        }

        /** The block runs on from row to row, as a column loop would that does not stop at the last column. */
        private void write(Body body) {
            positions.vectorsAlong(columnLoop, List.of(0));
            body.loop("q", constant(0), constant(columns * lanes), lanes, (inner, q) -> {
                values.open(columnLoop, q, inner);
                values.reduced(0, 0, inner.declare("sum", vectors.load(block, q, DType.F32)));
                new Writes(kernel, arguments, values, positions).vector(inner, vectors, 0, 0, Optional.empty());
                values.close();
            });
        }
    }
}
