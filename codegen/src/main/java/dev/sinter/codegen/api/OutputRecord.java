package dev.sinter.codegen.api;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.ProgramSpec;
import javax.lang.model.element.Modifier;

/** The outputs for one sample, a record with a component for each. */
final class OutputRecord {
    private OutputRecord() {}

    static TypeSpec of(ProgramSpec predict, ModelText text) {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        TypeSpec.Builder type = TypeSpec.recordBuilder("Output")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("The outputs for one sample.\n");
        for (Port port : Port.outputs(predict)) {
            if (!port.isBySample()) {
                continue;
            }
            String doc = text.docs().getOrDefault(port.name(), "");
            components.addParameter(ParameterSpec.builder(port.single(), port.name())
                    .addJavadoc("{@code $L}$L", port.spec().type(), doc.isBlank() ? "" : ", " + Docs.escape(doc))
                    .build());
            if (!port.spec().words().isEmpty() && port.isSingle() && port.spec().dtype() != DType.BOOL) {
                type.addMethod(name(port, predict));
            }
        }
        return type.recordConstructor(components.build()).build();
    }

    private static MethodSpec name(Port port, ProgramSpec predict) {
        return MethodSpec.methodBuilder(port.name() + "Name")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The word for {@link #$L}.\n", port.name())
                .returns(String.class)
                .addStatement(
                        "return SPEC.programs().get($T.PREDICT).outputs().get($L).words().get($N)",
                        ModelSpec.class,
                        port.array() - predict.inputs().size(),
                        port.name())
                .build();
    }
}
