package dev.sinter.codegen;

import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Place;
import dev.sinter.ir.kernel.Schedule;
import dev.sinter.ir.kernel.Write;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.ir.scalar.ScalarText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All of a kernel but which arrays and tensors it works on: kernels that have it in common can share their code. Arrays and tensors
 * are numbered as they are met, so that one that is used twice is still one.
 *
 * @param sum the loops, the combination and the order of the reduction, or nothing
 * @param formulas of the elements of the reduction, then of the writes
 */
record Likeness(
        List<Loop> loops,
        List<Object> sum,
        List<Access> reads,
        List<Access> targets,
        List<String> formulas,
        Schedule schedule) {
    static Likeness of(Kernel kernel) {
        Numbering numbering = new Numbering();
        List<Object> sum = new ArrayList<>();
        List<Scalar> formulas = new ArrayList<>();
        kernel.reduction().ifPresent(reduction -> {
            sum.addAll(List.of(reduction.loops(), reduction.combine(), reduction.order()));
            formulas.addAll(reduction.elements());
        });
        kernel.writes().stream().map(Write::value).forEach(formulas::add);
        return new Likeness(
                kernel.loops(),
                sum,
                kernel.reads().stream().map(numbering::of).toList(),
                kernel.writes().stream()
                        .map(write -> numbering.of(write.target()))
                        .toList(),
                formulas.stream().map(ScalarText::print).toList(),
                kernel.schedule());
    }

    /** Numbers instead of places. */
    private static final class Numbering {
        private final Map<Object, Integer> numbers = new HashMap<>();

        Access of(Access access) {
            return new Access(of(access.buffer()), access.offset(), access.strides());
        }

        private Buffer of(Buffer buffer) {
            Place place = switch (buffer.place()) {
                case Place.Array array -> new Place.Array(number(array));
                case Place.Stored stored ->
                    new Place.Stored(stored.store(), number(List.of(stored, buffer.dtype())), stored.kept());
                case Place.Table _, Place.Seed _, Place.Step _ -> buffer.place();
            };
            return new Buffer("", buffer.dtype(), buffer.size(), place);
        }

        private int number(Object place) {
            return numbers.computeIfAbsent(place, _ -> numbers.size());
        }
    }
}
