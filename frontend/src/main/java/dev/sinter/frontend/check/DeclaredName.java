package dev.sinter.frontend.check;

import dev.sinter.frontend.ast.Name;

/** A name of a body, and whether anything reads it. */
final class DeclaredName {
    /** What declared it, with the word that messages use. */
    enum Kind {
        ARGUMENT("an argument"),
        SIZE("a size"),
        INPUT("an input"),
        PARAM("a parameter"),
        STATE("a state"),
        LET("a `let`"),
        /** One of several names of a `let`. */
        PART("a `let`"),
        VAR("a `var`"),
        LAYER("a layer"),
        OUTPUT("an output"),
        TURN("the variable of a `for`");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final Name name;
    private final Kind kind;
    private final boolean inTraining;
    private boolean read;
    private boolean readByModel;

    DeclaredName(Name name, Kind kind, boolean inTraining) {
        this.name = name;
        this.kind = kind;
        this.inTraining = inTraining;
    }

    Name name() {
        return name;
    }

    Kind kind() {
        return kind;
    }

    /** Whether it belongs to a training block. */
    boolean inTraining() {
        return inTraining;
    }

    void read(boolean byTraining) {
        read = true;
        readByModel |= !byTraining;
    }

    /** Whether training blocks alone read what belongs to the model. */
    boolean isForTrainingOnly() {
        return read && !readByModel && !inTraining;
    }

    boolean isRead() {
        return read;
    }

    /** Whether it can stand before a parenthesis. */
    boolean canBeCalled() {
        return kind == Kind.ARGUMENT || kind == Kind.LAYER;
    }
}
