package dev.sinter.codegen.api;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.sinter.runtime.CompiledModel;
import dev.sinter.runtime.KernelClasses;
import dev.sinter.runtime.Kernels;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.Tensors;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The typed class of one model as Java source: {@code DigitClassifier.load(file).predict(image).digit()}. What it offers
 * follows from the inputs and outputs of the model's predict program and from its training blocks.
 */
public final class ApiClass {
    private final ModelSpec spec;
    private final ModelText text;
    private final ClassName self;
    private final ProgramSpec predict;

    private ApiClass(ModelSpec spec, ModelText text) {
        this.spec = spec;
        this.text = text;
        this.self = className(spec.name());
        this.predict = spec.programs().get(ModelSpec.PREDICT);
    }

    /** The name of the class that holds the kernels for so many lanes; 1 is the scalar class. */
    public static String kernelClass(String model, int lanes) {
        return model + (lanes == 1 ? "Scalar" : "Vector" + lanes);
    }

    /**
     * The source file.
     *
     * @param lanes the kernel classes that are written beside it, 1 among them
     */
    public static String source(ModelSpec spec, ModelText text, List<Integer> lanes) {
        ApiClass api = new ApiClass(spec, text);
        return JavaFile.builder(api.self.packageName(), api.type(lanes))
                .addFileComment(
                        "Compiled by Sinter from $L. Changes are lost when it is compiled again.", text.source())
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .toString();
    }

    private static ClassName className(String full) {
        int dot = full.lastIndexOf('.');
        return ClassName.get(full.substring(0, Math.max(dot, 0)), full.substring(dot + 1));
    }

    private TypeSpec type(List<Integer> lanes) {
        TypeSpec.Builder type = TypeSpec.classBuilder(self)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(Docs.ofModel(self, spec, text))
                .addFields(Constants.fields(text.constants()))
                .addField(FieldSpec.builder(ModelSpec.class, "SPEC", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("Names, types and shapes of everything in this model.\n")
                        .initializer("spec()")
                        .build())
                .addField(FieldSpec.builder(
                                CompiledModel.class, "MODEL", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("new $T(SPEC, kernels())", CompiledModel.class)
                        .build())
                .addField(Tensors.class, "weights", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(Tensors.class, "weights")
                        .addStatement("this.weights = weights")
                        .build())
                .addMethods(new WeightMethods(self).methods())
                .addMethods(new PredictMethods(self, predict, text).methods());
        spec.trainings().forEach(training -> type.addMethods(TrainerMethods.of(self, spec, training, text)));
        return type.addMethods(SpecCode.methods(spec))
                .addMethod(kernels(lanes))
                .addType(new OutputRecord(self, predict, text).type())
                .addType(MemoryClass.of(self, predict, text))
                .build();
    }

    /** A class and not a lambda: the first lambda of a process takes milliseconds. */
    private MethodSpec kernels(List<Integer> lanes) {
        CodeBlock.Builder choice = CodeBlock.builder().add("return switch (lanes) {\n$>");
        lanes.stream().filter(n -> n > 1).forEach(n -> choice.add("case $L -> new $T();\n", n, kernels(n)));
        choice.add("default -> new $T();\n", kernels(1));
        TypeSpec classes = TypeSpec.anonymousClassBuilder("")
                .addSuperinterface(KernelClasses.class)
                .addMethod(MethodSpec.methodBuilder("load")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .addParameter(int.class, "lanes")
                        .returns(Kernels.class)
                        .addCode(choice.add("$<};\n").build())
                        .build())
                .build();
        return MethodSpec.methodBuilder("kernels")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(KernelClasses.class)
                .addStatement("return $L", classes)
                .build();
    }

    private ClassName kernels(int lanes) {
        return className(kernelClass(spec.name(), lanes));
    }
}
