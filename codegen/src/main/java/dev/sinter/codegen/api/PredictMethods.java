package dev.sinter.codegen.api;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.sinter.runtime.Expect;
import dev.sinter.runtime.ProgramSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The methods that compute outputs: for one sample, and for many with memory of the caller. */
record PredictMethods(ClassName self, ProgramSpec predict, ModelText text) {
    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>(List.of(newMemory(), one(), oneWithMemory()));
        if (batched()) {
            methods.add(many());
        }
        return methods;
    }

    private boolean batched() {
        return Port.inputs(predict).stream().anyMatch(Port::batched);
    }

    private List<Port> required() {
        return Port.inputs(predict).stream().filter(port -> !port.hasDefault()).toList();
    }

    private TypeName memory() {
        return self.nestedClass("Memory");
    }

    private MethodSpec newMemory() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("newMemory")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(memory());
        return batched()
                ? method.addJavadoc("Working memory for up to {@code capacity} samples at a time, 1 or more.\n")
                        .addParameter(int.class, "capacity")
                        .addStatement("return new Memory(capacity)")
                        .build()
                : method.addJavadoc("Working memory for one thread.\n")
                        .addStatement("return new Memory(1)")
                        .build();
    }

    private MethodSpec one() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("predict")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(batched() ? "The outputs for one sample.\n" : "The outputs.\n")
                .returns(self.nestedClass("Output"));
        required().forEach(port -> parameter(method, port, true));
        String names = required().stream().map(port -> port.name() + ", ").collect(Collectors.joining());
        return method.addStatement("return predict($Lnew Memory(1))", names).build();
    }

    private MethodSpec oneWithMemory() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("predict")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(batched() ? "The outputs for one sample, with memory of the caller.\n" : "The outputs, with memory of the caller.\n")
                .returns(self.nestedClass("Output"));
        required().forEach(port -> parameter(method, port, true));
        method.addParameter(memory(), "memory");
        required().forEach(port -> method.addCode(feed("memory.arrays", port, CodeBlock.of("1"), true)));
        return method.addStatement("MODEL.predict(weights, memory.arrays, 1)")
                .addStatement("return memory.output(0)")
                .build();
    }

    private MethodSpec many() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("predict")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("""
                        The outputs for the first {@code samples} samples of row-major arrays, to be read from the memory. Allocates nothing.

                        @param samples how many, from 0 to the capacity of the memory
                        """);
        required().forEach(port -> parameter(method, port, false));
        method.addParameter(int.class, "samples").addParameter(memory(), "memory");
        method.addStatement("$T.samples(samples, memory.arrays.capacity())", Expect.class);
        required().forEach(port -> method.addCode(feed("memory.arrays", port, CodeBlock.of("samples"), !port.batched())));
        return method.addStatement("MODEL.predict(weights, memory.arrays, samples)").build();
    }

    private void parameter(MethodSpec.Builder method, Port port, boolean single) {
        String doc = text.docs().getOrDefault(port.name(), "");
        method.addParameter(single || !port.batched() ? port.single() : port.arrayType(), port.name());
        method.addJavadoc(
                "@param $L {@code $L}$L\n",
                port.name(),
                port.spec().type(),
                doc.isBlank() ? "" : ", " + Docs.escape(doc));
    }

    /** Copies an argument into the memory after checking its length. */
    static CodeBlock feed(String arrays, Port port, CodeBlock samples, boolean single) {
        if (single && port.isSingle()) {
            return CodeBlock.builder()
                    .addStatement("$L.$L[0] = $L", arrays, port.place(), JavaType.fromSingle(port.spec().dtype(), CodeBlock.of("$N", port.name())))
                    .build();
        }
        int n = port.perSample();
        return CodeBlock.builder()
                .addStatement("$T.length($S, $N.length, $L, $L)", Expect.class, port.name(), port.name(), samples, n)
                .addStatement("$T.arraycopy($N, 0, $L.$L, 0, $L * $L)", System.class, port.name(), arrays, port.place(), samples, n)
                .build();
    }
}
