package dev.sinter.codegen.vector;

import dev.sinter.codegen.kernel.Blocks;
import dev.sinter.codegen.kernel.Dependences;
import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Reduction;
import dev.sinter.ir.kernel.Write;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Which kernels have a form with vectors: those whose parts along the loop of vectors all have one. */
public final class Vectors {
    private final Kernel kernel;
    private final Dependences dependences;
    private final int lanes;
    private final int loop;
    private final Set<Scalar> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private Vectors(Kernel kernel, int lanes, int loop) {
        this.kernel = kernel;
        this.dependences = new Dependences(kernel);
        this.lanes = lanes;
        this.loop = loop;
    }

    /** True when the kernel can be written in the form of its schedule with vectors of so many lanes. */
    public static boolean supports(Kernel kernel, int lanes) {
        int outputs = kernel.loops().size();
        return lanes > 1
                && switch (kernel.schedule().form()) {
                    case LOOPS, ROWS -> false;
                    case MAP ->
                        outputs > 0 && kernel.reduction().isEmpty() && new Vectors(kernel, lanes, outputs - 1).writes();
                    case TILE -> outputs > 0 && new Vectors(kernel, lanes, outputs - 1).tile();
                    case PASSES -> outputs > 0 && new Vectors(kernel, lanes, outputs - 1).tile() && isChain(kernel);
                    case ACROSS ->
                        AcrossForm.supports(kernel, lanes)
                                && isChain(kernel)
                                && new Vectors(kernel, lanes, outputs - 2).elements()
                                && new Vectors(kernel, lanes, outputs - 1).writes();
                    case LANES -> new Vectors(kernel, lanes, outputs).lanes();
                };
    }

    private static boolean isChain(Kernel kernel) {
        return kernel.reduction()
                .filter(Blocks::isOrdered)
                .filter(reduction -> reduction.order() == Reduction.Order.CHAIN)
                .isPresent();
    }

    private boolean elements() {
        Reduction reduction = kernel.reduction().orElseThrow();
        return reduction.type() == DType.F32 && reduction.elements().stream().allMatch(this::fits);
    }

    private boolean tile() {
        if (kernel.reduction().isEmpty() || kernel.loops().get(loop).size().batch()) {
            return false;
        }
        Reduction reduction = kernel.reduction().get();
        return kernel.loops().stream().noneMatch(l -> l.size().count() == 0)
                && !(reduction.order() == Reduction.Order.LANES && Blocks.isOrdered(reduction))
                && reduction.elements().getFirst().type() == DType.F32
                && kernel.loops().get(loop).size().count() >= lanes
                && reduction.elements().stream().allMatch(this::fits)
                && writes();
    }

    private boolean lanes() {
        if (kernel.reduction().isEmpty()) {
            return false;
        }
        Reduction reduction = kernel.reduction().get();
        return reduction.order() == Reduction.Order.LANES
                && Blocks.isOrdered(reduction)
                && reduction.type() == DType.F32
                && reduction.loops().size() == 1
                && !reduction.loops().getFirst().size().isOne()
                && reduction.elements().stream().allMatch(this::fits);
    }

    private boolean writes() {
        return !kernel.loops().get(loop).size().isOne()
                && kernel.writes().stream().allMatch(this::fits);
    }

    private boolean fits(Write write) {
        DType type = write.target().buffer().dtype();
        return (type == DType.F32 || type == DType.I32)
                && !write.target().buffer().isHalved()
                && isDense(write.target())
                && fits(write.value());
    }

    private boolean isDense(Access access) {
        return access.strides().get(loop).isOne();
    }

    private boolean fits(Scalar scalar) {
        if (!dependences.on(scalar, loop) || !seen.add(scalar)) {
            return true;
        }
        return switch (scalar) {
            case Scalar.In in when dependences.isReduced(in) -> true;
            case Scalar.In in -> isDense(kernel.reads().get(in.position())) && isLoadable(in.type());
            case Scalar.Call call -> fits(call) && call.args().stream().allMatch(this::fits);
            case Scalar.Lit _ -> true;
            case Scalar.Index _ -> false;
        };
    }

    private boolean isLoadable(DType type) {
        return type == DType.F32 || type == DType.I32 || type == DType.U8 && lanes > 4;
    }

    private static boolean fits(Scalar.Call call) {
        DType type = call.type();
        DType from = call.args().getLast().type();
        boolean number = type == DType.F32 || type == DType.I32;
        return switch (call.fn()) {
            case ADD, SUB, MUL, NEG, ABS -> number;
            case MAX, MIN -> number || type == DType.BOOL;
            case DIV, FMA, SQRT -> type == DType.F32;
            case EQ, NE, LT, LE -> from == DType.F32 || from == DType.I32 || from == DType.U8;
            case AND, OR, NOT -> type == DType.I32 || type == DType.BOOL;
            case SELECT -> number;
            case BITS, FROM_BITS -> true;
            case SHIFT_LEFT, SHIFT_RIGHT -> type == DType.I32 && call.arg(1) instanceof Scalar.Lit;
            case CAST -> (number || type == DType.BOOL) && from != DType.F64 && from != DType.I64;
            default -> false;
        };
    }
}
