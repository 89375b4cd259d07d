package dev.sinter.optimizer.plan.access;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.op.Broadcast;
import dev.sinter.ir.op.Constant;
import dev.sinter.ir.op.Diagonals;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.Reshape;
import dev.sinter.ir.op.Slice;
import dev.sinter.ir.op.Transpose;
import dev.sinter.ir.op.Windows;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the formulas of one kernel. Asked for a node at a position, it goes back through views and recomputed nodes until it
 * meets values that stand in memory, and notes which elements of them are read.
 *
 * <pre>
 * %2 = broadcast(%1, shape=[batch, 10]);  %3 = add(%0, %2)    at (i, j)    add(x0, x1)    reads %0[i*10+j], %1[j]
 * </pre>
 */
public final class Reader {
    private final List<Dim> loops;
    private final int outputs;
    private final Set<Node> kept;
    private final Map<Node, Scalar> members = new LinkedHashMap<>();
    private final Map<Read, Integer> reads = new LinkedHashMap<>();
    private final Map<At, Scalar> written = new HashMap<>();
    private final Set<Node> unreachable = new LinkedHashSet<>();

    private record At(Node node, Position position) {}

    /**
     * @param loops the sizes of the output loops, then of the reduction loops
     * @param outputs how many of them are output loops
     * @param kept the nodes that are computed once and stored; other computed nodes are recomputed where they are read
     */
    public Reader(List<Dim> loops, int outputs, Set<Node> kept) {
        this.loops = List.copyOf(loops);
        this.outputs = outputs;
        this.kept = kept;
    }

    /** From now on, this node at the kernel's own element is that formula and no read. */
    public void define(Node node, Scalar formula) {
        members.put(node, formula);
    }

    /** What is read, in the order of the numbers that formulas have for it. */
    public List<Read> reads() {
        return List.copyOf(reads.keySet());
    }

    /** The nodes that must be stored before this kernel can be written, since it reads them in no affine way. */
    public Set<Node> unreachable() {
        return unreachable;
    }

    /** The number of a node at the kernel's own element. */
    public Scalar own(Node node) {
        return read(node, ownElement());
    }

    /** The number of a node that this kernel computes, at the kernel's own element. */
    public Scalar compute(Node node) {
        return compute(node, ownElement());
    }

    /** What the output loops stand at, whatever the reduction loops do. */
    private Position ownElement() {
        return Position.identity(loops.subList(0, outputs), loops.size());
    }

    /** The number of a node at a position. */
    public Scalar read(Node node, Position position) {
        At at = new At(node, position);
        Scalar known = written.get(at);
        if (known == null) {
            known = resolve(node, position);
            written.put(at, known);
        }
        return known;
    }

    private Scalar resolve(Node node, Position position) {
        if (members.containsKey(node) && isOwnElement(node, position)) {
            return members.get(node);
        }
        if (node.op() instanceof Constant constant && isOneNumber(constant)) {
            return Scalar.lit(constant.values().getFirst(), constant.type().dtype());
        }
        if (kept.contains(node) || node.op() instanceof Op.Source) {
            int index = reads.computeIfAbsent(new Read(node, position.flat(loops.size())), _ -> reads.size());
            return new Scalar.In(index, node.type().dtype());
        }
        return compute(node, position);
    }

    private boolean isOwnElement(Node node, Position position) {
        return node.shape().size().equals(new Shape(loops.subList(0, outputs)).size())
                && position.flat(loops.size()).equals(ownElement().flat(loops.size()));
    }

    private static boolean isOneNumber(Constant constant) {
        return constant.values().stream().distinct().count() == 1;
    }

    private Scalar compute(Node node, Position position) {
        return switch (node.op()) {
            case Op.Pointwise op -> pointwise(node, op, position);
            case Op.Generate op -> generate(node, op, position);
            case Reshape _ -> read(node.input(0), position);
            case Op.View op ->
                position.as(node.shape().dims(), loops)
                        .map(seen -> read(
                                node.input(0), through(op, seen, node.input(0).shape())))
                        .orElseGet(() -> later(node));
            default -> throw new IllegalStateException(node + " must be stored, but is not: " + node.op());
        };
    }

    private Scalar pointwise(Node node, Op.Pointwise op, Position position) {
        return Formula.rewrite(
                Formula.of(node, op),
                leaf -> leaf instanceof Scalar.In in ? read(node.input(in.position()), position) : leaf);
    }

    private Scalar generate(Node node, Op.Generate op, Position position) {
        List<Scalar> inputs = new ArrayList<>();
        for (Node input : node.inputs()) {
            inputs.add(read(input, new Position(List.of(), List.of())));
        }
        return index(position.flat(loops.size())).map(at -> op.body(inputs, at)).orElseGet(() -> later(node));
    }

    /** A flat position as a formula of the loops; empty when it depends on the batch, which no formula can name. */
    private Optional<Scalar> index(Affine flat) {
        if (outputs == loops.size() && flat.equals(ownElement().flat(loops.size()))) {
            return Optional.of(new Scalar.Index(Scalar.Index.FLAT));
        }
        if (!flat.constant().isFixed() || flat.strides().stream().anyMatch(s -> !s.isFixed())) {
            return Optional.empty();
        }
        Scalar sum = Scalar.lit(flat.constant().fixed(), DType.I64);
        for (int loop = 0; loop < loops.size(); loop++) {
            Extent stride = flat.strides().get(loop);
            if (!stride.isZero()) {
                Scalar at = new Scalar.Index(loop);
                Scalar step = stride.isOne() ? at : Scalar.call(Fn.MUL, at, Scalar.lit(stride.fixed(), DType.I64));
                boolean first = sum instanceof Scalar.Lit lit && lit.value() == 0;
                sum = first ? step : Scalar.call(Fn.ADD, sum, step);
            }
        }
        return Optional.of(sum);
    }

    /** Notes that the node must be stored; the kernel will be written again, so this formula is thrown away. */
    private Scalar later(Node node) {
        unreachable.add(node);
        return Scalar.lit(0, node.type().dtype());
    }

    /** From a position in the result of a view to that in its input. */
    private Position through(Op.View view, Position position, Shape from) {
        List<Affine> coords = new ArrayList<>();
        for (int axis = 0; axis < from.rank(); axis++) {
            coords.add(coordinate(view, position.coords(), from, axis));
        }
        return new Position(from.dims(), coords);
    }

    private Affine coordinate(Op.View view, List<Affine> at, Shape from, int axis) {
        return switch (view) {
            case Transpose turn -> at.get(turn.permutation().indexOf(axis));
            case Broadcast wide ->
                from.dim(axis).isOne()
                        ? Affine.constant(Extent.ZERO, loops.size())
                        : at.get(axis + wide.shape().rank() - from.rank());
            case Slice part ->
                at.get(axis).times(part.steps().get(axis)).plus(part.starts().get(axis));
            case Windows windows -> window(windows, at, axis);
            case Diagonals diagonals -> diagonal(diagonals, at, axis);
            case Reshape _ -> throw new IllegalStateException("a reshape keeps its position");
        };
    }

    private static Affine window(Windows windows, List<Affine> at, int axis) {
        int spatial = windows.sizes().size();
        if (axis == 0 || axis > spatial) {
            return at.get(axis == 0 ? 0 : axis + spatial);
        }
        Affine place = at.get(axis + spatial).times(windows.dilation().get(axis - 1));
        return at.get(axis).times(windows.strides().get(axis - 1)).plus(place);
    }

    private static Affine diagonal(Diagonals diagonals, List<Affine> at, int axis) {
        int spatial = diagonals.sizes().size();
        if (axis == 0 || axis > 2 * spatial) {
            return at.get(axis);
        }
        return axis <= spatial
                ? at.get(axis)
                        .plus(at.get(axis + spatial).times(diagonals.dilation().get(axis - 1)))
                : at.get(axis).times(-1).plus(diagonals.sizes().get(axis - spatial - 1) - 1);
    }
}
