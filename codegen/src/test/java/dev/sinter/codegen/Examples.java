package dev.sinter.codegen;

import static dev.sinter.codegen.Fixture.dim;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Reduction.Combine;
import dev.sinter.ir.kernel.Reduction.Order;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;

/** The kernels that most models are made of. */
final class Examples {
    private Examples() {}

    /** out[i, j] = max(sum over k of x[i, k] * w[k, j] + b[j], 0). */
    static Fixture dense(Dim rows, long depth, long columns) {
        Fixture f = new Fixture("dense");
        return dense(f, f.array("w", DType.F32, dim(depth), dim(columns)), rows, depth, columns);
    }

    /** The same with weights that are kept in half the bits. */
    static Fixture denseOfHalves(Dim rows, long depth, long columns) {
        return dense(new Fixture("dense"), Fixture.halves("w", 5, depth * columns), rows, depth, columns);
    }

    private static Fixture dense(Fixture f, Buffer w, Dim rows, long depth, long columns) {
        Buffer x = f.array("x", DType.F32, rows, dim(depth));
        Buffer b = f.array("b", DType.F32, dim(columns));
        Buffer out = f.array("out", DType.F32, rows, dim(columns));
        f.loop("i", rows).loop("j", dim(columns));
        Scalar a = f.read(x, depth, 0, 1);
        Scalar c = f.read(w, 0, 1, columns);
        Scalar bias = f.read(b, 0, 1, 0);
        f.reduce(Combine.FMA, Order.CHAIN, List.of(new Loop("k", dim(depth))), a, c);
        Scalar sum = Scalar.call(Fn.ADD, f.reduced(), bias);
        return f.write(out, Scalar.call(Fn.MAX, sum, Scalar.lit(0, DType.F32)), columns, 1);
    }

    /** w[i, j] = w[i, j] - 0.1 * sum over n in batch of x[n, i] * dy[n, j], in place. */
    static Fixture update(long rows, Dim samples, long columns) {
        Fixture f = new Fixture("update");
        Buffer x = f.array("x", DType.F32, samples, dim(rows));
        Buffer dy = f.array("dy", DType.F32, samples, dim(columns));
        Buffer w = Fixture.stored("w", DType.F32, 5, rows * columns);
        f.loop("i", dim(rows)).loop("j", dim(columns));
        Scalar a = f.read(x, 1, 0, rows);
        Scalar c = f.read(dy, 0, 1, columns);
        Scalar old = f.read(w, columns, 1, 0);
        f.reduce(Combine.FMA, Order.CHAIN, List.of(new Loop("n", samples)), a, c);
        Scalar scaled = Scalar.call(Fn.MUL, Scalar.lit(0.1, DType.F32), f.reduced());
        return f.write(w, Scalar.call(Fn.SUB, old, scaled), columns, 1);
    }

    /** w[i, j] = a formula of a dozen functions of w[i, j], i and the sum over n of x[n, i] * dy[n, j]. */
    static Fixture longUpdate(Dim rows, long columns) {
        Fixture f = new Fixture("long_update");
        Buffer x = f.array("x", DType.F32, dim(9), rows);
        Buffer dy = f.array("dy", DType.F32, dim(9), dim(columns));
        Buffer w = f.array("w", DType.F32, rows, dim(columns));
        f.loop("i", rows).loop("j", dim(columns));
        Scalar a = f.readFrom(x, 0, Extent.ONE, Extent.of(0), Extent.of(rows));
        Scalar c = f.read(dy, 0, 1, columns);
        Scalar value = f.read(w, columns, 1, 0);
        f.reduce(Combine.FMA, Order.CHAIN, List.of(new Loop("n", dim(9))), a, c);
        Scalar row = Scalar.cast(new Scalar.Index(0), DType.F32);
        for (int i = 0; i < 4; i++) {
            value = Scalar.call(Fn.ADD, Scalar.call(Fn.MUL, value, f.reduced()), row);
            value = Scalar.call(Fn.MIN, value, Scalar.call(Fn.NEG, f.reduced()));
        }
        return f.write(w, value, columns, 1);
    }

    /** out[j] = sum over i of x[i, j]. */
    static Fixture columnSum(Dim rows, long columns) {
        Fixture f = new Fixture("column_sum");
        Buffer x = f.array("x", DType.F32, rows, dim(columns));
        Buffer out = f.array("out", DType.F32, dim(columns));
        f.loop("j", dim(columns));
        Scalar a = f.read(x, 1, columns);
        f.reduce(Combine.SUM, Order.CHAIN, List.of(new Loop("i", rows)), a);
        return f.write(out, f.reduced(), 1);
    }

    /** More functions than the copies of a few numbers are worth. */
    static Scalar longFormula(Scalar a, Scalar b) {
        Scalar value = a;
        for (int i = 0; i < 20; i++) {
            value = Scalar.call(i % 3 == 0 ? Fn.MAX : Fn.SUB, Scalar.call(Fn.MUL, value, b), a);
        }
        return value;
    }

    /** out[i] = reduction over j of x[i, j]. */
    static Fixture rowReduce(Dim rows, Dim columns, Combine combine, Order order, DType type) {
        Fixture f = new Fixture("row_" + combine.toString().toLowerCase(java.util.Locale.ROOT));
        Buffer x = f.array("x", type, rows, columns);
        DType result = combine == Combine.ARGMAX || combine == Combine.ARGMIN ? DType.I32 : type;
        Buffer out = f.array("out", result, rows);
        f.loop("i", rows);
        Scalar a = f.readFrom(x, 0, Extent.of(columns), Extent.ONE);
        Scalar[] elements = combine == Combine.FMA ? new Scalar[] {a, a} : new Scalar[] {a};
        f.reduce(combine, order, List.of(new Loop("j", columns)), elements);
        return f.write(out, f.reduced(), 1);
    }

    /** out[n, i, j, c] = sum over p, q, d of x[n, i + p, j + q, d] * w[p, q, d, c]. */
    static Fixture convolution(int depth, int channels) {
        Fixture f = new Fixture("convolution");
        Buffer x = f.array("x", DType.F32, Dim.BATCH, dim(6), dim(8), dim(depth));
        Buffer w = f.array("w", DType.F32, dim(3), dim(3), dim(depth), dim(channels));
        Buffer out = f.array("out", DType.F32, Dim.BATCH, dim(4), dim(6), dim(channels));
        f.loop("n", Dim.BATCH).loop("i", dim(4)).loop("j", dim(6)).loop("c", dim(channels));
        Scalar a = f.read(x, 48 * depth, 8 * depth, depth, 0, 8 * depth, depth, 1);
        Scalar b = f.read(w, 0, 0, 0, 1, 3L * depth * channels, (long) depth * channels, channels);
        List<Loop> loops = List.of(new Loop("p", dim(3)), new Loop("q", dim(3)), new Loop("d", dim(depth)));
        f.reduce(Combine.FMA, Order.CHAIN, loops, a, b);
        return f.write(out, f.reduced(), 24L * channels, 6L * channels, channels, 1);
    }

    /** w[p, d, c] = sum over n, i, j of x[n, i + p, j, d] * dy[n, i, j, c]. */
    static Fixture convolutionGradient(int taps, int depth, int channels) {
        Fixture f = new Fixture("gradient");
        Buffer x = f.array("x", DType.F32, Dim.BATCH, dim(3 + taps), dim(6), dim(depth));
        Buffer dy = f.array("dy", DType.F32, Dim.BATCH, dim(4), dim(6), dim(channels));
        Buffer w = f.array("w", DType.F32, dim(taps), dim(depth), dim(channels));
        f.loop("p", dim(taps)).loop("d", dim(depth)).loop("c", dim(channels));
        Scalar a = f.read(x, 6L * depth, 1, 0, 6L * (3 + taps) * depth, 6L * depth, depth);
        Scalar b = f.read(dy, 0, 0, 1, 24L * channels, 6L * channels, channels);
        List<Loop> loops = List.of(new Loop("n", Dim.BATCH), new Loop("i", dim(4)), new Loop("j", dim(6)));
        f.reduce(Combine.FMA, Order.CHAIN, loops, a, b);
        return f.write(w, f.reduced(), (long) depth * channels, channels, 1);
    }
}
