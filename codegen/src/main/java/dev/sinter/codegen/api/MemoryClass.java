package dev.sinter.codegen.api;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.sinter.runtime.Memory;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.Team;
import dev.sinter.runtime.Tensors;
import java.util.Arrays;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Working memory with typed access to outputs, and to inputs that have a default. */
final class MemoryClass {
    private MemoryClass() {}

    static TypeSpec of(ClassName self, ProgramSpec predict, ModelText text) {
        TypeSpec.Builder type = TypeSpec.classBuilder("Memory")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(Docs.ofMethod(
                        "Working memory for predictions: make one per thread and use it again, then nothing is"
                                + " allocated."))
                .addField(Memory.class, "arrays", Modifier.PRIVATE, Modifier.FINAL)
                .addField(int.class, "samples", Modifier.PRIVATE)
                .addMethod(constructor());
        Port.inputs(predict).stream().filter(Port::hasDefault).forEach(port -> type.addMethod(setter(port, text)));
        Port.outputs(predict).forEach(port -> type.addMethod(getter(port, text)));
        return type.addMethod(output(self, predict)).addMethod(run()).build();
    }

    private static MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(int.class, "capacity")
                .addParameter(Team.class, "team")
                .addStatement("arrays = MODEL.memory($T.PREDICT, capacity, team)", ModelSpec.class)
                .build();
    }

    private static MethodSpec setter(Port port, ModelText text) {
        return MethodSpec.methodBuilder(port.name())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Docs.ofMethod(
                        "Gives the input {@code " + port.spec() + "} another value than its default, from now on.",
                        Docs.argument(port, false, text)))
                .addParameter(port.batched() ? port.arrayType() : port.single(), port.variable())
                .addCode(PredictMethods.feed("this.arrays", port, "this.arrays.capacity()"))
                .build();
    }

    private static MethodSpec getter(Port port, ModelText text) {
        return MethodSpec.methodBuilder(port.name())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Docs.ofMethod("The output {@code " + port.spec() + "} of the last run"
                        + Docs.said(port, ": ", text)
                        + ". Row-major; the array itself, which the next run fills anew."))
                .returns(port.arrayType())
                .addStatement("return arrays.$L", port.place())
                .build();
    }

    private static MethodSpec output(ClassName self, ProgramSpec predict) {
        CodeBlock values = Port.outputs(predict).stream()
                .filter(Port::isBySample)
                .map(MemoryClass::cut)
                .collect(CodeBlock.joining(",\n"));
        return MethodSpec.methodBuilder("output")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Docs.ofMethod("A copy of the outputs for one sample of the last run, counted from 0."))
                .addParameter(int.class, "sample")
                .returns(self.nestedClass("Output"))
                .addStatement("$T.checkIndex(sample, samples)", Objects.class)
                .addStatement("return new Output(\n$L)", values)
                .build();
    }

    private static CodeBlock cut(Port port) {
        String at = port.batched() ? "sample" : "0";
        if (port.isSingle()) {
            return JavaType.toSingle(port.spec().dtype(), CodeBlock.of("arrays.$L[$L]", port.place(), at));
        }
        int n = port.perSample();
        return port.batched()
                ? CodeBlock.of(
                        "$T.copyOfRange(arrays.$L, sample * $L, (sample + 1) * $L)", Arrays.class, port.place(), n, n)
                : CodeBlock.of("arrays.$L.clone()", port.place());
    }

    private static MethodSpec run() {
        return MethodSpec.methodBuilder("run")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(Tensors.class, "weights")
                .addParameter(int.class, "samples")
                .addStatement("MODEL.predict(weights, arrays, samples)")
                .addStatement("this.samples = samples")
                .build();
    }
}
