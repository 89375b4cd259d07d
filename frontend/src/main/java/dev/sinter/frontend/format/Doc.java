package dev.sinter.frontend.format;

import java.util.List;

/** A text that says where it may be broken into lines, after Oppen and Wadler. */
sealed interface Doc {
    Doc NOTHING = new Row(List.of(), false);
    Doc SPACE = new Text(" ");

    /** A space; in a broken group a new line where what follows, up to the next such place, does not fit. */
    Doc SOFT = new Break(Break.Kind.SOFT);
    /** A space; in a broken group a new line. */
    Doc LINE = new Break(Break.Kind.LINE);
    /** A new line always. */
    Doc HARD = new Break(Break.Kind.HARD);
    /** A new line always, and a blank one before it. */
    Doc BLANK = new Break(Break.Kind.BLANK);

    /** Whether it takes more than one line in any case. */
    default boolean isTall() {
        return false;
    }

    static Doc row(Doc... parts) {
        return row(List.of(parts));
    }

    static Doc row(List<Doc> parts) {
        return new Row(List.copyOf(parts), parts.stream().anyMatch(Doc::isTall));
    }

    static Doc nest(Doc body) {
        return new Nest(body, body.isTall());
    }

    /** Words on one line. */
    record Text(String text) implements Doc {}

    /** A place where a line may or must end. */
    record Break(Kind kind) implements Doc {
        enum Kind {
            SOFT,
            LINE,
            HARD,
            BLANK
        }

        @Override
        public boolean isTall() {
            return kind == Kind.HARD || kind == Kind.BLANK;
        }
    }

    /** A comment on a line of its own. */
    record Above(String comment, boolean blankBelow) implements Doc {}

    /** A comment behind words; the line ends after it. */
    record Behind(String comment) implements Doc {}

    /** Parts one after the other. */
    record Row(List<Doc> parts, boolean isTall) implements Doc {}

    /** A part whose new lines begin one step further in. */
    record Nest(Doc body, boolean isTall) implements Doc {}

    /** A part that stays on one line if it can; a tall one is broken in any case. */
    record Group(Doc body, boolean isTall) implements Doc {}
}
