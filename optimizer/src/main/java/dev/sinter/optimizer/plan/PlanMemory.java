package dev.sinter.optimizer.plan;

import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Place;
import dev.sinter.optimizer.plan.fuse.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Gives working buffers their arrays. A buffer lives from its first write to its last read; buffers of one type that never live at
 * the same time share an array, which is as large as the largest. Arrays that grow with the batch and fixed ones are kept apart.
 */
final class PlanMemory {
    private final int firstIndex;
    private final List<Slot> slots = new ArrayList<>();

    /** An array, and the last action that needs what it holds. */
    private record Slot(Buffer array, int busyUntil) {}

    /** When a buffer lives, in places of the list of actions, both included. */
    record Life(int first, int last) {}

    /** The actions with all buffers placed, and the working arrays. */
    record Placed(List<Action> actions, List<Buffer> working) {}

    private PlanMemory(int firstIndex) {
        this.firstIndex = firstIndex;
    }

    /** @param firstIndex how many arrays belong to inputs and outputs */
    static Placed run(List<Action> ordered, int firstIndex) {
        PlanMemory memory = new PlanMemory(firstIndex);
        Map<Buffer, Buffer> placed = new HashMap<>();
        lives(ordered).forEach((buffer, life) -> placed.put(buffer, memory.place(buffer, life)));
        List<Action> actions = ordered.stream()
                .map(action -> ActionBuffers.replace(action, b -> placed.getOrDefault(b, b)))
                .toList();
        return new Placed(actions, memory.slots.stream().map(Slot::array).toList());
    }

    /** The working buffers and their lives, by first use. */
    private static Map<Buffer, Life> lives(List<Action> actions) {
        Map<Buffer, Life> lives = new LinkedHashMap<>();
        for (int i = 0; i < actions.size(); i++) {
            int now = i;
            Stream.concat(ActionBuffers.read(actions.get(i)).stream(), ActionBuffers.written(actions.get(i)).stream())
                    .filter(buffer -> buffer.place().equals(Program.UNPLACED))
                    .forEach(buffer -> lives.merge(buffer, new Life(now, now), (a, b) -> new Life(a.first, b.last)));
        }
        return lives;
    }

    private Buffer place(Buffer buffer, Life life) {
        int best = -1;
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            boolean free = slot.busyUntil < life.first
                    && slot.array.dtype() == buffer.dtype()
                    && slot.array.size().isFixed() == buffer.size().isFixed();
            if (free && (best < 0 || waste(slot, buffer) < waste(slots.get(best), buffer))) {
                best = i;
            }
        }
        if (best < 0) {
            best = slots.size();
            slots.add(new Slot(array(best, buffer, buffer.size()), life.last));
        } else {
            Extent size = larger(slots.get(best).array.size(), buffer.size());
            slots.set(best, new Slot(array(best, buffer, size), life.last));
        }
        return new Buffer(
                buffer.name(),
                buffer.dtype(),
                buffer.size(),
                slots.get(best).array.place());
    }

    private Buffer array(int slot, Buffer like, Extent size) {
        return new Buffer("working" + slot, like.dtype(), size, new Place.Array(firstIndex + slot));
    }

    /** How badly the sizes of an array and a buffer fit, both for one sample. */
    private static long waste(Slot slot, Buffer buffer) {
        return Math.abs(slot.array.size().at(1) - buffer.size().at(1));
    }

    private static Extent larger(Extent a, Extent b) {
        return a.at(1) >= b.at(1) ? a : b;
    }
}
