package dev.sinter.ir.kernel;

import dev.sinter.ir.op.Store;
import dev.sinter.runtime.Precision;
import java.util.List;
import java.util.Locale;

/** Where the numbers of a {@link Buffer} stand while a program runs. */
public sealed interface Place {
    /**
     * An array of its own in {@code dev.sinter.runtime.Memory}, from its beginning. Buffers whose lives do not overlap
     * share one. Inputs of the program have the first arrays, outputs the next, in the order of the program's lists.
     */
    record Array(int index) implements Place {
        @Override
        public String toString() {
            return "memory[" + index + "]";
        }
    }

    /**
     * Part of a flat array of a store, from a fixed offset.
     *
     * @param kept in how many bits its f32 numbers are kept: with {@link Precision#BF16} they are widened where they are read and
     * rounded where they are written
     */
    record Stored(Store store, int offset, Precision kept) implements Place {
        /** Numbers that are kept as they are. */
        public Stored(Store store, int offset) {
            this(store, offset, Precision.F32);
        }

        @Override
        public String toString() {
            String array = kept == Precision.BF16 ? "." + kept : "";
            return store.name().toLowerCase(Locale.ROOT) + array + "[" + offset + "..]";
        }
    }

    /** A table of constants in the generated class. */
    record Table(List<Double> values) implements Place {
        public Table {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return values.size() <= 8 ? values.toString() : "table of " + values.size();
        }
    }

    /** The program's seed argument, one i64. */
    record Seed() implements Place {
        @Override
        public String toString() {
            return "seed";
        }
    }

    /** The program's step argument, one i64. */
    record Step() implements Place {
        @Override
        public String toString() {
            return "step";
        }
    }
}
