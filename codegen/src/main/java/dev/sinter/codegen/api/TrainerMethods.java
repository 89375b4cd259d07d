package dev.sinter.codegen.api;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.TrainingSpec;
import dev.sinter.runtime.train.Trainer;
import java.util.List;
import javax.lang.model.element.Modifier;

/** A training block as two static methods: training from fresh weights, and from those of a model. */
final class TrainerMethods {
    private TrainerMethods() {}

    static List<MethodSpec> of(ClassName self, ModelSpec spec, TrainingSpec training, ModelText text) {
        String name = training.name().equals("training") ? "trainer" : training.name();
        String doc = text.docs().getOrDefault(training.name(), "");
        MethodSpec fresh = start(self, name)
                .addJavadoc(Docs.ofTrainer(
                        doc, "Trains from fresh weights. The seed decides them and every other random number."))
                .addParameter(long.class, "seed")
                .addStatement("return $N(seed, initialize(seed))", name)
                .build();
        MethodSpec from = start(self, name)
                .addJavadoc(Docs.ofTrainer(doc, "Trains further from the weights of a model, which stays as it is."))
                .addParameter(long.class, "seed")
                .addParameter(self, "from")
                .addStatement(
                        "return new $T<>(MODEL, SPEC.trainings().get($L), seed, from.weights, $T::new)",
                        Trainer.class,
                        spec.trainings().indexOf(training),
                        self)
                .build();
        return List.of(fresh, from);
    }

    private static MethodSpec.Builder start(ClassName self, String name) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(Trainer.class), self));
    }
}
