package dev.sinter.frontend.expand;

import dev.sinter.frontend.Literal;
import dev.sinter.frontend.ModelProgram;
import dev.sinter.frontend.ast.Declaration;
import dev.sinter.frontend.expand.body.Constants;
import dev.sinter.frontend.expand.body.Functions;
import dev.sinter.frontend.expand.program.Defines;
import dev.sinter.frontend.expand.program.Literals;
import dev.sinter.frontend.expand.program.ModelExpander;
import dev.sinter.frontend.expand.scope.Reporter;
import dev.sinter.frontend.expand.unit.FileUnit;
import dev.sinter.frontend.expand.unit.Unit;
import dev.sinter.frontend.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The door of expansion: a file goes in, its models come out, and what is wrong in them is added to the problems. */
public final class Expand {
    private Expand() {}

    /** @param defines other values for constants, by name, as on the command line */
    public static List<ModelProgram> file(FileUnit unit, Unit std, Map<String, String> defines, Problems problems) {
        Reporter reporter = new Reporter(problems);
        Functions functions = new Functions(std);
        Constants constants = new Constants(reporter, functions);
        new Defines(unit, constants, problems).apply(defines);
        for (Declaration.Constant constant : unit.tree().constants()) {
            constants.value(unit, constant);
        }
        List<Literal.Constant> literals = Literals.of(unit, constants);
        List<ModelProgram> models = new ArrayList<>();
        for (Declaration.Model model : unit.tree().models()) {
            models.add(new ModelExpander(unit, model, reporter, functions, constants).run(literals));
        }
        return models;
    }
}
