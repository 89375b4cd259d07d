package dev.sinter.codegen;

import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Reduction;
import dev.sinter.ir.kernel.Write;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Runs kernels one boxed number at a time, by the words of the design and by nothing else. */
final class Reference {
    private final Numbers numbers;
    private final int batch;

    Reference(Numbers numbers, int batch) {
        this.numbers = numbers;
        this.batch = batch;
    }

    void run(Kernel kernel) {
        turns(kernel, kernel.loops(), new ArrayList<>());
    }

    private void turns(Kernel kernel, List<Loop> open, List<Long> at) {
        if (!open.isEmpty()) {
            for (long i = 0; i < open.getFirst().size().at(batch); i++) {
                at.add(i);
                turns(kernel, open.subList(1, open.size()), at);
                at.removeLast();
            }
            return;
        }
        Optional<Object> reduced = kernel.reduction().map(r -> reduce(kernel, r, at));
        List<Object> values = new ArrayList<>();
        for (Write write : kernel.writes()) {
            values.add(value(kernel, write.value(), at, kernel.loops(), reduced));
        }
        for (int i = 0; i < values.size(); i++) {
            Access target = kernel.writes().get(i).target();
            numbers.set(target.buffer(), position(target, at), values.get(i));
        }
    }

    private Object value(Kernel kernel, Scalar formula, List<Long> at, List<Loop> loops, Optional<Object> reduced) {
        return new ScalarReference(
                        in -> in.position() == kernel.reads().size()
                                ? reduced.orElseThrow()
                                : numbers.get(
                                        kernel.reads().get(in.position()).buffer(),
                                        position(kernel.reads().get(in.position()), at)),
                        loop -> loop >= 0 ? at.get(loop) : flat(at, loops))
                .value(formula);
    }

    private long flat(List<Long> at, List<Loop> loops) {
        long flat = 0;
        for (int i = 0; i < loops.size(); i++) {
            flat = flat * loops.get(i).size().at(batch) + at.get(i);
        }
        return flat;
    }

    private int position(Access access, List<Long> at) {
        long position = access.offset().at(batch);
        for (int i = 0; i < Math.min(at.size(), access.strides().size()); i++) {
            position += access.strides().get(i).at(batch) * at.get(i);
        }
        return Math.toIntExact(position);
    }

    private Object reduce(Kernel kernel, Reduction reduction, List<Long> at) {
        List<List<Object>> elements = new ArrayList<>();
        List<Loop> loops = new ArrayList<>(kernel.loops());
        loops.addAll(reduction.loops());
        elements(kernel, reduction, reduction.loops(), new ArrayList<>(at), loops, elements);
        DType type = reduction.elements().get(0).type();
        boolean sum = reduction.combine() == Reduction.Combine.SUM || reduction.combine() == Reduction.Combine.FMA;
        if (!sum) {
            return chosen(reduction.combine(), type, elements);
        }
        if (elements.size() <= 1024) {
            return block(reduction, type, elements);
        }
        Object total = block(reduction, type, elements.subList(0, 1024));
        for (int from = 1024; from < elements.size(); from += 1024) {
            Object next = block(reduction, type, elements.subList(from, Math.min(elements.size(), from + 1024)));
            total = ScalarReference.apply(Fn.ADD, type, List.of(total, next));
        }
        return total;
    }

    private void elements(
            Kernel kernel, Reduction r, List<Loop> open, List<Long> at, List<Loop> loops, List<List<Object>> out) {
        if (open.isEmpty()) {
            out.add(r.elements().stream()
                    .map(e -> value(kernel, e, at, loops, Optional.empty()))
                    .toList());
            return;
        }
        for (long i = 0; i < open.getFirst().size().at(batch); i++) {
            at.add(i);
            elements(kernel, r, open.subList(1, open.size()), at, loops, out);
            at.removeLast();
        }
    }

    private static Object block(Reduction reduction, DType type, List<List<Object>> elements) {
        if (reduction.order() == Reduction.Order.CHAIN) {
            Object sum = ScalarReference.convert(0, type);
            for (List<Object> element : elements) {
                sum = step(reduction, type, sum, element);
            }
            return sum;
        }
        List<Object> lanes = new ArrayList<>(Collections.nCopies(16, ScalarReference.convert(0, type)));
        for (int i = 0; i < elements.size(); i++) {
            lanes.set(i % 16, step(reduction, type, lanes.get(i % 16), elements.get(i)));
        }
        for (int half = 8; half >= 1; half /= 2) {
            for (int i = 0; i < half; i++) {
                lanes.set(i, ScalarReference.apply(Fn.ADD, type, List.of(lanes.get(i), lanes.get(i + half))));
            }
        }
        return lanes.get(0);
    }

    private static Object step(Reduction reduction, DType type, Object sum, List<Object> element) {
        return reduction.combine() == Reduction.Combine.FMA
                ? ScalarReference.apply(Fn.FMA, type, List.of(element.get(0), element.get(1), sum))
                : ScalarReference.apply(Fn.ADD, type, List.of(sum, element.get(0)));
    }

    private static Object chosen(Reduction.Combine combine, DType type, List<List<Object>> elements) {
        List<Object> x = elements.stream().map(List::getFirst).toList();
        return switch (combine) {
            case PROD ->
                x.stream()
                        .reduce(
                                ScalarReference.convert(1, type),
                                (a, b) -> ScalarReference.apply(Fn.MUL, type, List.of(a, b)));
            case MAX -> best(Fn.MAX, type, x, false);
            case MIN -> best(Fn.MIN, type, x, true);
            case ARGMAX -> firstBest(x, false);
            case ARGMIN -> firstBest(x, true);
            default -> throw new IllegalArgumentException(combine.toString());
        };
    }

    private static Object best(Fn fn, DType type, List<Object> x, boolean highest) {
        return x.stream()
                .reduce((a, b) -> ScalarReference.apply(fn, type, List.of(a, b)))
                .orElseGet(() -> limit(type, highest));
    }

    private static Object limit(DType type, boolean highest) {
        return switch (type) {
            case F32 -> highest ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
            case F64 -> highest ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            case I32 -> highest ? Integer.MAX_VALUE : Integer.MIN_VALUE;
            case I64 -> highest ? Long.MAX_VALUE : Long.MIN_VALUE;
            case U8 -> highest ? 255 : 0;
            case BOOL -> highest;
        };
    }

    private static int firstBest(List<Object> x, boolean smallest) {
        int at = 0;
        for (int i = 0; i < x.size(); i++) {
            double here = number(x.get(i));
            double best = number(x.get(at));
            if (Double.isNaN(best)) {
                return at;
            }
            if (Double.isNaN(here) || (smallest ? here < best : here > best)) {
                at = i;
            }
        }
        return at;
    }

    private static double number(Object x) {
        return x instanceof Boolean b ? (b ? 1 : 0) : ((Number) x).doubleValue();
    }
}
