package dev.sinter.frontend;

import java.util.List;

/** The value of a constant that is written out: what a class can keep as {@code static final}. */
public sealed interface Literal {
    record Number(double value) implements Literal {
        /** Whether an int holds it. */
        public boolean isInt() {
            return value == (int) value;
        }
    }

    record Flag(boolean value) implements Literal {}

    record Text(String value) implements Literal {}

    record ListOf(List<Literal> items) implements Literal {
        public ListOf {
            items = List.copyOf(items);
        }
    }

    /** A constant of the file: {@code const units = [300, 100]}. */
    record Constant(String name, String doc, Literal value) {}
}
