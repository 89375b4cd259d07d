package dev.sinter.compiler;

import dev.sinter.codegen.api.ModelText;
import dev.sinter.codegen.api.ModelText.Constant;
import dev.sinter.frontend.Literal;
import dev.sinter.frontend.ModelProgram;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the front end knows of the author's words, as the generated class wants it. */
final class AuthorText {
    private AuthorText() {}

    static ModelText of(ModelProgram model, String file) {
        Map<String, Constant> constants = new LinkedHashMap<>();
        model.constants().forEach(c -> constants.put(c.name(), constant(c.value())));
        return new ModelText(model.doc(), model.docs(), constants, file);
    }

    private static Constant constant(Literal literal) {
        return switch (literal) {
            case Literal.Number number -> new Constant.Number(number.value());
            case Literal.Flag flag -> new Constant.Truth(flag.value());
            case Literal.Text text -> new Constant.Text(text.value());
            case Literal.ListOf list ->
                new Constant.Many(
                        list.items().stream().map(AuthorText::constant).toList());
        };
    }
}
