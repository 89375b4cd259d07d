package dev.sinter.codegen.vector;

import static dev.sinter.codegen.code.Code.add;
import static dev.sinter.codegen.code.Code.constant;
import static dev.sinter.codegen.code.Code.mul;
import static dev.sinter.codegen.code.Code.sub;

import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.kernel.Arguments;
import dev.sinter.codegen.kernel.Positions;
import dev.sinter.codegen.kernel.ReductionLoops;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Reduction;
import java.util.List;
import java.util.Optional;

/** The sizes of a kernel in passes, and the scratch arrays in which its sums stand. */
final class PassesShape {
    /** As many sums stay in the second cache beside the operands of a pass. */
    private static final int SUMS = 1 << 16;
    /** With panels each sum is loaded and stored but once in a long pass, so they may come from further away. */
    private static final int SUMS_BESIDE_PANELS = 1 << 17;
    /** As many numbers that a pass reads stay in the second cache beside the sums. */
    private static final int NUMBERS = 1 << 16;
    /** Scratch arrays that nothing else uses meanwhile. */
    private static final int SLOT = 0;

    /** The next scratch array. */
    static final int SLOTS_OF_SUMS = 2;

    final Kernel kernel;
    final int lanes;
    final Arguments arguments;
    final Reduction reduction;
    /** Whether the sums of blocks are added to totals. */
    final boolean blocked;
    /** The loop of vectors. */
    final int column;
    /** The loop of rows, when there is one of several turns. */
    final Optional<Integer> row;
    /** How many sums a row has. */
    final int width;
    /** How many rows a tile has. */
    final int tileRows;
    /** Whether the sums of all turns of the outer loops stand there at once. */
    final boolean outerInside;
    /** For how many rows sums stand there at once. */
    final int rowsTogether;
    /** The same in whole tiles: the last one has sums of its own for rows that the one before has too. */
    private final int rowsOfSums;

    final PassesSteps steps;
    /** How many steps are done for all rows and columns before the next. */
    final int stepsOfPass;
    /** Where the tiles of several rows find what all rows read alike. */
    final Optional<PassesPanels> panels;

    final Local sums;
    /** The sums themselves when there is one block. */
    final Local totals;

    private final long outerTurns;

    PassesShape(Kernel kernel, int lanes, Arguments arguments) {
        this.kernel = kernel;
        this.lanes = lanes;
        this.arguments = arguments;
        reduction = kernel.reduction().orElseThrow();
        blocked = ReductionLoops.isBlocked(reduction);
        column = kernel.loops().size() - 1;
        row = Regions.rowLoop(kernel);
        width = Math.toIntExact(kernel.loops().get(column).size().count());
        Dim rows = row.map(loop -> kernel.loops().get(loop).size()).orElse(Dim.ONE);
        Dim outer = outer().stream().map(Loop::size).reduce(Dim.ONE, (a, b) -> a.batch() ? a : a.times(b));
        long all = outer.count() * rows.count() * width;
        outerInside = !outer.batch() && !rows.batch() && all <= SUMS;
        outerTurns = outerInside ? outer.count() : 1;
        tileRows = row.isEmpty()
                ? 1
                : (int)
                        (rows.batch()
                                ? kernel.schedule().rows()
                                : Math.min(rows.count(), kernel.schedule().rows()));
        steps = new PassesSteps(kernel);
        panels = PassesPanels.of(this);
        int most = panels.isPresent() ? SUMS_BESIDE_PANELS : SUMS;
        long rowsFitting = Math.max(1, most / width / tileRows) * tileRows;
        rowsTogether = (int) (rows.batch() || rows.count() > rowsFitting && !outerInside ? rowsFitting : rows.count());
        int fitting = NUMBERS / (rowsTogether + width);
        stepsOfPass = panels.map(p -> p.steps).orElse(PassesSteps.within(fitting));
        rowsOfSums = Math.ceilDiv(rowsTogether, tileRows) * tileRows;
        int size = Math.toIntExact(outerTurns * rowsOfSums * width);
        sums = arguments.scratch(SLOT, size, "sums");
        totals = blocked ? arguments.scratch(SLOT + 1, size, "totals") : sums;
    }

    /** Whether tiles of so many rows find these columns in panels; single rows do not. */
    boolean readsPanels(int rows, Regions.Columns columns) {
        return panels.isPresent() && rows > 1 && panels.get().has(columns);
    }

    /** The loops around rows and columns. */
    List<Loop> outer() {
        return kernel.loops().subList(0, Math.max(0, column - 1));
    }

    /** How many sums must be set for so many rows; those of several outer turns stand as far apart as if it were all rows. */
    Expr count(Expr rows) {
        Expr inTiles = Code.wholeSteps(add(rows, tileRows - 1), tileRows);
        return mul(outerInside ? constant(rowsOfSums) : inTiles, Math.toIntExact(outerTurns * width));
    }

    /** How many rows there are, when the sums of all of them stand there at once. */
    Optional<Integer> rowsAtOnce() {
        Dim rows = row.map(loop -> kernel.loops().get(loop).size()).orElse(Dim.ONE);
        return rows.batch() || rows.count() > rowsTogether
                ? Optional.empty()
                : Optional.of(Math.toIntExact(rows.count()));
    }

    /** Where the sum of row i, column j stands when those from row {@code first} on do. */
    Expr place(Positions positions, Expr first, Expr j) {
        Expr flat = constant(0);
        if (outerInside) {
            for (int loop = 0; loop < outer().size(); loop++) {
                flat = add(mul(flat, positions.size(loop)), positions.index(loop));
            }
        }
        Expr i = row.map(positions::index).orElse(constant(0));
        return add(mul(add(mul(flat, rowsOfSums), sub(i, first)), width), j);
    }
}
