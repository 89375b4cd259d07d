package dev.sinter.codegen.api;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.file.WeightsFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** How a model comes to its weights, and gives them away. */
record WeightMethods(ClassName self) {
    List<MethodSpec> methods() {
        return List.of(initialize(), load(), save(), weights());
    }

    private MethodSpec initialize() {
        return MethodSpec.methodBuilder("initialize")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(Docs.ofMethod(
                        "A model with the first values of its weights, drawn from the seed: the same on every"
                                + " machine."))
                .addParameter(long.class, "seed")
                .returns(self)
                .addStatement("return new $T(MODEL.initialize(seed))", self)
                .build();
    }

    private MethodSpec load() {
        return MethodSpec.methodBuilder("load")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(Docs.ofMethod(
                        "A model with the weights of a safetensors file, whose names, types and shapes must"
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

    private MethodSpec weights() {
        return MethodSpec.methodBuilder("weights")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Docs.ofMethod("A copy of every weight by its name, in the order of the file."))
                .returns(ParameterizedTypeName.get(Map.class, String.class, NdArray.class))
                .addStatement("return $T.arrays(weights)", WeightsFile.class)
                .build();
    }
}
