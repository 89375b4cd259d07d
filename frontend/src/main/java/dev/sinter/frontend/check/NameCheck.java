package dev.sinter.frontend.check;

import dev.sinter.frontend.ast.Declaration;
import dev.sinter.frontend.expand.unit.FileUnit;
import dev.sinter.frontend.expand.unit.Unit;
import dev.sinter.frontend.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The door of this package: all names of a file. */
public final class NameCheck {
    private final Unit std;
    private final Problems problems;
    private final List<BodyCheck> bodies = new ArrayList<>();

    public NameCheck(Unit std, Problems problems) {
        this.std = std;
        this.problems = problems;
    }

    /** Reports names that are wrong; false when the file cannot be expanded because a function calls itself. */
    public boolean check(FileUnit unit) {
        KnownNames known = new KnownNames(unit, std);
        declaredOnce(unit);
        new JavaNames(problems).check(unit.tree());
        Placement placement = new Placement(problems);
        for (Declaration declaration : unit.tree().declarations()) {
            BodyCheck body = new BodyCheck(known, problems);
            switch (declaration) {
                case Declaration.Constant constant -> body.expression(constant.value());
                case Declaration.Function function -> {
                    placement.function(function);
                    body.function(function);
                }
                case Declaration.Model model -> {
                    placement.model(model);
                    body.model(model);
                }
            }
            body.finish();
            bodies.add(body);
        }
        return !new Recursion(unit, problems).check();
    }

    private void declaredOnce(FileUnit unit) {
        Map<String, Declaration> seen = new LinkedHashMap<>();
        for (Declaration declaration : unit.tree().declarations()) {
            String kind = declaration instanceof Declaration.Function ? "fn " : "";
            Declaration before = seen.putIfAbsent(kind + declaration.name().text(), declaration);
            if (before != null) {
                String message = "`" + declaration.name().text() + "` is already declared at line "
                        + before.name().span().line();
                problems.error(declaration.name().span(), message, "choose another name");
            }
        }
    }

    /** Reports what nothing reads; to be asked when all else is right. */
    public void checkUse() {
        bodies.forEach(body -> body.scope().all().forEach(name -> {
            if (!name.isRead()) {
                unused(name);
            } else if (name.kind() == DeclaredName.Kind.INPUT && name.isForTrainingOnly()) {
                problems.warning(
                        name.name().span(),
                        "input `" + name.name().text() + "` is read by training alone, and `predict` asks for it too",
                        "move it into the training block");
            }
        }));
    }

    private void unused(DeclaredName name) {
        String text = "`" + name.name().text() + "` is never used";
        String hint = "delete it, or use it";
        switch (name.kind()) {
            case INPUT -> problems.error(name.name().span(), "input " + text, hint);
            case PARAM -> problems.error(name.name().span(), "parameter " + text, hint);
            case ARGUMENT -> problems.error(name.name().span(), "argument " + text, hint);
            case LAYER -> problems.error(name.name().span(), "layer " + text, hint);
            case LET, VAR -> problems.warning(name.name().span(), text, hint);
            case SIZE, PART, STATE, OUTPUT, TURN -> {}
        }
    }
}
