package dev.sinter.frontend;

import dev.sinter.frontend.problem.Problem;
import java.util.List;

/**
 * What came of a file.
 *
 * @param problems everything that is wrong, by place; warnings too
 * @param models the models in text order; none when there is an error
 * @param constants the names that can be given other values from outside: {@code units}, and {@code blocks.width} of an imported file
 */
public record Checked(List<Problem> problems, List<ModelProgram> models, List<String> constants) {
    public Checked {
        problems = List.copyOf(problems);
        models = List.copyOf(models);
        constants = List.copyOf(constants);
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
