package dev.sinter.codegen.api;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.sinter.runtime.Expect;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The methods that compute outputs: for one sample, and for many with memory of the caller. */
record PredictMethods(ClassName self, ProgramSpec predict, ModelText text) {
    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>(List.of(newMemory(), newMemoryOfTeam(), one(), oneWithMemory()));
        if (batched()) {
            methods.add(many());
        }
        methods.add(warmUp());
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
                ? method.addJavadoc(Docs.ofMethod(
                                "Working memory for up to {@code capacity} samples at a time, 1 or more."))
                        .addParameter(int.class, "capacity")
                        .addStatement("return new Memory(capacity)")
                        .build()
                : method.addJavadoc(Docs.ofMethod("Working memory for one thread."))
                        .addStatement("return new Memory(1)")
                        .build();
    }

    private MethodSpec newMemoryOfTeam() {
        String about = "The same for predictions that run on all threads of a team; they change no bit.";
        String which = "@param team whose threads share the work while it is open; it runs one prediction at a time";
        MethodSpec.Builder method = MethodSpec.methodBuilder("newMemory")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(Docs.ofMethod(about, which))
                .returns(memory());
        if (batched()) {
            method.addParameter(int.class, "capacity");
        }
        return method.addParameter(Team.class, "team")
                .addStatement("return new Memory($L, team)", batched() ? "capacity" : "1")
                .build();
    }

    private MethodSpec one() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("predict")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Docs.ofMethod(about("."), arguments(true)))
                .returns(self.nestedClass("Output"));
        addParameters(method, true);
        String names = required().stream().map(port -> port.variable() + ", ").collect(Collectors.joining());
        return method.addStatement("return predict($Lnew Memory(1))", names).build();
    }

    private MethodSpec oneWithMemory() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("predict")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Docs.ofMethod(about(", with memory of the caller."), withMemory(arguments(true))))
                .returns(self.nestedClass("Output"));
        addParameters(method, true);
        method.addParameter(memory(), "memory");
        required().forEach(port -> method.addCode(feed("memory.arrays", port, "1")));
        return method.addStatement("memory.run(weights, 1)")
                .addStatement("return memory.output(0)")
                .build();
    }

    private String about(String end) {
        return batched() ? "The outputs for one sample" + end : "The outputs" + end;
    }

    private MethodSpec many() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("predict")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Docs.ofMethod(
                        "The outputs for the first {@code samples} samples of row-major arrays, to be read from the"
                                + " memory. Allocates nothing.",
                        withMemory(arguments(false), "@param samples how many, from 0 to the capacity of the memory")));
        addParameters(method, false);
        method.addParameter(int.class, "samples").addParameter(memory(), "memory");
        method.addStatement("$T.samples(samples, memory.arrays.capacity())", Expect.class);
        required().forEach(port -> method.addCode(feed("memory.arrays", port, "samples")));
        return method.addStatement("memory.run(weights, samples)").build();
    }

    private MethodSpec warmUp() {
        String about =
                "Brings predictions of this class to full speed, before the first request, say: predicts zeros on"
                    + " vectors until the JIT compiler has compiled that code, one to ten seconds long. Without this"
                    + " call predictions use scalar code, which starts at once. No bit changes. Other threads may"
                    + " predict meanwhile. Where the JVM runs without {@code --add-modules jdk.incubator.vector}, it"
                    + " warms up scalar code.";
        MethodSpec.Builder method = MethodSpec.methodBuilder("warmUp").addModifiers(Modifier.PUBLIC);
        return batched()
                ? method.addJavadoc(Docs.ofMethod(
                                about,
                                "@param samples the sizes of predictions to come, each for its own seconds;"
                                        + " one sample when none is given"))
                        .addParameter(int[].class, "samples")
                        .varargs()
                        .addStatement("MODEL.warmUp(weights, samples)")
                        .build()
                : method.addJavadoc(Docs.ofMethod(about))
                        .addStatement("MODEL.warmUp(weights)")
                        .build();
    }

    private String[] arguments(boolean one) {
        return required().stream().map(port -> Docs.argument(port, one, text)).toArray(String[]::new);
    }

    private static String[] withMemory(String[] arguments, String... more) {
        return Stream.of(Stream.of(arguments), Stream.of(more), Stream.of("@param memory where the outputs will stand"))
                .flatMap(all -> all)
                .toArray(String[]::new);
    }

    private void addParameters(MethodSpec.Builder method, boolean one) {
        required()
                .forEach(port -> method.addParameter(
                        one || !port.batched() ? port.single() : port.arrayType(), port.variable()));
    }

    /**
     * Copies an argument into the memory after checking its length.
     *
     * @param samples how many the argument holds, an expression; one sample may be a single number, not an array
     */
    static CodeBlock feed(String arrays, Port port, String samples) {
        String count = port.batched() ? samples : "1";
        if (port.isSingle() && count.equals("1")) {
            CodeBlock value = JavaType.fromSingle(port.spec().dtype(), CodeBlock.of("$N", port.variable()));
            return CodeBlock.builder()
                    .addStatement("$L.$L[0] = $L", arrays, port.place(), value)
                    .build();
        }
        int n = port.perSample();
        String numbers = count.equals("1") ? String.valueOf(n) : n == 1 ? count : count + " * " + n;
        return CodeBlock.builder()
                .addStatement("$T.length($S, $N.length, $L, $L)", Expect.class, port.name(), port.variable(), count, n)
                .addStatement(
                        "$T.arraycopy($N, 0, $L.$L, 0, $L)",
                        System.class,
                        port.variable(),
                        arrays,
                        port.place(),
                        numbers)
                .build();
    }
}
