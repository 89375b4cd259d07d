package dev.sinter.frontend;

import dev.sinter.frontend.problem.Problem;
import java.util.List;

/**
 * What came of a file.
 *
 * @param problems everything that is wrong, by place; warnings too
 * @param models the models in text order; none when there is an error
 */
public record Checked(List<Problem> problems, List<ModelProgram> models) {
    public Checked {
        problems = List.copyOf(problems);
        models = List.copyOf(models);
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
