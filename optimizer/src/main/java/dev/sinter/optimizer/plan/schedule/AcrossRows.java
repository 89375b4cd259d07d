package dev.sinter.optimizer.plan.schedule;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Reduction;
import dev.sinter.ir.kernel.Reduction.Combine;
import dev.sinter.ir.kernel.Schedule.Form;
import dev.sinter.ir.kernel.Write;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;

/**
 * Which kernels are better done with {@linkplain Form#ACROSS vectors across their rows}: columns are so few that vectors along them would
 * be idle for a fifth and more, an operand has its rows side by side, and results stand row after row.
 */
final class AcrossRows {
    /** So many sums, and what they are made of, stay in 16 registers. */
    private static final int MOST_COLUMNS = 12;
    /** The narrowest vectors that columns could have. */
    private static final int NARROW = 8;

    private final Kernel kernel;
    private final int column;
    private final int row;

    private AcrossRows(Kernel kernel) {
        this.kernel = kernel;
        column = kernel.loops().size() - 1;
        row = column - 1;
    }

    /** @param lanes of the vectors, which rows must fill without a rest */
    static boolean fits(Kernel kernel, int lanes) {
        AcrossRows rows = new AcrossRows(kernel);
        return rows.row >= 0 && rows.isNarrow(lanes) && rows.isContraction() && rows.hasBlocks();
    }

    private boolean isNarrow(int lanes) {
        Dim columns = kernel.loops().get(column).size();
        Dim rows = kernel.loops().get(row).size();
        long width = Math.ceilDiv(columns.count(), (long) NARROW) * NARROW;
        return !columns.batch()
                && columns.count() > 1
                && columns.count() <= MOST_COLUMNS
                && columns.count() * 5 <= width * 4
                && !rows.batch()
                && rows.count() % lanes == 0;
    }

    private boolean isContraction() {
        Reduction reduction = kernel.reduction().orElseThrow();
        return reduction.combine() == Combine.FMA
                && reduction.type() == DType.F32
                && VectorFormula.fits(reduction.elements(), strides(), row)
                && kernel.reads(reduction.elements()).stream()
                        .allMatch(read -> ChooseSchedule.isStep(read.strides().get(row)));
    }

    private boolean hasBlocks() {
        List<Scalar> results = kernel.writes().stream().map(Write::value).toList();
        return VectorFormula.fits(results, strides(), column)
                && Scalar.parts(results).stream().noneMatch(Scalar.Index.class::isInstance)
                && kernel.writes().stream().map(Write::target).allMatch(this::isBlock)
                && kernel.reads(results).stream().allMatch(read -> isBlock(read) || isSame(read));
    }

    private boolean isSame(Access access) {
        return access.strides().get(column).isZero()
                && access.strides().get(row).isZero();
    }

    private boolean isBlock(Access access) {
        Extent columns = Extent.of(kernel.loops().get(column).size());
        return access.strides().get(column).isOne()
                && access.strides().get(row).equals(columns)
                && access.buffer().dtype() == DType.F32
                && !access.buffer().isHalved();
    }

    private List<List<Extent>> strides() {
        return kernel.reads().stream().map(Access::strides).toList();
    }
}
