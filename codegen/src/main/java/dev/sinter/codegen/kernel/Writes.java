package dev.sinter.codegen.kernel;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Expr;
import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Write;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stores the values of a kernel for one turn; all of them are known before the first is stored. */
public final class Writes {
    private final Kernel kernel;
    private final Arguments arguments;
    private final Values values;
    private final Positions positions;

    public Writes(Kernel kernel, Arguments arguments, Values values, Positions positions) {
        this.kernel = kernel;
        this.arguments = arguments;
        this.values = values;
        this.positions = positions;
    }

    /** As single numbers. */
    public void numbers(Body body) {
        numbers(body, 0);
    }

    /** As single numbers, of that row. */
    void numbers(Body body, int row) {
        List<Expr> results = new ArrayList<>();
        for (Write write : kernel.writes()) {
            results.add(result(values.number(write.value(), row), body));
        }
        for (int i = 0; i < results.size(); i++) {
            Access target = kernel.writes().get(i).target();
            Kept.store(body, arguments.array(target.buffer()), positions.at(target, row, 0), results.get(i));
        }
    }

    /** As a vector; with a mask only the lanes that it names change. */
    public void vector(Body body, Lanes vectors, int row, int vector, Optional<Expr> mask) {
        List<Expr> results = new ArrayList<>();
        for (Write write : kernel.writes()) {
            results.add(result(values.vector(write.value(), row, vector), body));
        }
        for (int i = 0; i < results.size(); i++) {
            Access target = kernel.writes().get(i).target();
            DType type = target.buffer().dtype();
            Expr array = arguments.array(target.buffer());
            Expr at = positions.at(target, row, vector);
            Expr value = results.get(i);
            Expr kept = mask.map(m -> vectors.choose(m, value, vectors.load(array, at, type), type))
                    .orElse(value);
            body.run(vectors.store(kept, array, at));
        }
    }

    private Expr result(Expr value, Body body) {
        return kernel.writes().size() == 1 ? value : body.named("y", value);
    }
}
