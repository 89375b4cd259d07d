package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.ast.Declaration;
import dev.sinter.frontend.ast.Statement;
import java.util.List;

/** Which functions are layers: those whose own text makes a parameter. */
final class Layers {
    private Layers() {}

    static boolean makesParameters(Declaration.Function function) {
        return makes(function.body().statements());
    }

    private static boolean makes(List<Statement> statements) {
        return statements.stream().anyMatch(statement -> switch (statement) {
            case Statement.Param _ -> true;
            case Statement.If branches ->
                branches.branches().stream().anyMatch(b -> makes(b.body().statements()))
                        || branches.otherwise().stream().anyMatch(b -> makes(b.statements()));
            case Statement.For loop -> makes(loop.body().statements());
            default -> false;
        });
    }
}
