package dev.sinter.frontend.check;

import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.Statement;
import dev.sinter.frontend.check.DeclaredName.Kind;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.Span;
import java.util.Optional;

/** What {@code update} may change: a `var`, a state in its own body, a parameter in a training block. */
final class UpdateCheck {
    private final NameScope scope;
    private final ReadNames reads;
    private final Problems problems;

    UpdateCheck(NameScope scope, ReadNames reads, Problems problems) {
        this.scope = scope;
        this.reads = reads;
        this.problems = problems;
    }

    void check(Statement.Update update, boolean inTraining) {
        reads.read(update.value());
        Name target = update.target().get(0);
        Optional<DeclaredName> declared = scope.find(target.text());
        if (declared.isEmpty()) {
            reads.unknownTarget(target);
            return;
        }
        boolean ofParameter = update.target().size() > 1 || declared.get().kind() == Kind.PARAM;
        Span place = update.span()
                .source()
                .span(update.span().start(), update.target().getLast().span().end());
        String name = target.text();
        if (ofParameter) {
            scope.read(name);
            if (!inTraining) {
                String message = "`" + place.text().substring("update".length()).strip()
                        + "` is a parameter, which changes in training blocks only";
                problems.error(place, message, "put the update into `training { ... }`");
            }
            return;
        }
        switch (declared.get().kind()) {
            case VAR -> {}
            case STATE -> {
                if (inTraining && !declared.get().inTraining()) {
                    String message = "`" + name + "` is a state of the model, and changes in the model's body only";
                    problems.error(place, message, "write `if training { update " + name + " = ... }` there");
                }
            }
            case LET, PART -> {
                int line = declared.get().name().span().line();
                problems.error(
                        place,
                        "`" + name + "` is a `let` and keeps its value",
                        "declare it with `var` (line " + line + "), or use a new name");
            }
            default ->
                problems.error(
                        place,
                        "`" + name + "` is " + declared.get().kind().words() + " and keeps its value",
                        "write `var` and a new name");
        }
    }
}
