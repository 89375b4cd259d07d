package dev.sinter.optimizer.plan.access;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Extent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A whole number that grows evenly with each loop of a kernel: {@code constant + strides[0] * loop0 + strides[1] * loop1 + ...}.
 */
public record Affine(Extent constant, List<Extent> strides) {
    public Affine {
        strides = List.copyOf(strides);
    }

    /** The same number in every turn of so many loops. */
    static Affine constant(Extent value, int loops) {
        return new Affine(value, Collections.nCopies(loops, Extent.ZERO));
    }

    /** The position of one of so many loops. */
    static Affine loop(int loop, int loops) {
        return constant(Extent.ZERO, loops).withStride(loop, Extent.ONE);
    }

    Affine withStride(int loop, Extent stride) {
        List<Extent> changed = new ArrayList<>(strides);
        changed.set(loop, stride);
        return new Affine(constant, changed);
    }

    Affine plus(Affine other) {
        List<Extent> sum = new ArrayList<>();
        for (int i = 0; i < strides.size(); i++) {
            sum.add(strides.get(i).plus(other.strides.get(i)));
        }
        return new Affine(constant.plus(other.constant), sum);
    }

    public Affine plus(long number) {
        return new Affine(constant.plus(Extent.of(number)), strides);
    }

    public Affine times(long factor) {
        return new Affine(
                constant.times(factor),
                strides.stream().map(s -> s.times(factor)).toList());
    }

    Affine times(Dim dim) {
        return new Affine(
                constant.times(dim), strides.stream().map(s -> s.times(dim)).toList());
    }

    /** Quotient and remainder of a division. */
    record Parts(Affine quotient, Affine remainder) {}

    /**
     * Divided by {@code divisor} so that both parts are affine again, or empty when that cannot be: every stride goes to the quotient
     * or to the remainder as a whole, and the remainder must stay below the divisor for loops of these sizes.
     */
    Optional<Parts> divide(Dim divisor, List<Dim> loops) {
        Affine quotient = constant(Extent.ZERO, strides.size());
        Affine remainder = quotient;
        for (int i = 0; i < strides.size(); i++) {
            Optional<Extent> exact = exactly(strides.get(i), divisor);
            quotient = exact.isPresent() ? quotient.withStride(i, exact.get()) : quotient;
            remainder = exact.isPresent() ? remainder : remainder.withStride(i, strides.get(i));
        }
        Optional<Extent> exact = exactly(constant, divisor);
        if (exact.isPresent()) {
            quotient = new Affine(exact.get(), quotient.strides);
        } else if (!divisor.batch() && constant.isFixed()) {
            quotient = quotient.plus(Math.floorDiv(constant.fixed(), divisor.count()));
            remainder = remainder.plus(Math.floorMod(constant.fixed(), divisor.count()));
        } else {
            return Optional.empty();
        }
        return remainder.staysBelow(divisor, loops) ? Optional.of(new Parts(quotient, remainder)) : Optional.empty();
    }

    private static Optional<Extent> exactly(Extent dividend, Dim divisor) {
        if (dividend.isZero()) {
            return Optional.of(dividend);
        }
        long count = divisor.count();
        if (divisor.batch()) {
            boolean fits = dividend.fixed() == 0 && dividend.perBatch() % count == 0;
            return fits ? Optional.of(Extent.of(dividend.perBatch() / count)) : Optional.empty();
        }
        boolean fits = dividend.fixed() % count == 0 && dividend.perBatch() % count == 0;
        return fits ? Optional.of(new Extent(dividend.fixed() / count, dividend.perBatch() / count)) : Optional.empty();
    }

    private boolean staysBelow(Dim limit, List<Dim> loops) {
        Extent least = constant;
        Extent most = constant;
        for (int i = 0; i < strides.size(); i++) {
            Extent stride = strides.get(i);
            Dim size = loops.get(i);
            if (stride.isZero()) {
                continue;
            }
            if (size.batch() && !stride.isFixed()) {
                return false;
            }
            Extent reach = stride.times(size).plus(stride.times(-1));
            boolean down = stride.fixed() < 0 || stride.perBatch() < 0;
            least = down ? least.plus(reach) : least;
            most = down ? most : most.plus(reach);
        }
        Extent room = Extent.of(limit).plus(most.times(-1)).plus(Extent.of(-1));
        return isNeverNegative(least) && isNeverNegative(room);
    }

    /** For every batch from 1 on; over an empty batch nothing is read. */
    private static boolean isNeverNegative(Extent extent) {
        return extent.perBatch() >= 0 && extent.at(1) >= 0;
    }
}
