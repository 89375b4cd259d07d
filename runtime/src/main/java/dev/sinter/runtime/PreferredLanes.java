package dev.sinter.runtime;

import jdk.incubator.vector.FloatVector;

/** The widest vectors of this machine; the one class of the runtime that links to the vector module, so it is loaded only where that is. */
final class PreferredLanes {
    private PreferredLanes() {}

    /** How many f32 lanes the widest fast vector has. */
    static int get() {
        return FloatVector.SPECIES_PREFERRED.length();
    }
}
