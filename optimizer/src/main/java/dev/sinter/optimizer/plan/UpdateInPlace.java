package dev.sinter.optimizer.plan;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Origin;
import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Schedule;
import dev.sinter.ir.kernel.Write;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.optimizer.plan.fuse.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets kernels write the next values of stored tensors where the old ones stand. Such a kernel must come after every other reader of
 * the old value, and may itself read it only at the element that it writes. Where that cannot be, or where the stored tensor is kept in
 * fewer bits than the value has for its other readers, the value gets a buffer and is copied when all is done. The order that follows
 * is noted in the dependencies.
 */
final class UpdateInPlace {
    private final List<Action> actions;
    private final Dependencies dependencies;
    private final Map<Buffer, List<Integer>> readers = new HashMap<>();
    private final Map<Buffer, List<Integer>> writers = new HashMap<>();
    private final Set<Integer> early;
    private final Map<Buffer, Buffer> moved = new HashMap<>();
    private final Names names;

    private UpdateInPlace(List<Action> actions, Dependencies dependencies, Names names) {
        this.actions = new ArrayList<>(actions);
        this.dependencies = dependencies;
        this.names = names;
        List<Integer> checks = new ArrayList<>();
        for (int i = 0; i < actions.size(); i++) {
            note(i);
            if (ActionBuffers.checks(actions.get(i))) {
                checks.add(i);
            }
        }
        early = dependencies.before(checks);
    }

    /** The actions with stored tensors as targets, copies added at the end. */
    static List<Action> run(Program program, Dependencies dependencies, Names names) {
        UpdateInPlace pass = new UpdateInPlace(program.actions(), dependencies, names);
        program.updates().forEach(pass::place);
        return pass.actions.stream()
                .map(action -> ActionBuffers.replace(action, b -> pass.moved.getOrDefault(b, b)))
                .toList();
    }

    private void note(int action) {
        ActionBuffers.read(actions.get(action))
                .forEach(buffer ->
                        readers.computeIfAbsent(buffer, _ -> new ArrayList<>()).add(action));
        ActionBuffers.written(actions.get(action))
                .forEach(buffer ->
                        writers.computeIfAbsent(buffer, _ -> new ArrayList<>()).add(action));
    }

    private void place(Program.Update update) {
        List<Integer> reading = readers.getOrDefault(update.stored(), List.of());
        List<Integer> writing = writers.getOrDefault(update.value(), List.of());
        if (!update.stored().isHalved() && writing.size() == 1 && canWrite(writing.getFirst(), update, reading)) {
            int writer = writing.getFirst();
            moved.put(update.value(), update.stored());
            reading.stream().filter(r -> r != writer).forEach(r -> dependencies.order(r, writer));
        } else {
            Set<Integer> before = new HashSet<>(reading);
            before.addAll(writing);
            dependencies.add(before);
            actions.add(copy(update));
            note(actions.size() - 1);
        }
    }

    private boolean canWrite(int writer, Program.Update update, List<Integer> reading) {
        return !early.contains(writer)
                && comesLast(writer, reading)
                && actions.get(writer) instanceof Kernel kernel
                && readsOwnElementOnly(kernel, update);
    }

    /** Whether no other reader waits for the writer. The search goes forward: what follows a last value is little. */
    private boolean comesLast(int writer, List<Integer> reading) {
        List<Integer> others = reading.stream().filter(r -> r != writer).toList();
        return others.isEmpty() || Collections.disjoint(dependencies.after(writer), others);
    }

    private static boolean readsOwnElementOnly(Kernel kernel, Program.Update update) {
        Access target = kernel.writes().stream()
                .map(Write::target)
                .filter(t -> t.buffer().equals(update.value()))
                .findFirst()
                .orElseThrow();
        int outputs = kernel.loops().size();
        return kernel.reads().stream()
                .filter(read -> read.buffer().equals(update.stored()))
                .allMatch(read -> read.offset().equals(target.offset())
                        && read.strides().subList(0, outputs).equals(target.strides())
                        && read.strides().stream().skip(outputs).allMatch(Extent::isZero));
    }

    private Kernel copy(Program.Update update) {
        Buffer to = update.stored();
        Loop loop = new Loop("i", Dim.of(to.size().fixed()));
        Access read = new Access(update.value(), Extent.ZERO, List.of(Extent.ONE));
        Access target = new Access(to, Extent.ZERO, List.of(Extent.ONE));
        Write write = new Write(target, new Scalar.In(0, to.dtype()));
        return new Kernel(
                names.unique(to.name() + "_copy"),
                Origin.UNKNOWN,
                List.of(loop),
                Optional.empty(),
                List.of(read),
                List.of(write),
                Schedule.LOOPS);
    }
}
