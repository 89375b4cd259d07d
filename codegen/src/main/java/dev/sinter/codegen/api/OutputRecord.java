package dev.sinter.codegen.api;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.ProgramSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The outputs for one sample, a record with a component for each. */
record OutputRecord(ClassName self, ProgramSpec predict, ModelText text) {
    TypeSpec type() {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        TypeSpec.Builder type = TypeSpec.recordBuilder("Output").addModifiers(Modifier.PUBLIC);
        List<String> arguments = new ArrayList<>();
        for (Port port : Port.outputs(predict)) {
            if (port.isBySample()) {
                components.addParameter(
                        ParameterSpec.builder(port.single(), port.name()).build());
                arguments.add(
                        "@param " + port.name() + " {@code " + port.typeOfOne() + "}" + Docs.said(port, ", ", text));
                if (!port.spec().words().isEmpty()
                        && port.isSingle()
                        && port.spec().dtype() != DType.BOOL) {
                    type.addMethod(word(port));
                }
            }
        }
        return type.addJavadoc(Docs.ofMethod("The outputs for one sample.", arguments.toArray(String[]::new)))
                .recordConstructor(components.build())
                .build();
    }

    private MethodSpec word(Port port) {
        String name = port.name() + "Name";
        boolean taken =
                Port.outputs(predict).stream().anyMatch(other -> other.name().equals(name));
        return MethodSpec.methodBuilder(taken ? name + "_" : name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The word for {@link #$L}.\n", port.name())
                .returns(String.class)
                .addStatement(
                        "return $T.SPEC.programs().get($T.PREDICT).outputs().get($L).words().get($L$N)",
                        self,
                        ModelSpec.class,
                        port.array() - predict.inputs().size(),
                        port.spec().dtype() == DType.I64 ? "(int) " : "",
                        port.name())
                .build();
    }
}
