package dev.sinter.ir.graph;

import dev.sinter.ir.op.Store;
import java.util.Optional;

/**
 * What a graph gives back: an output that a caller can read, or the next value of something stored.
 *
 * @param store where the value is kept when the program ends, or empty for an output
 * @param name the output's name, or the path of the stored tensor
 */
public record Result(Optional<Store> store, String name, Node value) {
    public static Result output(String name, Node value) {
        return new Result(Optional.empty(), name, value);
    }

    public static Result stored(Store store, String name, Node value) {
        return new Result(Optional.of(store), name, value);
    }

    /** The same result of another value. */
    public Result with(Node other) {
        return new Result(store, name, other);
    }
}
