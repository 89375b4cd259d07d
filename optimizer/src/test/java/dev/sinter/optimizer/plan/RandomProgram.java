package dev.sinter.optimizer.plan;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Mismatch;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Result;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.op.*;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A program of random operations with what a planner must get right: views of views, sums along all kinds of axes, products of
 * matrices, tensors put together from parts, random numbers, checks, several results of one value, stored tensors that are updated,
 * exchanged or left alone. The same seed gives the same graph.
 */
final class RandomProgram {
    private static final List<Shape> SHAPES = List.of(
            Shape.SCALAR,
            Shape.of(3),
            Shape.of(9),
            Shape.of(2, 3),
            Shape.of(1, 3),
            Shape.of(3, 1),
            Shape.of(17, 3),
            Shape.of(3, 17),
            Shape.of(3, 3, 2),
            Shape.of(Dim.BATCH, Dim.of(3)),
            Shape.of(Dim.of(3), Dim.BATCH),
            Shape.of(Dim.BATCH, Dim.of(3), Dim.of(3)),
            Shape.of(Dim.BATCH, Dim.of(9)),
            Shape.of(Dim.BATCH, Dim.ONE),
            Shape.of(new Dim(3, true)),
            Shape.of(Dim.BATCH));
    private static final List<DType> DTYPES =
            List.of(DType.F32, DType.F32, DType.F32, DType.F64, DType.I32, DType.U8, DType.BOOL);

    private final Random random;
    private final GraphBuilder b = new GraphBuilder("random");
    private final List<Node> values = new ArrayList<>();

    private RandomProgram(long seed) {
        random = new Random(seed);
    }

    static Graph of(long seed) {
        return new RandomProgram(seed).graph();
    }

    private Graph graph() {
        for (int i = 0; i < 4; i++) {
            values.add(b.add(new Input("x" + i, new TensorType(pick(DTYPES), pick(SHAPES)))));
        }
        List<Node> stored = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Shape shape = i < 2
                    ? Shape.of(3)
                    : pick(SHAPES.stream().filter(s -> !s.isBatched()).toList());
            stored.add(b.add(new Stored(Store.values()[i / 2], "w" + i, new TensorType(DType.F32, shape))));
        }
        values.addAll(stored);
        int size = values.size() + 3 + random.nextInt(25);
        while (values.size() < size) {
            grow();
        }
        return b.build(results(stored));
    }

    private List<Result> results(List<Node> stored) {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            results.add(Result.output("y" + i, i == 0 ? values.getLast() : pick(values)));
        }
        for (Node tensor : stored) {
            Stored op = (Stored) tensor.op();
            List<Node> fitting =
                    values.stream().filter(v -> v.type().equals(tensor.type())).toList();
            if (random.nextInt(4) > 0) {
                results.add(Result.stored(op.store(), op.name(), pick(fitting)));
            }
        }
        return results;
    }

    /** Adds a node, or none when the dice fit no operation. */
    private void grow() {
        try {
            Node x = pick(values);
            values.add(
                    switch (random.nextInt(16)) {
                        case 0, 1, 2 -> binary(x, sameType(x));
                        case 3 -> unary(x);
                        case 4, 5 -> view(x);
                        case 6 -> b.add(new Broadcast(pick(SHAPES)), x);
                        case 7, 8 -> b.add(reduction(x), x);
                        case 9 -> b.add(new Cast(pick(DTYPES)), x);
                        case 10 -> product(x);
                        case 11 -> assemble(x);
                        case 12 -> random.nextBoolean() ? generate() : ordered(x);
                        case 14, 15 -> branch(x);
                        default -> source(x);
                    });
        } catch (Mismatch e) {
            // The next throw of the dice may fit.
        }
    }

    private Node sameType(Node x) {
        return pick(values.stream().filter(y -> y.type().equals(x.type())).toList());
    }

    private Node binary(Node x, Node y) {
        List<Op> ops = x.type().dtype() == DType.BOOL
                ? List.of(new And(), new Or(), new Equal(), new NotEqual())
                : List.of(new Add(), new Sub(), new Mul(), new Div(), new Max(), new Min(), new Less(), new Equal());
        return b.add(pick(ops), x, y);
    }

    /** One of two values, by a bool that is there already or made of some numbers. */
    private Node branch(Node x) {
        List<Node> bools = values.stream()
                .filter(v -> v.type().equals(TensorType.scalar(DType.BOOL)))
                .toList();
        Node condition = bools.isEmpty() || random.nextBoolean() ? isLarge(pick(values)) : pick(bools);
        return b.add(new If(), condition, x, sameType(x));
    }

    private Node isLarge(Node x) {
        Node numbers = b.add(new Cast(DType.F32), x);
        List<Integer> axes = IntStream.range(0, x.shape().rank()).boxed().toList();
        Node largest = axes.isEmpty() ? numbers : b.add(new ReduceMax(axes), numbers);
        return b.add(new Less(), b.add(Constant.scalar(0.5, DType.F32)), largest);
    }

    private Node unary(Node x) {
        return switch (x.type().dtype()) {
            case BOOL -> b.add(new Not(), x);
            case U8, I32, I64 -> b.add(new CheckIndex(1000, "number"), b.add(new Abs(), b.add(new Cast(DType.I32), x)));
            case F32, F64 ->
                b.add(pick(List.of(new Neg(), new Abs(), new Sqrt(), new Exp(), new Tanh(), new StopGradient())), x);
        };
    }

    private Node view(Node x) {
        int rank = x.shape().rank();
        return switch (random.nextInt(6)) {
            case 0, 1 -> b.add(new Reshape(pick(SHAPES)), x);
            case 2 -> b.add(new Transpose(shuffled(rank)), x);
            case 3 -> windows(x);
            case 4 -> convolution(x);
            default -> slice(x);
        };
    }

    private Node windows(Node x) {
        List<Long> size = List.of(2L);
        List<Long> stride = List.of(1L + random.nextInt(2));
        Node windows = b.add(new Windows(size, stride, List.of(1L)), x);
        return random.nextBoolean() ? windows : b.add(new Diagonals(size, List.of(1L)), windows);
    }

    /** A matrix as an image of one channel in groups, convolved with itself as a kernel. */
    private Node convolution(Node x) {
        if (x.shape().rank() != 2 || x.shape().isBatched()) {
            throw new Mismatch("no image");
        }
        long height = x.shape().dim(0).count();
        long width = x.shape().dim(1).count();
        Node image = b.add(new Reshape(Shape.of(1, height, width, 1)), x);
        Node kernel = b.add(new Reshape(Shape.of(1, 1, width, height)), x);
        boolean reversal = random.nextBoolean();
        Node y = b.add(new Convolve(List.of(1L + random.nextInt(2)), List.of(1L), reversal), image, kernel);
        Convolve op = (Convolve) y.op();
        return random.nextBoolean()
                ? y
                : b.add(new KernelGradient(List.of(1L), op.strides(), List.of(1L), reversal), image, y);
    }

    private Node slice(Node x) {
        List<Long> starts = new ArrayList<>();
        List<Dim> sizes = new ArrayList<>();
        List<Long> steps = new ArrayList<>();
        for (Dim dim : x.shape().dims()) {
            boolean back = !dim.batch() && random.nextBoolean();
            boolean skip = !dim.batch() && !back && random.nextBoolean() && dim.count() > 1;
            starts.add(back ? dim.count() - 1 : skip ? 1L : 0L);
            steps.add(back ? -1L : skip ? 2L : 1L);
            sizes.add(skip ? Dim.of(dim.count() / 2) : dim);
        }
        return b.add(new Slice(starts, sizes, steps), x);
    }

    private Op reduction(Node x) {
        List<Integer> axes =
                shuffled(x.shape().rank()).subList(0, random.nextInt(x.shape().rank() + 1));
        return switch (random.nextInt(7)) {
            case 0, 1, 2 -> new Sum(axes);
            case 3 -> new Prod(axes);
            case 4 -> new ReduceMax(axes);
            case 5 -> new ReduceMin(axes);
            default -> random.nextBoolean() ? new ArgMax(axes) : new ArgMin(axes);
        };
    }

    private Node product(Node x) {
        if (x.shape().rank() < 2) {
            throw new Mismatch("no matrix");
        }
        Node turned = b.add(Transpose.lastTwo(x.shape().rank()), x);
        return random.nextBoolean() ? b.add(new MatMul(), x, pick(values)) : b.add(new MatMul(), turned, sameType(x));
    }

    private Node assemble(Node x) {
        int rank = x.shape().rank();
        if (random.nextBoolean()) {
            return b.add(new Concat(random.nextInt(Math.max(1, rank))), x, sameType(x));
        }
        List<Long> padding = x.shape().dims().stream()
                .map(d -> d.batch() ? 0L : random.nextInt(2))
                .toList();
        List<Long> between = x.shape().dims().stream()
                .map(d -> d.batch() ? 0L : random.nextInt(2))
                .toList();
        return b.add(new Pad(padding, padding.reversed().equals(padding) ? padding : between, between, 0.5), x);
    }

    private Node ordered(Node x) {
        if (x.shape().rank() == 0) {
            throw new Mismatch("no rows");
        }
        int axis = random.nextInt(x.shape().rank());
        return switch (random.nextInt(5)) {
            case 0 -> b.add(new Gather(), x, rows(x.shape(), pick(values)));
            case 1 ->
                b.add(
                        new ScatterAdd(x.shape()),
                        x,
                        b.add(new Iota(DType.I32, Shape.of(x.shape().dim(0)), 0)));
            case 2 -> b.add(new ArgSort(random.nextBoolean()), x);
            default -> b.add(new CumSum(axis), x);
        };
    }

    /** Numbers made to be those of rows. */
    private Node rows(Shape shape, Node numbers) {
        if (shape.rank() == 0
                || shape.dim(0).batch()
                || shape.dim(0).count() == 0
                || numbers.type().dtype() == DType.BOOL) {
            throw new Mismatch("no rows");
        }
        Node whole = b.add(
                new Mod(),
                b.add(new Cast(DType.I32), numbers),
                Constant.filled(b, shape.dim(0).count(), new TensorType(DType.I32, numbers.shape())));
        return b.add(new Max(), whole, Constant.filled(b, 0, whole.type()));
    }

    private Node generate() {
        Shape shape = pick(SHAPES);
        return switch (random.nextInt(3)) {
            case 0 -> b.add(new RandomUniform(random.nextInt(9), shape), b.add(new Seed()), b.add(new Step()));
            case 1 ->
                b.add(new Iota(pick(List.of(DType.F32, DType.I32)), shape, random.nextInt(Math.max(1, shape.rank()))));
            default -> b.add(new RandomNormal(random.nextInt(9), shape), b.add(new Seed()), b.add(new Step()));
        };
    }

    private Node source(Node x) {
        if (x.shape().isBatched() || random.nextBoolean()) {
            return Constant.filled(b, random.nextInt(2), x.type());
        }
        List<Double> numbers = IntStream.range(0, (int) x.shape().size(1))
                .mapToObj(_ -> (double) random.nextInt(2))
                .toList();
        return b.add(new Constant(x.type(), numbers));
    }

    private List<Integer> shuffled(int rank) {
        List<Integer> axes = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        Collections.shuffle(axes, random);
        return axes;
    }

    private <T> T pick(List<? extends T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
