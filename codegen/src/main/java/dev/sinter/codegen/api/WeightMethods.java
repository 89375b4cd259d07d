package dev.sinter.codegen.api;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.file.WeightsFile;
import java.nio.file.Path;
import java.util.List;
import javax.lang.model.element.Modifier;

/** How a model comes to its weights, and gives them away. */
record WeightMethods(ClassName self) {
    List<MethodSpec> methods() {
        return List.of(initialize(), load(), save(), weight());
    }

    private MethodSpec initialize() {
        return MethodSpec.methodBuilder("initialize")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(Docs.ofMethod(
                        "A model with the first values of its weights, drawn from the seed: the same on every machine."))
                .addParameter(long.class, "seed")
                .returns(self)
                .addStatement("return new $T(MODEL.initialize(seed))", self)
                .build();
    }

    private MethodSpec load() {
        return MethodSpec.methodBuilder("load")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(Docs.ofMethod("A model with the weights of a safetensors file, whose names, types and shapes must"
                        + " be those of this class."))
                .addParameter(Path.class, "file")
                .returns(self)
                .addStatement("return new $T($T.read(file, SPEC))", self, WeightsFile.class)
                .build();
    }

    private MethodSpec save() {
        return MethodSpec.methodBuilder("save")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Docs.ofMethod("Writes the weights as a safetensors file, whole or not at all."))
                .addParameter(Path.class, "file")
                .addStatement("$T.write(file, SPEC, weights)", WeightsFile.class)
                .build();
    }

    private MethodSpec weight() {
        return MethodSpec.methodBuilder("weight")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Docs.ofMethod("A copy of one parameter or state, by its name in the weights file."))
                .addParameter(String.class, "name")
                .returns(NdArray.class)
                .addStatement("return $T.get(weights, name)", Weights.class)
                .build();
    }
}
