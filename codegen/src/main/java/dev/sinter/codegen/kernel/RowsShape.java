package dev.sinter.codegen.kernel;

import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Reduction;
import dev.sinter.ir.kernel.Write;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/** What {@link RowsForm} needs to know of a kernel, and whether it can write it. */
public final class RowsShape {
    /** Shorter rows are not worth the copies. */
    private static final int SHORTEST = 8;
    /** Longer rows do not stay in the nearest cache. */
    private static final int LONGEST = 4096;

    private final Kernel kernel;
    private final Dependences dependences;
    private final int column;

    RowsShape(Kernel kernel) {
        this.kernel = kernel;
        this.dependences = new Dependences(kernel);
        this.column = kernel.loops().size() - 1;
    }

    /** True when the kernel can be written in this form. */
    public static boolean supports(Kernel kernel) {
        return !kernel.loops().isEmpty() && kernel.reduction().isPresent() && new RowsShape(kernel).isSupported();
    }

    private boolean isSupported() {
        Reduction reduction = kernel.reduction().orElseThrow();
        Loop columns = kernel.loops().get(column);
        return Blocks.isOrdered(reduction)
                && reduction.order() == Reduction.Order.CHAIN
                && reduction.type() == DType.F32
                && !kernel.schedule().splits(column)
                && !columns.size().batch()
                && columns.size().count() >= SHORTEST
                && columns.size().count() <= LONGEST
                && reduction.loops().stream().anyMatch(loop -> !loop.size().isOne())
                && reduction.elements().stream().noneMatch(e -> dependences.on(e, column) && !isStageable(e))
                && !elementReads().isEmpty();
    }

    private boolean isStageable(Scalar element) {
        return reads(List.of(element)).stream()
                .filter(in -> dependences.on(in, column))
                .allMatch(this::isDense);
    }

    private boolean isDense(Scalar.In in) {
        return in.type() == DType.F32
                && kernel.reads().get(in.position()).strides().get(column).isOne();
    }

    /** How long a row of results is. */
    int width() {
        return Math.toIntExact(kernel.loops().get(column).size().count());
    }

    /** The loop of rows, when there is one of several turns. */
    Optional<Integer> rowLoop() {
        return column == 0 || kernel.loops().get(column - 1).size().isOne()
                ? Optional.empty()
                : Optional.of(column - 1);
    }

    /** The reads that the elements of the reduction make along the row. */
    List<Integer> elementReads() {
        return reads(kernel.reduction().orElseThrow().elements()).stream()
                .filter(in -> dependences.on(in, column))
                .map(Scalar.In::position)
                .toList();
    }

    /** True when those differ from row to row. */
    boolean stagedPerRow() {
        return rowLoop().isPresent()
                && elementReads().stream()
                        .map(kernel.reads()::get)
                        .anyMatch(access -> !access.strides().get(column - 1).isZero());
    }

    /** The reads that the results make along the row from f32 arrays without gaps. */
    List<Integer> resultReads() {
        return reads(kernel.writes().stream().map(Write::value).toList()).stream()
                .filter(in -> !dependences.isReduced(in) && dependences.on(in, column) && isDense(in))
                .map(Scalar.In::position)
                .toList();
    }

    /** True when the results go to an f32 array without gaps. */
    boolean isDense(Access target) {
        return target.buffer().dtype() == DType.F32
                && !target.buffer().isHalved()
                && target.strides().get(column).isOne();
    }

    private static List<Scalar.In> reads(List<Scalar> formulas) {
        return Scalar.parts(formulas).stream()
                .filter(Scalar.In.class::isInstance)
                .map(Scalar.In.class::cast)
                .toList();
    }
}
