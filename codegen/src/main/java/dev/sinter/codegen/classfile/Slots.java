package dev.sinter.codegen.classfile;

import dev.sinter.codegen.code.Expr.Local;
import java.util.HashMap;
import java.util.Map;

/** Which local variable slot each variable has. Slots of a finished block are used again. */
final class Slots {
    private final Map<String, Integer> slots = new HashMap<>();
    private int next;

    Slots(int next) {
        this.next = next;
    }

    int add(Local local) {
        int slot = next;
        slots.put(local.name(), slot);
        next += local.type().slots();
        return slot;
    }

    int of(Local local) {
        Integer slot = slots.get(local.name());
        if (slot == null) {
            throw new IllegalStateException("variable " + local.name() + " is used before it is declared");
        }
        return slot;
    }

    /** Where a block begins; {@link #release} with this ends it. */
    int mark() {
        return next;
    }

    void release(int mark) {
        next = mark;
        slots.values().removeIf(slot -> slot >= mark);
    }
}
