package dev.sinter.codegen.api;

import com.palantir.javapoet.CodeBlock;
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

/** A {@link ModelSpec} as the Java expression that makes it, with line breaks where it grows long. */
final class SpecCode {
    private SpecCode() {}

    static CodeBlock of(ModelSpec spec) {
        return make(
                ModelSpec.class,
                quoted(spec.name()),
                layout(spec.weights()),
                plain(spec.parameters()),
                list(spec.programs(), SpecCode::program),
                list(spec.trainings(), SpecCode::training));
    }

    private static CodeBlock layout(Layout layout) {
        if (layout.specs().isEmpty()) {
            return CodeBlock.of("$T.EMPTY", Layout.class);
        }
        CodeBlock tensors = list(layout.specs(), SpecCode::tensor);
        return layout.precision() == Precision.F32
                ? make(Layout.class, tensors)
                : make(
                        Layout.class,
                        tensors,
                        CodeBlock.of(
                                "$T.$L", Precision.class, layout.precision().name()));
    }

    private static CodeBlock program(ProgramSpec program) {
        List<CodeBlock> parts = new ArrayList<>(List.of(
                quoted(program.name()),
                list(program.inputs(), SpecCode::tensor),
                list(program.outputs(), SpecCode::tensor)));
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

    private static CodeBlock training(TrainingSpec training) {
        return make(
                TrainingSpec.class,
                quoted(training.name()),
                plain(training.first()),
                layout(training.optimizer()),
                layout(training.metrics()),
                list(training.metricNames(), SpecCode::quoted),
                plain(training.hasLoss()));
    }

    private static CodeBlock tensor(TensorSpec spec) {
        CodeBlock dtype = CodeBlock.of("$T.$L", DType.class, spec.dtype().name());
        if (!spec.words().isEmpty()) {
            CodeBlock dims = list(spec.dims(), SpecCode::plain);
            return make(TensorSpec.class, quoted(spec.name()), dtype, dims, list(spec.words(), SpecCode::quoted));
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

    private static <T> CodeBlock list(List<T> items, Function<T, CodeBlock> code) {
        return Call.of(
                CodeBlock.of("$T.of", List.class), items.stream().map(code).toList());
    }

    private static CodeBlock make(Class<?> type, CodeBlock... parts) {
        return Call.of(CodeBlock.of("new $T", type), List.of(parts));
    }
}
