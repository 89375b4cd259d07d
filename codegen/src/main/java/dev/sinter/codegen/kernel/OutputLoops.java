package dev.sinter.codegen.kernel;

import static dev.sinter.codegen.code.Code.constant;

import dev.sinter.codegen.code.Body;
import dev.sinter.ir.kernel.Kernel;
import java.util.function.Consumer;

/** Plain loops over some of the output loops of a kernel. */
public final class OutputLoops {
    private final Kernel kernel;
    private final Values values;
    private final Positions positions;

    public OutputLoops(Kernel kernel, Values values, Positions positions) {
        this.kernel = kernel;
        this.values = values;
        this.positions = positions;
    }

    /** The loops from loop {@code from} up to loop {@code to}, and innermost what is given; a loop of one turn is none. */
    public void write(Body body, int from, int to, Consumer<Body> innermost) {
        if (from == to) {
            innermost.accept(body);
        } else if (kernel.loops().get(from).size().isOne()) {
            write(body, from + 1, to, innermost);
        } else {
            Split turns = Split.of(kernel, from, body, constant(0), positions.size(from), 1);
            body.loop(kernel.loops().get(from).name(), turns.from(), turns.to(), 1, (inner, i) -> {
                values.open(from, i, inner);
                write(inner, from + 1, to, innermost);
                values.close();
            });
        }
    }
}
