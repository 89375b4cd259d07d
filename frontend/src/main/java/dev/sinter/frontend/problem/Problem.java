package dev.sinter.frontend.problem;

import dev.sinter.frontend.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One thing that the author of a model should mend: where, what is wrong, and what to write (the hint, may be empty).
 *
 * <pre>
 * 02.model:3:27: an argument is named with `:`
 *     let h = dense(x, units=3)
 *                           ^ write `units: 3`
 * </pre>
 */
public record Problem(Severity severity, Span where, String message, String hint, List<Note> notes) {
    /** By place; at one place errors first. */
    public static final Comparator<Problem> IN_ORDER =
            Comparator.comparing(Problem::where, Span.IN_ORDER).thenComparing(Problem::severity);

    public Problem {
        notes = List.copyOf(notes);
    }

    public static Problem error(Span where, String message, String hint) {
        return new Problem(Severity.ERROR, where, message, hint, List.of());
    }

    public static Problem warning(Span where, String message, String hint) {
        return new Problem(Severity.WARNING, where, message, hint, List.of());
    }

    public Problem withNote(Span place, String text) {
        List<Note> more = new ArrayList<>(notes);
        more.add(new Note(place, text));
        return new Problem(severity, where, message, hint, more);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The message with its source line, caret, hint and notes; lines end with \n, the last one too. */
    public String render() {
        String kind = isError() ? "" : "warning: ";
        StringBuilder out = new StringBuilder(where + ": " + kind + message + "\n");
        out.append(Excerpt.of(where, hint));
        for (Note note : notes) {
            out.append(note.where()).append(": note: ").append(note.text()).append("\n");
            out.append(Excerpt.of(note.where(), ""));
        }
        return out.toString();
    }
}
