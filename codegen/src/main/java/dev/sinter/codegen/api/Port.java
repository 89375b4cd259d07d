package dev.sinter.codegen.api;

import com.palantir.javapoet.TypeName;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.TensorSpec;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * An input or output of the predict program as the class shows it.
 *
 * @param array its place in the memory
 */
record Port(TensorSpec spec, int array, boolean hasDefault) {
    private static final Set<String> HIDING =
            Set.of("samples", "memory", "weights", "arrays", "MODEL", "Arrays", "Expect", "System");

    static List<Port> inputs(ProgramSpec program) {
        return IntStream.range(0, program.inputs().size())
                .mapToObj(i -> new Port(
                        program.inputs().get(i),
                        i,
                        program.defaults().containsKey(program.inputs().get(i).name())))
                .toList();
    }

    static List<Port> outputs(ProgramSpec program) {
        return IntStream.range(0, program.outputs().size())
                .mapToObj(
                        i -> new Port(program.outputs().get(i), program.inputs().size() + i, false))
                .toList();
    }

    String name() {
        return spec.name();
    }

    /** Its name as a variable of a method, where it must not hide what the method itself uses. */
    String variable() {
        return HIDING.contains(name()) ? name() + "_" : name();
    }

    boolean batched() {
        return spec.batched();
    }

    /** One number for a sample, or one number at all. */
    boolean isSingle() {
        return spec.dims().isEmpty() || spec.dims().equals(List.of(-1));
    }

    /** Samples stand one after the other, so that one of them can be cut out. */
    boolean isBySample() {
        return !batched() || spec.dims().get(0) < 0;
    }

    /** Its type with one sample left of the batch: {@code u8[28, 28]} of {@code u8[batch, 28, 28]}. */
    String typeOfOne() {
        List<Integer> dims = spec.dims();
        List<Integer> one = batched() && dims.get(0) == -1 ? dims.subList(1, dims.size()) : dims;
        return new TensorSpec(name(), spec.dtype(), one, List.of()).type();
    }

    /** The Java type of one sample. */
    TypeName single() {
        return isSingle() ? JavaType.single(spec.dtype()) : arrayType();
    }

    TypeName arrayType() {
        return JavaType.array(spec.dtype());
    }

    /** The array in the memory, {@code u8(0)}. */
    String place() {
        return JavaType.method(spec.dtype()) + "(" + array + ")";
    }

    int perSample() {
        return spec.size(1);
    }
}
