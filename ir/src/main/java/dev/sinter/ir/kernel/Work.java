package dev.sinter.ir.kernel;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.scalar.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an action has to do for so many samples, whatever code does it.
 *
 * @param multiplyAdds fused multiply-adds of a contraction; each counts as two floating-point operations
 * @param others functions of single numbers applied beside them: the elements of a sum, what is stored
 * @param bytes of the different numbers that are read and written, each counted once
 */
public record Work(long multiplyAdds, long others, long bytes) {
    public static final Work NONE = new Work(0, 0, 0);

    /** What an action does. */
    public static Work of(Action action, int batch) {
        return switch (action) {
            case Kernel kernel -> of(kernel, batch);
            case Sweep sweep -> {
                long numbers =
                        sweep.rows().at(batch) * sweep.count() * sweep.width().at(batch);
                long bytes = Stream.concat(sweep.reads().stream(), Stream.of(sweep.target()))
                        .mapToLong(buffer -> buffer.size().at(batch) * buffer.width())
                        .sum();
                yield new Work(0, numbers, bytes);
            }
            case Guarded guarded ->
                guarded.actions().stream().map(inner -> of(inner, batch)).reduce(NONE, Work::plus);
            case Barrier _ -> NONE;
            case Check check -> {
                long numbers = check.buffer().size().at(batch);
                yield new Work(0, numbers, numbers * check.buffer().width());
            }
        };
    }

    private static Work of(Kernel kernel, int batch) {
        List<Loop> loops = new ArrayList<>(kernel.loops());
        kernel.reduction().ifPresent(reduction -> loops.addAll(reduction.loops()));
        long results = turns(kernel.loops(), batch);
        long elements = turns(loops, batch);
        long multiplyAdds = 0;
        long others = results
                * Scalar.functions(kernel.writes().stream().map(Write::value).toList());
        if (kernel.reduction().isPresent()) {
            Reduction reduction = kernel.reduction().get();
            boolean contracts = reduction.combine() == Reduction.Combine.FMA;
            multiplyAdds = contracts ? elements : 0;
            others += elements * (Scalar.functions(reduction.elements()) + (contracts ? 0 : 1));
        }
        return new Work(multiplyAdds, others, bytes(kernel, loops, batch));
    }

    private static long turns(List<Loop> loops, int batch) {
        return loops.stream().mapToLong(loop -> loop.size().at(batch)).reduce(1, Math::multiplyExact);
    }

    private static long bytes(Kernel kernel, List<Loop> loops, int batch) {
        Map<Buffer, Long> numbers = new HashMap<>();
        Stream.concat(kernel.reads().stream(), kernel.writes().stream().map(Write::target))
                .filter(access -> isMemory(access.buffer()))
                .forEach(access -> numbers.merge(access.buffer(), reached(access, loops, batch), Math::max));
        return numbers.entrySet().stream()
                .mapToLong(entry -> entry.getValue() * entry.getKey().width())
                .sum();
    }

    private static boolean isMemory(Buffer buffer) {
        return buffer.place() instanceof Place.Array || buffer.place() instanceof Place.Stored;
    }

    /** How many different elements an access reaches: no more than its buffer has, nor than its loops have turns. */
    private static long reached(Access access, List<Loop> loops, int batch) {
        long turns = 1;
        for (int i = 0; i < access.strides().size(); i++) {
            Extent stride = access.strides().get(i);
            Dim size = loops.get(i).size();
            turns *= stride.isZero() ? 1 : size.at(batch);
        }
        return Math.min(turns, access.buffer().size().at(batch));
    }

    /** Both together. */
    public Work plus(Work other) {
        return new Work(multiplyAdds + other.multiplyAdds, others + other.others, bytes + other.bytes);
    }

    /** Floating-point operations, a multiply-add being two. */
    public long operations() {
        return 2 * multiplyAdds + others;
    }

    /** Operations for each byte that is moved. */
    public double intensity() {
        return bytes == 0 ? 0 : (double) operations() / bytes;
    }
}
