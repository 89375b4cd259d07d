package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Place;
import java.util.List;

/**
 * Kernels and checks over buffers of which the working ones have no place yet ({@code memory[-1]}).
 *
 * @param actions each after those that it reads from
 * @param updates what stored tensors shall hold in the end
 */
public record Program(
        String name, List<Buffer> inputs, List<Buffer> outputs, List<Action> actions, List<Update> updates) {
    /** The place of a working buffer until it is given one. */
    public static final Place UNPLACED = new Place.Array(-1);

    public Program {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        actions = List.copyOf(actions);
        updates = List.copyOf(updates);
    }

    /** The next value of a stored tensor, computed into a buffer of its own so far. */
    public record Update(Buffer value, Buffer stored) {}
}
