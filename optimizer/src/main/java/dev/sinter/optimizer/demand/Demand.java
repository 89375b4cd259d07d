package dev.sinter.optimizer.demand;

import dev.sinter.ir.graph.Node;
import java.util.Set;

/** When a value is needed. Made by {@link Demands} only, which makes one object for one meaning: equality is identity. */
public abstract sealed class Demand {
    /** Whenever the program runs. */
    public static final Demand ALWAYS = new Always();

    private Demand() {}

    private static final class Always extends Demand {}

    /** On one side of a branch: when the branch is needed and its condition has that value. */
    public static final class Side extends Demand {
        private final Demand branch;
        private final Node condition;
        private final boolean value;

        Side(Demand branch, Node condition, boolean value) {
            this.branch = branch;
            this.condition = condition;
            this.value = value;
        }

        public Demand branch() {
            return branch;
        }

        public Node condition() {
            return condition;
        }

        public boolean value() {
            return value;
        }
    }

    /** In several places: when at least one of these holds. */
    public static final class Any extends Demand {
        private final Set<Demand> places;

        Any(Set<Demand> places) {
            this.places = places;
        }

        public Set<Demand> places() {
            return places;
        }
    }

    /** Whether this can hold only where the other does, as far as the sides that it lies in tell. */
    boolean isWithin(Demand other) {
        Demand at = this;
        while (at != other && at instanceof Side side) {
            at = side.branch;
        }
        return at == other || other == ALWAYS;
    }
}
