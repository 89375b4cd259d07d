package dev.sinter.optimizer;

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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A graph of random operations on random earlier values, rich in what passes look for: repeated nodes, special numbers, stretched
 * numbers, views of views, gradients. The same seed gives the same graph.
 */
final class RandomGraph {
    private static final List<Double> SPECIAL = List.of(0.0, -0.0, 1.0, -1.0, 4.0, 0.1, 255.0, 1.4e-45);
    private static final List<Shape> SHAPES = List.of(
            Shape.SCALAR,
            Shape.of(3),
            Shape.of(1),
            Shape.of(2, 3),
            Shape.of(1, 3),
            Shape.of(2, 1),
            Shape.of(Dim.BATCH, Dim.of(3)),
            Shape.of(Dim.BATCH, Dim.ONE),
            Shape.of(Dim.BATCH));
    private static final List<DType> DTYPES =
            List.of(DType.F32, DType.F32, DType.F32, DType.F64, DType.I32, DType.I64, DType.U8, DType.BOOL);

    private final Random random;
    private final GraphBuilder b = new GraphBuilder("random");
    private final List<Node> values = new ArrayList<>();

    private RandomGraph(long seed) {
        random = new Random(seed);
    }

    static Graph of(long seed) {
        return new RandomGraph(seed).graph();
    }

    private Graph graph() {
        for (int i = 0; i < 4; i++) {
            values.add(b.add(new Input("x" + i, new TensorType(pick(DTYPES), pick(SHAPES)))));
        }
        int size = 10 + random.nextInt(30);
        while (values.size() < size) {
            grow();
        }
        return b.build(results());
    }

    /** All values that nothing else reads. */
    private List<Result> results() {
        Set<Node> read =
                values.stream().flatMap(value -> value.inputs().stream()).collect(Collectors.toSet());
        return values.stream()
                .distinct()
                .filter(value -> !read.contains(value))
                .map(value -> Result.output("y" + value.id(), value))
                .toList();
    }

    /** Adds a node, or none when the dice fit no operation. */
    private void grow() {
        try {
            Node x = pick(values);
            values.add(
                    switch (random.nextInt(16)) {
                        case 0, 1 -> binary(x, sameShape(x));
                        case 2, 12 ->
                            binary(x, Constant.filled(b, number(x.type().dtype()), x.type()));
                        case 3 -> unary(x);
                        case 4 -> view(x);
                        case 5 -> Constant.filled(b, number(x.type().dtype()), x.type());
                        case 6, 13 -> b.add(new Broadcast(pick(SHAPES)), x);
                        case 7 -> b.add(reduction(x), x);
                        case 8 ->
                            b.add(new Cast(pick(DTYPES)), random.nextBoolean() ? x : b.add(new Cast(pick(DTYPES)), x));
                        case 9 -> select(x);
                        case 10 -> table(x);
                        case 14, 15 -> branch(x);
                        default -> slope(x);
                    });
        } catch (Mismatch _) {
            // The next throw of the dice may fit.
        }
    }

    /** A value of the shape and type of another, often the other itself. */
    private Node sameShape(Node x) {
        List<Node> alike =
                values.stream().filter(y -> y.type().equals(x.type())).toList();
        return pick(alike);
    }

    private Node binary(Node x, Node y) {
        List<Op> ops = x.type().dtype() == DType.BOOL
                ? List.of(new And(), new Or(), new Equal(), new NotEqual())
                : List.of(
                        new Add(),
                        new Sub(),
                        new Mul(),
                        new Div(),
                        new Max(),
                        new Min(),
                        new Less(),
                        new Equal(),
                        new NotEqual(),
                        new LessEqual());
        Node left = x;
        if (random.nextInt(3) == 0 && x.type().dtype().isFloat()) {
            left = b.add(new Neg(), x);
        }
        return random.nextBoolean() ? b.add(pick(ops), left, y) : b.add(pick(ops), y, left);
    }

    /** One of two values, by a bool that is there already or made of some numbers. */
    private Node branch(Node x) {
        List<Node> bools = values.stream()
                .filter(v -> v.type().equals(TensorType.scalar(DType.BOOL)))
                .toList();
        Node condition = bools.isEmpty() || random.nextBoolean() ? isLarge(pick(values)) : pick(bools);
        return b.add(new If(), condition, x, sameShape(x));
    }

    private Node isLarge(Node x) {
        Node numbers = b.add(new Cast(DType.F32), x);
        List<Integer> axes = IntStream.range(0, x.shape().rank()).boxed().toList();
        Node largest = axes.isEmpty() ? numbers : b.add(new ReduceMax(axes), numbers);
        return b.add(new Less(), b.add(Constant.scalar(0.5, DType.F32)), largest);
    }

    private Node unary(Node x) {
        List<Op> ops = x.type().dtype() == DType.BOOL
                ? List.of(new Not())
                : List.of(new Neg(), new Abs(), new Sqrt(), new Exp(), new Tanh(), new Sign(), new StopGradient());
        return b.add(pick(ops), x);
    }

    private Node view(Node x) {
        int rank = x.shape().rank();
        return switch (random.nextInt(4)) {
            case 0 -> b.add(new Reshape(pick(SHAPES)), x);
            case 1 -> b.add(new Transpose(shuffled(rank)), x);
            case 2 -> {
                boolean whole = x.shape().isBatched();
                List<Dim> sizes = x.shape().dims();
                List<Long> starts =
                        sizes.stream().map(d -> whole ? 0 : d.count() - 1).toList();
                List<Long> steps = Collections.nCopies(rank, whole ? 1L : -1L);
                yield b.add(new Slice(starts, sizes, steps), x);
            }
            default -> b.add(new Concat(random.nextInt(2)), Collections.nCopies(1 + random.nextInt(2), x));
        };
    }

    private Op reduction(Node x) {
        List<Integer> axes =
                shuffled(x.shape().rank()).subList(0, random.nextInt(x.shape().rank() + 1));
        return switch (random.nextInt(5)) {
            case 0, 1 -> new Sum(axes);
            case 2 -> new Prod(axes);
            case 3 -> new ReduceMax(axes);
            default -> new ReduceMin(axes);
        };
    }

    private Node select(Node x) {
        List<Node> conditions = values.stream()
                .filter(c -> c.type().equals(x.type().with(DType.BOOL)))
                .toList();
        Node condition = conditions.isEmpty()
                ? Constant.filled(b, random.nextInt(2), x.type().with(DType.BOOL))
                : pick(conditions);
        return b.add(new Select(), condition, x, sameShape(x));
    }

    private Node table(Node x) {
        if (x.shape().isBatched()) {
            return b.add(new MatMul(), x, b.add(Transpose.lastTwo(2), x));
        }
        List<Double> numbers = IntStream.range(0, (int) x.shape().size(1))
                .mapToObj(_ -> number(x.type().dtype()))
                .toList();
        return b.add(new Constant(x.type(), numbers));
    }

    /** The slope of the sum of a value along another one. */
    private Node slope(Node x) {
        List<Node> floats =
                values.stream().filter(v -> v.type().dtype().isFloat()).toList();
        if (floats.isEmpty() || !x.type().dtype().isFloat()) {
            throw new Mismatch("no floats");
        }
        List<Integer> all = IntStream.range(0, x.shape().rank()).boxed().toList();
        return b.add(new Gradient(), all.isEmpty() ? x : b.add(new Sum(all), x), pick(floats));
    }

    private double number(DType dtype) {
        return switch (dtype) {
            case BOOL -> random.nextInt(2);
            case U8, I32, I64 -> random.nextInt(3);
            case F32, F64 -> pick(SPECIAL);
        };
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
