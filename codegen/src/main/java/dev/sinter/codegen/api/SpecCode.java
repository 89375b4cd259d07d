package dev.sinter.codegen.api;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.Layout;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.Precision;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.TrainingSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** A {@link ModelSpec} as the Java expression that makes it, with line breaks where it grows long. */
final class SpecCode {
    /** How much of it, in characters, one method makes: half as many bytes of code or less, and the JVM takes 65,535. */
    private static final int LONGEST = 10_000;

    private final List<MethodSpec> parts = new ArrayList<>();

    /** The methods that make a specification; the first one makes all of it. */
    static List<MethodSpec> methods(ModelSpec spec) {
        SpecCode code = new SpecCode();
        List<MethodSpec> all = new ArrayList<>();
        all.add(MethodSpec.methodBuilder("spec")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(ModelSpec.class)
                .addCode("return $L;\n", code.of(spec))
                .build());
        all.addAll(code.parts);
        return all;
    }

    private CodeBlock of(ModelSpec spec) {
        return make(
                ModelSpec.class,
                quoted(spec.name()),
                layout(spec.weights()),
                plain(spec.parameters()),
                list(spec.programs(), ProgramSpec.class, this::program),
                list(spec.trainings(), TrainingSpec.class, this::training));
    }

    private CodeBlock layout(Layout layout) {
        if (layout.specs().isEmpty()) {
            return CodeBlock.of("$T.EMPTY", Layout.class);
        }
        CodeBlock tensors = list(layout.specs(), TensorSpec.class, this::tensor);
        return layout.precision() == Precision.F32
                ? make(Layout.class, tensors)
                : make(
                        Layout.class,
                        tensors,
                        CodeBlock.of(
                                "$T.$L", Precision.class, layout.precision().name()));
    }

    private CodeBlock program(ProgramSpec program) {
        List<CodeBlock> parts = new ArrayList<>(List.of(
                quoted(program.name()),
                list(program.inputs(), TensorSpec.class, this::tensor),
                list(program.outputs(), TensorSpec.class, this::tensor)));
        if (!program.defaults().isEmpty()) {
            parts.add(defaults(program.defaults()));
        }
        return make(ProgramSpec.class, parts.toArray(CodeBlock[]::new));
    }

    private static CodeBlock defaults(Map<String, Double> defaults) {
        List<CodeBlock> entries = defaults.entrySet().stream()
                .map(e -> CodeBlock.of("$T.entry($S, $L)", Map.class, e.getKey(), number(e.getValue())))
                .toList();
        return Call.of(CodeBlock.of("$T.ofEntries", Map.class), entries);
    }

    private static String number(double value) {
        return Double.isNaN(value)
                ? "Double.NaN"
                : Double.isInfinite(value)
                        ? value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY"
                        : Double.toString(value);
    }

    private CodeBlock training(TrainingSpec training) {
        return make(
                TrainingSpec.class,
                quoted(training.name()),
                plain(training.first()),
                layout(training.optimizer()),
                layout(training.metrics()),
                list(training.metricNames(), String.class, SpecCode::quoted),
                plain(training.hasLoss()));
    }

    private CodeBlock tensor(TensorSpec spec) {
        CodeBlock dtype = CodeBlock.of("$T.$L", DType.class, spec.dtype().name());
        if (!spec.words().isEmpty()) {
            CodeBlock dims = list(spec.dims(), Integer.class, SpecCode::plain);
            return make(
                    TensorSpec.class,
                    quoted(spec.name()),
                    dtype,
                    dims,
                    list(spec.words(), String.class, SpecCode::quoted));
        }
        List<CodeBlock> parts = new ArrayList<>(List.of(quoted(spec.name()), dtype));
        spec.dims().forEach(d -> parts.add(plain(d)));
        return Call.of(CodeBlock.of("$T.of", TensorSpec.class), parts);
    }

    private static CodeBlock quoted(String text) {
        return CodeBlock.of("$S", text);
    }

    private static CodeBlock plain(Object value) {
        return CodeBlock.of("$L", value);
    }

    /** A list; a long one is put together from parts, each made by a method of its own. */
    private <T> CodeBlock list(List<T> items, Class<T> type, Function<T, CodeBlock> code) {
        List<CodeBlock> all = new ArrayList<>();
        List<CodeBlock> part = new ArrayList<>();
        int length = 0;
        for (T item : items) {
            CodeBlock next = code.apply(item);
            length += next.toString().length();
            if (length > LONGEST && !part.isEmpty()) {
                all.add(part(part, type));
                part.clear();
                length = next.toString().length();
            }
            part.add(next);
        }
        if (all.isEmpty()) {
            return listOf(part);
        }
        all.add(part(part, type));
        return CodeBlock.of(
                "$L.flatMap($T::stream).toList()", Call.of(CodeBlock.of("$T.of", Stream.class), all), List.class);
    }

    private static CodeBlock listOf(List<CodeBlock> items) {
        return Call.of(CodeBlock.of("$T.of", List.class), items);
    }

    private CodeBlock part(List<CodeBlock> items, Class<?> type) {
        MethodSpec method = MethodSpec.methodBuilder("specPart" + (parts.size() + 1))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(List.class, type))
                .addCode("return $L;\n", listOf(items))
                .build();
        parts.add(method);
        return CodeBlock.of("$N()", method);
    }

    private static CodeBlock make(Class<?> type, CodeBlock... parts) {
        return Call.of(CodeBlock.of("new $T", type), List.of(parts));
    }
}
