package dev.sinter.codegen.api;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.sinter.runtime.Memory;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.ProgramSpec;
import java.util.Arrays;
import javax.lang.model.element.Modifier;

/** Working memory with typed access to outputs, and to inputs that have a default. */
final class MemoryClass {
    private MemoryClass() {}

    static TypeSpec of(ClassName self, ProgramSpec predict, ModelText text) {
        TypeSpec.Builder type = TypeSpec.classBuilder("Memory")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Working memory for predictions: make one per thread and use it again, then nothing is allocated.\n")
                .addField(Memory.class, "arrays", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(constructor(predict));
        Port.inputs(predict).stream().filter(Port::hasDefault).forEach(port -> type.addMethod(setter(port)));
        Port.outputs(predict).forEach(port -> type.addMethod(getter(port, text)));
        return type.addMethod(output(self, predict)).build();
    }

    private static MethodSpec constructor(ProgramSpec predict) {
        MethodSpec.Builder method = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(int.class, "capacity")
                .addStatement("arrays = MODEL.memory($T.PREDICT, capacity)", ModelSpec.class);
        for (Port port : Port.inputs(predict)) {
            if (port.hasDefault()) {
                method.addStatement(
                        "$T.fill(arrays.$L, ($T) $L)",
                        Arrays.class,
                        port.place(),
                        ((com.palantir.javapoet.ArrayTypeName) port.arrayType()).componentType(),
                        predict.defaults().get(port.name()));
            }
        }
        return method.build();
    }

    private static MethodSpec setter(Port port) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(port.name())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Gives the input {@code $L} another value than its default, from now on.\n", port.spec())
                .addParameter(port.batched() ? port.arrayType() : port.single(), port.name());
        return method.addCode(PredictMethods.feed("arrays", port, port.batched() ? CodeBlock.of("arrays.capacity()") : CodeBlock.of("1"), !port.batched()))
                .build();
    }

    private static MethodSpec getter(Port port, ModelText text) {
        String doc = text.docs().getOrDefault(port.name(), "");
        return MethodSpec.methodBuilder(port.name())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "The output {@code $L} of the last run, row-major; the array itself, which the next run fills anew.$L\n",
                        port.spec(),
                        doc.isBlank() ? "" : " " + Docs.escape(doc))
                .returns(port.arrayType())
                .addStatement("return arrays.$L", port.place())
                .build();
    }

    private static MethodSpec output(ClassName self, ProgramSpec predict) {
        CodeBlock values = Port.outputs(predict).stream()
                .filter(Port::isBySample)
                .map(MemoryClass::cut)
                .collect(CodeBlock.joining(", "));
        return MethodSpec.methodBuilder("output")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("A copy of the outputs for one sample of the last run, counted from 0.\n")
                .addParameter(int.class, "sample")
                .returns(self.nestedClass("Output"))
                .addStatement("return new Output($L)", values)
                .build();
    }

    private static CodeBlock cut(Port port) {
        String at = port.batched() ? "sample" : "0";
        if (port.isSingle()) {
            return JavaType.toSingle(port.spec().dtype(), CodeBlock.of("arrays.$L[$L]", port.place(), at));
        }
        int n = port.perSample();
        return port.batched()
                ? CodeBlock.of("$T.copyOfRange(arrays.$L, sample * $L, (sample + 1) * $L)", Arrays.class, port.place(), n, n)
                : CodeBlock.of("arrays.$L.clone()", port.place());
    }
}
