package dev.sinter.codegen.vector;

import static dev.sinter.codegen.code.Code.constant;
import static dev.sinter.codegen.code.Code.copy;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.kernel.Arguments;
import dev.sinter.codegen.kernel.Dependences;
import dev.sinter.codegen.kernel.Positions;
import dev.sinter.codegen.kernel.Values;
import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Write;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The last numbers along the loop of vectors, too few for one: they are copied to the begin of scratch arrays, where vectors can be made
 * of them whose other lanes nobody looks at.
 */
final class Tail {
    /** With fewer functions, numbers one by one are as fast as the copies. */
    private static final int FUNCTIONS = 16;

    private final Kernel kernel;
    private final int loop;
    private final Arguments arguments;
    private final Positions positions;
    private final Values values;
    private final int firstSlot;
    private final int size;

    /**
     * @param firstSlot from which on scratch arrays are free
     * @param size how many numbers are left at most, rounded up to whole vectors
     */
    Tail(Kernel kernel, int loop, Arguments arguments, Positions positions, Values values, int firstSlot, int size) {
        this.kernel = kernel;
        this.loop = loop;
        this.arguments = arguments;
        this.positions = positions;
        this.values = values;
        this.firstSlot = firstSlot;
        this.size = size;
    }

    /** Whether there is so much to compute for each number that the copies pay. */
    static boolean pays(Kernel kernel, int loop) {
        return new Dependences(kernel).uses().size() >= FUNCTIONS
                && along(kernel, loop).stream().map(kernel.reads()::get).allMatch(Tail::isPlain)
                && kernel.writes().stream().map(Write::target).allMatch(Tail::isPlain);
    }

    private static boolean isPlain(Access access) {
        return access.buffer().dtype() == DType.F32 && !access.buffer().isHalved();
    }

    /** The reads that move along the loop. */
    private static List<Integer> along(Kernel kernel, int loop) {
        return IntStream.range(0, kernel.reads().size())
                .filter(i -> !kernel.reads().get(i).strides().get(loop).isZero())
                .boxed()
                .toList();
    }

    /** Copies the numbers from that turn of the loop on; afterwards it stands at 0, where the copies begin, until it is closed. */
    void open(Body body, Expr from, Expr count) {
        positions.set(loop, from);
        int slot = firstSlot;
        for (int read : along(kernel, loop)) {
            Access access = kernel.reads().get(read);
            Local scratch = arguments.scratch(slot, size, "last" + slot);
            body.add(copy(arguments.array(access.buffer()), positions.at(access, 0, 0), scratch, constant(0), count));
            values.stage(read, scratch, 0, 0, loop);
            slot++;
        }
        values.open(loop, constant(0), body);
    }

    /** Computes a vector of each result, and copies the numbers that count to where they belong. */
    void write(Body body, VectorCode vectors, Expr from, Expr count) {
        List<Expr> results = new ArrayList<>();
        for (Write write : kernel.writes()) {
            results.add(body.named("y", values.vector(write.value(), 0, 0)));
        }
        positions.set(loop, from);
        for (int i = 0; i < results.size(); i++) {
            Access target = kernel.writes().get(i).target();
            Local scratch = arguments.scratch(firstSlot + kernel.reads().size() + i, size, "result" + i);
            body.run(vectors.store(results.get(i), scratch, constant(0)));
            body.add(copy(scratch, constant(0), arguments.array(target.buffer()), positions.at(target, 0, 0), count));
        }
    }
}
