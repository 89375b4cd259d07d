package dev.sinter.codegen;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Origin;
import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Place;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.ir.kernel.Reduction;
import dev.sinter.ir.kernel.Schedule;
import dev.sinter.ir.kernel.Write;
import dev.sinter.ir.op.Store;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A kernel made by hand: buffers are numbered as they are made, then loops, reads and writes are added. */
final class Fixture {
    static final Origin ORIGIN = new Origin("test.model", 12, 5, "hidden");

    private final String name;
    private final List<Buffer> buffers = new ArrayList<>();
    private final List<Loop> loops = new ArrayList<>();
    private final List<Access> reads = new ArrayList<>();
    private final List<Write> writes = new ArrayList<>();
    private Optional<Reduction> reduction = Optional.empty();

    Fixture(String name) {
        this.name = name;
    }

    static Dim dim(long count) {
        return Dim.of(count);
    }

    Buffer array(String bufferName, DType type, Dim... dims) {
        Extent size = Extent.ONE;
        for (Dim d : dims) {
            size = size.times(d);
        }
        Buffer buffer = new Buffer(bufferName, type, size, new Place.Array(buffers.size()));
        buffers.add(buffer);
        return buffer;
    }

    static Buffer stored(String bufferName, DType type, int offset, long size) {
        return new Buffer(bufferName, type, Extent.of(size), new Place.Stored(Store.WEIGHTS, offset));
    }

    /** f32 numbers that are kept in half the bits. */
    static Buffer halves(String bufferName, int offset, long size) {
        Place place = new Place.Stored(Store.WEIGHTS, offset, Precision.BF16);
        return new Buffer(bufferName, DType.F32, Extent.of(size), place);
    }

    Fixture loop(String loopName, Dim size) {
        loops.add(new Loop(loopName, size));
        return this;
    }

    /** The next read, as a number of its type. */
    Scalar readFrom(Buffer buffer, long offset, Extent... strides) {
        reads.add(new Access(buffer, Extent.of(offset), List.of(strides)));
        return new Scalar.In(reads.size() - 1, buffer.dtype());
    }

    Scalar read(Buffer buffer, long... strides) {
        return readFrom(buffer, 0, extents(strides));
    }

    static Extent[] extents(long... strides) {
        Extent[] extents = new Extent[strides.length];
        for (int i = 0; i < strides.length; i++) {
            extents[i] = Extent.of(strides[i]);
        }
        return extents;
    }

    Fixture reduce(Reduction.Combine combine, Reduction.Order order, List<Loop> over, Scalar... elements) {
        reduction = Optional.of(new Reduction(over, combine, order, List.of(elements)));
        return this;
    }

    /** The reduced value; all reads have been made. */
    Scalar reduced() {
        return new Scalar.In(reads.size(), reduction.orElseThrow().type());
    }

    Fixture write(Buffer buffer, Scalar value, long... strides) {
        return write(buffer, value, extents(strides));
    }

    Fixture write(Buffer buffer, Scalar value, Extent... strides) {
        writes.add(new Write(new Access(buffer, Extent.ZERO, List.of(strides)), value));
        return this;
    }

    Kernel kernel() {
        return new Kernel(name, ORIGIN, loops, reduction, reads, writes, Schedule.LOOPS);
    }

    /** A plan of one kernel; all arrays are inputs. */
    Plan plan(Action kernel, int lanes) {
        return new Plan("predict", lanes, buffers, List.of(), List.of(), List.of(kernel));
    }
}
