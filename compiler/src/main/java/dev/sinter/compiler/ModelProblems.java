package dev.sinter.compiler;

import dev.sinter.frontend.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A model text with mistakes: all of them, each with its place, its line and a hint. */
public final class ModelProblems extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public ModelProblems(List<Problem> problems) {
        super(problems.get(0).message());
        this.problems = List.copyOf(problems);
    }

    /** The text to show to the author. */
    public String render() {
        return problems.stream().map(Problem::render).collect(Collectors.joining());
    }
}
