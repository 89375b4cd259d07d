package dev.sinter.frontend.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Finished lines and the one being written. Comments behind words stand below each other as long as line follows line, each
 * begins equally far in, and each has one.
 */
final class Lines {
    private static final int BEFORE_COMMENT = 4;

    private final List<Line> finished = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private int indent;
    private String comment = "";
    /** A comment stands at the end: only a new line can follow. */
    private boolean full;

    private boolean blankBelow;

    private record Line(int indent, String words, String comment) {
        int end() {
            return indent + width(words);
        }

        boolean hasComment() {
            return !comment.isEmpty();
        }
    }

    /** Code points, as editors count columns. */
    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Where the next words go, from 0. They begin a new line at {@code indent} where a comment ended this one. */
    int column(int indent) {
        return full ? indent : this.indent + words.codePointCount(0, words.length());
    }

    void words(String text, int indent) {
        if (text.isBlank() && (full || words.isEmpty())) {
            return;
        }
        if (full) {
            end(indent, false);
        }
        words.append(text);
    }

    void above(String comment, boolean blankBelow, int indent) {
        if (!words.isEmpty()) {
            end(indent, false);
        }
        words.append(comment);
        this.blankBelow = blankBelow;
        full = true;
    }

    void behind(String comment) {
        this.comment = comment;
        full = true;
    }

    /** Ends the line; the next one begins at {@code indent}. */
    void end(int indent, boolean blank) {
        finished.add(new Line(this.indent, words.toString().stripTrailing(), comment));
        if (blank || blankBelow) {
            finished.add(new Line(0, "", ""));
        }
        this.indent = indent;
        words.setLength(0);
        comment = "";
        full = false;
        blankBelow = false;
    }

    /** All lines; each ends with \n. */
    String text() {
        if (!words.isEmpty()) {
            end(0, false);
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < finished.size(); ) {
            int end = endOfRun(i);
            int column =
                    finished.subList(i, end).stream().mapToInt(Line::end).max().orElse(0) + BEFORE_COMMENT;
            for (; i < end; i++) {
                print(finished.get(i), column, out);
            }
        }
        return out.toString();
    }

    /** Where the lines end whose comments stand below each other. */
    private int endOfRun(int start) {
        Line first = finished.get(start);
        int end = start + 1;
        while (first.hasComment()
                && end < finished.size()
                && finished.get(end).hasComment()
                && finished.get(end).indent() == first.indent()) {
            end++;
        }
        return end;
    }

    private static void print(Line line, int commentColumn, StringBuilder out) {
        if (!line.words().isEmpty()) {
            out.repeat(" ", line.indent()).append(line.words());
        }
        if (line.hasComment()) {
            out.repeat(" ", commentColumn - line.end()).append(line.comment());
        }
        out.append('\n');
    }
}
