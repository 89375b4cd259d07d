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
    private final Set<Integer> early = new HashSet<>();
    private final Map<Buffer, Buffer> moved = new HashMap<>();
    private final Names names;

    private UpdateInPlace(List<Action> actions, Dependencies dependencies, Names names) {
        this.actions = new ArrayList<>(actions);
        this.dependencies = dependencies;
        this.names = names;
        for (int i = 0; i < actions.size(); i++) {
            if (ActionBuffers.checks(actions.get(i))) {
                early.addAll(dependencies.closure(i));
            }
        }
    }

    /** The actions with stored tensors as targets, copies added at the end. */
    static List<Action> run(Program program, Dependencies dependencies, Names names) {
        UpdateInPlace pass = new UpdateInPlace(program.actions(), dependencies, names);
        program.updates().forEach(pass::place);
        return pass.actions.stream()
                .map(action -> ActionBuffers.replace(action, b -> pass.moved.getOrDefault(b, b)))
                .toList();
    }

    private void place(Program.Update update) {
        List<Integer> readers = readers(update.stored());
        Optional<Integer> writer = onlyWriter(update.value());
        if (!update.stored().isHalved() && writer.isPresent() && canWrite(writer.get(), update, readers)) {
            moved.put(update.value(), update.stored());
            readers.stream().filter(r -> !r.equals(writer.get())).forEach(r -> dependencies.order(r, writer.get()));
        } else {
            Set<Integer> before = new HashSet<>(readers);
            before.addAll(writers(update.value()));
            dependencies.add(before);
            actions.add(copy(update));
        }
    }

    private boolean canWrite(int writer, Program.Update update, List<Integer> readers) {
        return !early.contains(writer)
                && readers.stream()
                        .allMatch(r -> r == writer || !dependencies.closure(r).contains(writer))
                && actions.get(writer) instanceof Kernel kernel
                && readsOwnElementOnly(kernel, update);
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

    private List<Integer> readers(Buffer buffer) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < actions.size(); i++) {
            if (ActionBuffers.read(actions.get(i)).contains(buffer)) {
                found.add(i);
            }
        }
        return found;
    }

    private List<Integer> writers(Buffer buffer) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < actions.size(); i++) {
            if (ActionBuffers.written(actions.get(i)).contains(buffer)) {
                found.add(i);
            }
        }
        return found;
    }

    private Optional<Integer> onlyWriter(Buffer buffer) {
        List<Integer> writers = writers(buffer);
        return writers.size() == 1 ? Optional.of(writers.getFirst()) : Optional.empty();
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
