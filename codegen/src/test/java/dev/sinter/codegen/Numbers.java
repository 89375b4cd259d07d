package dev.sinter.codegen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Place;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.runtime.Bf16;
import dev.sinter.runtime.CompiledModel;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.Kernels;
import dev.sinter.runtime.Layout;
import dev.sinter.runtime.Memory;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.Precision;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.Team;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All numbers that a program can see, filled from a seed: small ones of both signs, and some special ones. */
final class Numbers {
    /** As many numbers as the stores of these tests have. */
    static final int STORED = 4000;

    static final long SEED = 7;
    static final long STEP = 3;

    private static final double[] SPECIAL = {
        Double.NaN,
        0.0,
        -0.0,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        1e-40,
        -1e-40,
        1e-30,
        3e38,
        255.5,
        -3,
        1
    };

    final Memory memory;
    private final CompiledModel model;
    private final List<DType> dtypes;
    final Tensors weights = stored();
    final Tensors optimizer = stored();
    final Tensors metrics = stored();

    /** @param special how many of 100 numbers are special ones */
    Numbers(Plan plan, Kernels kernels, int capacity, long seed, int special) {
        this(plan, kernels, capacity, seed, special, Team.ALONE);
    }

    /** Those of a program that a team runs. */
    Numbers(Plan plan, Kernels kernels, int capacity, long seed, int special, Team team) {
        ProgramSpec program = new ProgramSpec(plan.program(), specs(plan.inputs()), specs(plan.outputs()));
        model = CompiledModel.of(new ModelSpec("test", Layout.EMPTY, 0, List.of(program), List.of()), kernels);
        memory = model.memory(0, capacity, team);
        SplittableRandom random = new SplittableRandom(seed);
        for (Tensors tensors : List.of(weights, optimizer, metrics)) {
            fill(tensors.f32, random, special);
            fill(tensors.bf16, random, special);
            fill(tensors.f64, random, special);
            fill(tensors.i32, random);
            fill(tensors.i64, random);
        }
        dtypes = dtypes(plan, kernels);
        for (int i = 0; i < dtypes.size(); i++) {
            switch (dtypes.get(i)) {
                case F32 -> fill(memory.f32(i), random, special);
                case F64 -> fill(memory.f64(i), random, special);
                case I32 -> fill(memory.i32(i), random);
                case I64 -> fill(memory.i64(i), random);
                case U8, BOOL -> random.nextBytes(memory.u8(i));
            }
        }
        clearBools(plan);
    }

    /** Of all arrays in the memory, those for scratch among them. */
    private static List<DType> dtypes(Plan plan, Kernels kernels) {
        Stream<DType> ports =
                Stream.of(plan.inputs(), plan.outputs()).flatMap(List::stream).map(Buffer::dtype);
        Stream<DType> working = Stream.of(kernels.working(0).split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> DType.parse(word.substring(0, word.indexOf(':'))));
        return Stream.concat(ports, working).toList();
    }

    private void clearBools(Plan plan) {
        List<Buffer> all = new ArrayList<>(plan.inputs());
        all.addAll(plan.outputs());
        all.addAll(plan.working());
        for (Buffer buffer : all) {
            if (buffer.dtype() == DType.BOOL && buffer.place() instanceof Place.Array(int index)) {
                for (int i = 0; i < memory.u8(index).length; i++) {
                    memory.u8(index)[i] &= 1;
                }
            }
        }
    }

    private static List<TensorSpec> specs(List<Buffer> buffers) {
        return buffers.stream().map(Numbers::spec).toList();
    }

    private static TensorSpec spec(Buffer b) {
        int size = (int) (b.size().isFixed() ? b.size().fixed() : -b.size().perBatch());
        return TensorSpec.of(b.name(), b.dtype(), size);
    }

    /** Runs the program. */
    void run(int batch) {
        model.run(0, weights, optimizer, metrics, memory, batch, SEED, STEP);
    }

    private static Tensors stored() {
        List<TensorSpec> specs = new ArrayList<>();
        for (DType dtype : DType.values()) {
            specs.add(TensorSpec.of(dtype.text(), dtype, STORED));
        }
        specs.add(TensorSpec.of("halves", DType.F32, 1, STORED));
        return new Tensors(new Layout(specs, Precision.BF16));
    }

    private static void fill(float[] a, SplittableRandom random, int special) {
        for (int i = 0; i < a.length; i++) {
            a[i] = (float) next(random, special);
        }
    }

    private static void fill(short[] a, SplittableRandom random, int special) {
        for (int i = 0; i < a.length; i++) {
            a[i] = Bf16.of((float) next(random, special));
        }
    }

    private static void fill(double[] a, SplittableRandom random, int special) {
        for (int i = 0; i < a.length; i++) {
            a[i] = next(random, special);
        }
    }

    private static double next(SplittableRandom random, int special) {
        return random.nextInt(100) < special ? SPECIAL[random.nextInt(SPECIAL.length)] : random.nextDouble() * 4 - 2;
    }

    private static void fill(int[] a, SplittableRandom random) {
        for (int i = 0; i < a.length; i++) {
            a[i] = random.nextInt(-9, 10) * (random.nextInt(20) == 0 ? 100_000_000 : 1);
        }
    }

    private static void fill(long[] a, SplittableRandom random) {
        for (int i = 0; i < a.length; i++) {
            a[i] = random.nextInt(-9, 10) * (random.nextInt(20) == 0 ? 1_000_000_000_000_000L : 1);
        }
    }

    Object get(Buffer buffer, int i) {
        return switch (buffer.place()) {
            case Place.Array(int index) -> memory(buffer.dtype(), index, i);
            case Place.Stored(var store, int offset, var kept) -> {
                Tensors tensors = tensors(store);
                yield switch (buffer.dtype()) {
                    case F32 ->
                        (Object)
                                (kept == Precision.BF16
                                        ? Bf16.toFloat(tensors.bf16[offset + i])
                                        : tensors.f32[offset + i]);
                    case F64 -> tensors.f64[offset + i];
                    case I32 -> tensors.i32[offset + i];
                    case I64 -> tensors.i64[offset + i];
                    case U8, BOOL -> throw new IllegalArgumentException("no stored " + buffer.dtype() + " in tests");
                };
            }
            case Place.Table(var values) -> ScalarReference.convert(values.get(i), buffer.dtype());
            case Place.Seed _ -> SEED;
            case Place.Step _ -> STEP;
        };
    }

    private Object memory(DType type, int index, int i) {
        return switch (type) {
            case F32 -> (Object) memory.f32(index)[i];
            case F64 -> memory.f64(index)[i];
            case I32 -> memory.i32(index)[i];
            case I64 -> memory.i64(index)[i];
            case U8 -> memory.u8(index)[i] & 0xff;
            case BOOL -> memory.u8(index)[i] != 0;
        };
    }

    private Tensors tensors(dev.sinter.ir.op.Store store) {
        return switch (store) {
            case WEIGHTS -> weights;
            case OPTIMIZER -> optimizer;
            case METRICS -> metrics;
        };
    }

    void set(Buffer buffer, int i, Object value) {
        switch (buffer.place()) {
            case Place.Array(int index) -> {
                switch (buffer.dtype()) {
                    case F32 -> memory.f32(index)[i] = (float) value;
                    case F64 -> memory.f64(index)[i] = (double) value;
                    case I32 -> memory.i32(index)[i] = (int) value;
                    case I64 -> memory.i64(index)[i] = (long) value;
                    case U8 -> memory.u8(index)[i] = (byte) (int) value;
                    case BOOL -> memory.u8(index)[i] = (byte) ((boolean) value ? 1 : 0);
                }
            }
            case Place.Stored(var store, int offset, var kept) -> {
                switch (buffer.dtype()) {
                    case F32 -> {
                        if (kept == Precision.BF16) {
                            tensors(store).bf16[offset + i] = Bf16.of((float) value);
                        } else {
                            tensors(store).f32[offset + i] = (float) value;
                        }
                    }
                    case F64 -> tensors(store).f64[offset + i] = (double) value;
                    case I32 -> tensors(store).i32[offset + i] = (int) value;
                    case I64 -> tensors(store).i64[offset + i] = (long) value;
                    case U8, BOOL -> throw new IllegalArgumentException("no stored " + buffer.dtype() + " in tests");
                }
            }
            default -> throw new IllegalArgumentException(buffer + " cannot be written");
        }
    }

    /** All bits of both are the same, but for the payload of a NaN, in the first {@code arrays} arrays of the memory and in all stores. */
    void assertSame(Numbers other, int arrays, String what) {
        for (int i = 0; i < arrays; i++) {
            String array = what + " array " + i;
            switch (dtypes.get(i)) {
                case F32 -> assertArrayEquals(bits(memory.f32(i)), bits(other.memory.f32(i)), array);
                case F64 -> assertArrayEquals(bits(memory.f64(i)), bits(other.memory.f64(i)), array);
                case I32 -> assertArrayEquals(memory.i32(i), other.memory.i32(i), array);
                case I64 -> assertArrayEquals(memory.i64(i), other.memory.i64(i), array);
                case U8, BOOL -> assertArrayEquals(memory.u8(i), other.memory.u8(i), array);
            }
        }
        assertSame(weights, other.weights, what + " weights");
        assertSame(optimizer, other.optimizer, what + " optimizer");
        assertSame(metrics, other.metrics, what + " metrics");
    }

    private static void assertSame(Tensors a, Tensors b, String what) {
        assertArrayEquals(bits(a.f32), bits(b.f32), what + " f32");
        assertArrayEquals(a.bf16, b.bf16, what + " bf16");
        assertArrayEquals(bits(a.f64), bits(b.f64), what + " f64");
        assertArrayEquals(a.i32, b.i32, what + " i32");
        assertArrayEquals(a.i64, b.i64, what + " i64");
    }

    private static int[] bits(float[] a) {
        return IntStream.range(0, a.length).map(i -> Float.floatToIntBits(a[i])).toArray();
    }

    private static long[] bits(double[] a) {
        return IntStream.range(0, a.length)
                .mapToLong(i -> Double.doubleToLongBits(a[i]))
                .toArray();
    }
}
