package dev.sinter.frontend.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Breaks a document into lines, from left to right, never looking further ahead than one line. */
final class Printer {
    private static final int WIDTH = 120;
    private static final int STEP = 4;

    private final Deque<Piece> rest = new ArrayDeque<>();
    private final Lines lines = new Lines();

    /** A part still to be printed: how far in its new lines begin, and whether it stays on one line. */
    private record Piece(int indent, boolean flat, Doc doc) {
        Piece with(Doc part) {
            return new Piece(indent, flat, part);
        }
    }

    private Printer() {}

    static String print(Doc doc) {
        Printer printer = new Printer();
        printer.rest.push(new Piece(0, false, doc));
        while (!printer.rest.isEmpty()) {
            printer.print(printer.rest.pop());
        }
        return printer.lines.text();
    }

    private void print(Piece piece) {
        int indent = piece.indent();
        switch (piece.doc()) {
            case Doc.Text words -> lines.words(words.text(), indent);
            case Doc.Above above -> lines.above(above.comment(), above.blankBelow(), indent);
            case Doc.Behind behind -> lines.behind(behind.comment());
            case Doc.Break place -> printBreak(place, piece);
            case Doc.Row row -> pushAll(row.parts(), piece, rest);
            case Doc.Nest nest -> rest.push(new Piece(indent + STEP, piece.flat(), nest.body()));
            case Doc.Group group -> {
                Piece flat = new Piece(indent, true, group.body());
                rest.push(
                        piece.flat() || (!group.isTall() && fits(flat))
                                ? flat
                                : new Piece(indent, false, group.body()));
            }
        }
    }

    private void printBreak(Doc.Break place, Piece piece) {
        boolean space =
                piece.flat() || (place.kind() == Doc.Break.Kind.SOFT && fits(new Piece(piece.indent(), true, place)));
        if (space) {
            lines.words(" ", piece.indent());
        } else {
            lines.end(piece.indent(), place.kind() == Doc.Break.Kind.BLANK);
        }
    }

    /** Whether a piece, and what follows up to the next place for a new line, fits on the current line. */
    private boolean fits(Piece piece) {
        int room = WIDTH - lines.column(piece.indent());
        boolean begun = false;
        Deque<Piece> ahead = new ArrayDeque<>(List.of(piece));
        Iterator<Piece> behind = rest.iterator();
        while (room >= 0) {
            if (ahead.isEmpty() && !behind.hasNext()) {
                return true;
            }
            Piece next = ahead.isEmpty() ? behind.next() : ahead.pop();
            switch (next.doc()) {
                case Doc.Text words -> {
                    room -= Lines.width(words.text());
                    begun = true;
                }
                case Doc.Above _ -> {
                    if (begun) {
                        return true;
                    }
                }
                case Doc.Behind _ -> {
                    return true;
                }
                case Doc.Break _ -> {
                    if (!next.flat()) {
                        return true;
                    }
                    room--;
                    begun = true;
                }
                case Doc.Row row -> pushAll(row.parts(), next, ahead);
                case Doc.Nest nest -> ahead.push(next.with(nest.body()));
                case Doc.Group group -> ahead.push(new Piece(next.indent(), !group.isTall(), group.body()));
            }
        }
        return false;
    }

    private static void pushAll(List<Doc> parts, Piece like, Deque<Piece> stack) {
        parts.reversed().forEach(part -> stack.push(like.with(part)));
    }
}
