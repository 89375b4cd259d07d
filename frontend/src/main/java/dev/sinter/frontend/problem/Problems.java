package dev.sinter.frontend.problem;

import dev.sinter.frontend.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the problems of one run; a problem that is found twice counts once. */
public final class Problems {
    private final Set<Problem> found = new LinkedHashSet<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    public void error(Span where, String message, String hint) {
        add(Problem.error(where, message, hint));
    }

    public void warning(Span where, String message, String hint) {
        add(Problem.warning(where, message, hint));
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Problem::isError);
    }

    /** All of them by place. */
    public List<Problem> sorted() {
        List<Problem> all = new ArrayList<>(found);
        all.sort(Problem.IN_ORDER);
        return List.copyOf(all);
    }

    /** The text of these problems, one after the other. */
    public static String render(List<Problem> problems) {
        StringBuilder out = new StringBuilder();
        problems.forEach(p -> out.append(p.render()));
        return out.toString();
    }
}
