package dev.sinter.codegen.api;

import com.palantir.javapoet.CodeBlock;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.Layout;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.TrainingSpec;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A {@link ModelSpec} as the Java expression that makes it. */
final class SpecCode {
    private SpecCode() {}

    static CodeBlock of(ModelSpec spec) {
        return CodeBlock.of(
                "new $T($S,$>$>\n$L,\n$L,\n$L,\n$L)$<$<",
                ModelSpec.class,
                spec.name(),
                layout(spec.weights()),
                spec.parameters(),
                list(spec.programs(), SpecCode::program),
                list(spec.trainings(), SpecCode::training));
    }

    private static CodeBlock layout(Layout layout) {
        return CodeBlock.of("new $T($L)", Layout.class, list(layout.specs(), SpecCode::tensor));
    }

    private static CodeBlock program(ProgramSpec program) {
        CodeBlock parts = CodeBlock.of(
                "$S, $L, $L",
                program.name(),
                list(program.inputs(), SpecCode::tensor),
                list(program.outputs(), SpecCode::tensor));
        return program.defaults().isEmpty()
                ? CodeBlock.of("new $T($L)", ProgramSpec.class, parts)
                : CodeBlock.of("new $T($L, $L)", ProgramSpec.class, parts, defaults(program.defaults()));
    }

    private static CodeBlock defaults(Map<String, Double> defaults) {
        return CodeBlock.of(
                "$T.ofEntries($L)",
                Map.class,
                defaults.entrySet().stream()
                        .map(e -> CodeBlock.of("$T.entry($S, $L)", Map.class, e.getKey(), number(e.getValue())))
                        .collect(CodeBlock.joining(", ")));
    }

    private static String number(double value) {
        return Double.isNaN(value)
                ? "Double.NaN"
                : Double.isInfinite(value)
                        ? value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY"
                        : Double.toString(value);
    }

    private static CodeBlock training(TrainingSpec training) {
        return CodeBlock.of(
                "new $T($S, $L, $L, $L, $L, $L)",
                TrainingSpec.class,
                training.name(),
                training.first(),
                layout(training.optimizer()),
                layout(training.metrics()),
                list(training.metricNames(), name -> CodeBlock.of("$S", name)),
                training.hasLoss());
    }

    private static CodeBlock tensor(TensorSpec spec) {
        CodeBlock.Builder dims = CodeBlock.builder();
        if (spec.words().isEmpty()) {
            spec.dims().forEach(d -> dims.add(", $L", d));
            return CodeBlock.of("$T.of($S, $T.$L$L)", TensorSpec.class, spec.name(), DType.class, spec.dtype().name(), dims.build());
        }
        return CodeBlock.of(
                "new $T($S, $T.$L, $L, $L)",
                TensorSpec.class,
                spec.name(),
                DType.class,
                spec.dtype().name(),
                list(spec.dims(), d -> CodeBlock.of("$L", d)),
                list(spec.words(), word -> CodeBlock.of("$S", word)));
    }

    /** {@code List.of(...)}, each item on its own line when there are several. */
    static <T> CodeBlock list(List<T> items, Function<T, CodeBlock> code) {
        CodeBlock all = items.stream().map(code).collect(CodeBlock.joining(items.size() > 2 ? ",\n" : ", "));
        return items.size() > 2
                ? CodeBlock.of("$T.of($>$>\n$L$<$<)", List.class, all)
                : CodeBlock.of("$T.of($L)", List.class, all);
    }
}
