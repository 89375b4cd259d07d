package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.graph.Node;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Place;
import dev.sinter.ir.op.Constant;
import dev.sinter.ir.op.Input;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.Seed;
import dev.sinter.ir.op.Step;
import dev.sinter.ir.op.Store;
import dev.sinter.ir.op.Stored;
import dev.sinter.optimizer.plan.Names;
import dev.sinter.runtime.Layout;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.TensorSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The buffers of one program: one for each input and output, one for each value that kernels read or store. */
final class Buffers {
    private final ProgramSpec spec;
    private final Map<Store, Layout> layouts;
    private final Names names = new Names();
    private final List<Buffer> inputs = new ArrayList<>();
    private final List<Buffer> outputs = new ArrayList<>();
    private final Map<Node, Buffer> buffers = new HashMap<>();
    private final Map<Tensor, Buffer> stored = new HashMap<>();

    private record Tensor(Store store, String name) {}

    Buffers(ProgramSpec spec, Map<Store, Layout> layouts) {
        this.spec = spec;
        this.layouts = layouts;
        spec.inputs().forEach(input -> inputs.add(array(input, inputs.size())));
        spec.outputs().forEach(output -> outputs.add(array(output, inputs.size() + outputs.size())));
    }

    private Buffer array(TensorSpec tensor, int index) {
        boolean batched = tensor.batched();
        long count = tensor.size(1);
        Extent size = batched ? new Extent(0, count) : Extent.of(count);
        return new Buffer(names.unique(tensor.name()), tensor.dtype(), size, new Place.Array(index));
    }

    List<Buffer> inputs() {
        return List.copyOf(inputs);
    }

    List<Buffer> outputs() {
        return List.copyOf(outputs);
    }

    /** The buffer of a value, which exists already unless the value comes from outside. */
    Buffer of(Node node) {
        Buffer known = buffers.get(node);
        if (known == null) {
            known = outside(node);
            buffers.put(node, known);
        }
        return known;
    }

    /** Makes a buffer without a place for a value that a kernel stores. */
    void store(Node node, String... wanted) {
        buffers.computeIfAbsent(node, _ -> buffer(node, Program.UNPLACED, wanted));
    }

    /** The value is computed straight into the array of that output. */
    void output(Node node, String output) {
        buffers.put(node, outputs.get(spec.output(output) - inputs.size()));
    }

    /** Where a stored tensor stands. */
    Buffer stored(Store store, String name) {
        return stored.computeIfAbsent(new Tensor(store, name), this::storedBuffer);
    }

    private Buffer storedBuffer(Tensor tensor) {
        Layout layout = layouts.getOrDefault(tensor.store, Layout.EMPTY);
        int index = layout.indexOf(tensor.name);
        if (index < 0) {
            throw new IllegalArgumentException("no tensor " + tensor.name + " among the " + tensor.store);
        }
        TensorSpec spec = layout.specs().get(index);
        Place place = new Place.Stored(tensor.store, layout.offset(index), layout.kept(index));
        return new Buffer(names.unique(tensor.name), spec.dtype(), Extent.of(spec.size(0)), place);
    }

    private Buffer outside(Node node) {
        if (!(node.op() instanceof Op.Source source)) {
            throw new IllegalStateException("no kernel stores " + node + " " + node.op());
        }
        return switch (source) {
            case Input input -> inputs.get(spec.input(input.name()));
            case Stored tensor -> stored(tensor.store(), tensor.name());
            case Constant constant -> buffer(node, new Place.Table(constant.values()), "table");
            case Seed _ -> buffer(node, new Place.Seed(), "seed");
            case Step _ -> buffer(node, new Place.Step(), "step");
        };
    }

    private Buffer buffer(Node node, Place place, String... wanted) {
        return new Buffer(
                names.unique(wanted),
                node.type().dtype(),
                Extent.of(node.shape().size()),
                place);
    }
}
