package dev.sinter.codegen.api;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/** The literal constants of a file as {@code static final} fields: {@code hidden1_units = 300} is {@code HIDDEN1_UNITS}. */
final class Constants {
    private Constants() {}

    static List<FieldSpec> fields(Map<String, ModelText.Constant> constants) {
        Set<String> taken = new TreeSet<>(Set.of("SPEC", "MODEL"));
        List<FieldSpec> fields = new ArrayList<>();
        constants.forEach((name, constant) -> {
            String field = name.toUpperCase(Locale.ROOT);
            while (!taken.add(field)) {
                field += "_";
            }
            fields.add(FieldSpec.builder(type(constant), field, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                    .addJavadoc("The constant {@code $L} of the model file.\n", name)
                    .initializer(value(constant))
                    .build());
        });
        return fields;
    }

    private static TypeName type(ModelText.Constant constant) {
        return switch (constant) {
            case ModelText.Constant.Number number -> isInt(number.value()) ? TypeName.INT : TypeName.DOUBLE;
            case ModelText.Constant.Text _ -> ClassName.get(String.class);
            case ModelText.Constant.Truth _ -> TypeName.BOOLEAN;
            case ModelText.Constant.Many many ->
                ParameterizedTypeName.get(ClassName.get(List.class), item(many).box());
        };
    }

    /** The one type that all items have: int becomes double when one item needs it. */
    private static TypeName item(ModelText.Constant.Many many) {
        List<TypeName> types =
                many.items().stream().map(Constants::type).distinct().toList();
        if (types.size() == 1) {
            return types.get(0);
        }
        boolean numbers = types.stream().allMatch(t -> t.equals(TypeName.INT) || t.equals(TypeName.DOUBLE));
        return numbers ? TypeName.DOUBLE : ClassName.get(Object.class);
    }

    private static CodeBlock value(ModelText.Constant constant) {
        return switch (constant) {
            case ModelText.Constant.Number number ->
                isInt(number.value()) ? CodeBlock.of("$L", (int) number.value()) : CodeBlock.of("$L", number.value());
            case ModelText.Constant.Text text -> CodeBlock.of("$S", text.value());
            case ModelText.Constant.Truth truth -> CodeBlock.of("$L", truth.value());
            case ModelText.Constant.Many many -> {
                boolean doubles = item(many).equals(TypeName.DOUBLE);
                List<CodeBlock> items = many.items().stream()
                        .map(item -> doubles && item instanceof ModelText.Constant.Number number
                                ? CodeBlock.of("$L", number.value())
                                : value(item))
                        .toList();
                yield Call.of(CodeBlock.of("$T.of", List.class), items);
            }
        };
    }

    private static boolean isInt(double value) {
        return value == (int) value;
    }
}
